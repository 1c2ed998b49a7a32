package hudson;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The position of a parameter's value in a form. */
@Documented
@Target(PARAMETER)
@Retention(RUNTIME)
public @interface RelativePath {
    /** Returns the path, such as "..". */
    String value();
}
