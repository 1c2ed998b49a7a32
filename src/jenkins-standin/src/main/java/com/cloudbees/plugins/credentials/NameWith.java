package com.cloudbees.plugins.credentials;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Stands for com.cloudbees.plugins.credentials.NameWith: names the class that names a credential. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
public @interface NameWith {
    /** The class that names it. */
    Class<? extends CredentialsNameProvider<? extends Credentials>> value();

    /** Which of several wins: the highest. */
    int priority() default 0;
}
