package com.cloudbees.plugins.credentials;

import io.jenkins.plugins.azurerender.standin.security.CredentialsNames;

/** Provides the names of credentials in lists. */
public abstract class CredentialsNameProvider<C extends Credentials> {
    /** Returns the name of the credentials. */
    public abstract String getName(C credentials);

    /** Returns the name from the provider in the {@link NameWith} of the class. */
    public static String name(Credentials credentials) {
        return CredentialsNames.of(credentials);
    }
}
