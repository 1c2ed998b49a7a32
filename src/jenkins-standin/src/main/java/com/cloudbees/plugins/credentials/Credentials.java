package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.Credentials of Jenkins 2.479.3. */
public interface Credentials
        extends hudson.model.Describable<com.cloudbees.plugins.credentials.Credentials>,
                java.io.Serializable,
                hudson.ExtensionPoint {
    com.cloudbees.plugins.credentials.CredentialsDescriptor getDescriptor();

    com.cloudbees.plugins.credentials.CredentialsScope getScope();

    default com.cloudbees.plugins.credentials.Credentials forRun(hudson.model.Run<?, ?> run) {
        throw new UnsupportedOperationException();
    }
}
