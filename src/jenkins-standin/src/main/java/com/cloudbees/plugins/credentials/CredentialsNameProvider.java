package com.cloudbees.plugins.credentials;

import io.jenkins.plugins.azurerender.standin.security.CredentialsNames;

/** Stands for com.cloudbees.plugins.credentials.CredentialsNameProvider: names credentials in lists. */
public abstract class CredentialsNameProvider<C extends Credentials> {
    /** The name. */
    public abstract String getName(C credentials);

    /** The name that the class's {@link NameWith} gives. */
    public static String name(Credentials credentials) {
        return CredentialsNames.of(credentials);
    }
}
