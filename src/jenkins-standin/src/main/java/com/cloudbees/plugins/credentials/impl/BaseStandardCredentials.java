package com.cloudbees.plugins.credentials.impl;

/** Stands for com.cloudbees.plugins.credentials.impl.BaseStandardCredentials of Jenkins 2.479.3. */
public abstract class BaseStandardCredentials extends com.cloudbees.plugins.credentials.BaseCredentials
        implements com.cloudbees.plugins.credentials.common.StandardCredentials {
    public BaseStandardCredentials(java.lang.String string, java.lang.String string2) {}

    public BaseStandardCredentials(
            com.cloudbees.plugins.credentials.CredentialsScope credentialsScope,
            java.lang.String string,
            java.lang.String string2) {}

    public final boolean equals(java.lang.Object object) {
        return false;
    }

    public final int hashCode() {
        return 0;
    }

    public java.lang.String getId() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDescription() {
        throw new UnsupportedOperationException();
    }
    /** Stands for com.cloudbees.plugins.credentials.impl.BaseStandardCredentials.BaseStandardCredentialsDescriptor of Jenkins 2.479.3. */
    protected abstract static class BaseStandardCredentialsDescriptor
            extends com.cloudbees.plugins.credentials.CredentialsDescriptor {
        protected BaseStandardCredentialsDescriptor() {}

        protected BaseStandardCredentialsDescriptor(
                java.lang.Class<? extends com.cloudbees.plugins.credentials.impl.BaseStandardCredentials> type) {}

        public java.lang.String getCheckIdUrl(com.cloudbees.plugins.credentials.CredentialsStore credentialsStore)
                throws java.io.UnsupportedEncodingException {
            throw new UnsupportedOperationException();
        }

        public final hudson.util.FormValidation doCheckId(
                hudson.model.ModelObject modelObject, java.lang.String string) {
            throw new UnsupportedOperationException();
        }
    }
}
