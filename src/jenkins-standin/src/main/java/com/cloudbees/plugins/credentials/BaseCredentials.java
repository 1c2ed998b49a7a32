package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.BaseCredentials of Jenkins 2.479.3. */
public class BaseCredentials implements com.cloudbees.plugins.credentials.Credentials {
    protected BaseCredentials() {}

    public BaseCredentials(com.cloudbees.plugins.credentials.CredentialsScope credentialsScope) {}

    public com.cloudbees.plugins.credentials.CredentialsDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.CredentialsScope getScope() {
        throw new UnsupportedOperationException();
    }
}
