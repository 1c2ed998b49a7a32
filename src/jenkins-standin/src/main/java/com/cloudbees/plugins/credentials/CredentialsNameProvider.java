package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsNameProvider of Jenkins 2.479.3. */
public abstract class CredentialsNameProvider<C extends com.cloudbees.plugins.credentials.Credentials> {
    public CredentialsNameProvider() {}

    public abstract java.lang.String getName(C credentials);

    public static java.lang.String name(com.cloudbees.plugins.credentials.Credentials credentials) {
        throw new UnsupportedOperationException();
    }
}
