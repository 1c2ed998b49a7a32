package hudson;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Stands for hudson.RelativePath: where in the form the value of a parameter is found. */
@Documented
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface RelativePath {
    /** The path, such as "..". */
    String value();
}
