package com.cloudbees.plugins.credentials.common;

/** Stands for com.cloudbees.plugins.credentials.common.StandardListBoxModel of Jenkins 2.479.3. */
public class StandardListBoxModel
        extends com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<
                com.cloudbees.plugins.credentials.common.StandardListBoxModel,
                com.cloudbees.plugins.credentials.common.StandardCredentials> {
    public StandardListBoxModel() {}

    protected java.lang.String describe(
            com.cloudbees.plugins.credentials.common.StandardCredentials standardCredentials) {
        throw new UnsupportedOperationException();
    }
}
