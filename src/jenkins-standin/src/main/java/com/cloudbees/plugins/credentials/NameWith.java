package com.cloudbees.plugins.credentials;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the class that provides the names of credentials. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
public @interface NameWith {
    /** Returns the class that provides the names. */
    Class<? extends CredentialsNameProvider<? extends Credentials>> value();

    /** Returns the priority; the highest wins. */
    int priority() default 0;
}
