package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider of Jenkins 2.479.3. */
public class SystemCredentialsProvider
        extends hudson.model.AbstractDescribableImpl<com.cloudbees.plugins.credentials.SystemCredentialsProvider>
        implements hudson.model.Saveable {
    SystemCredentialsProvider() {}

    public static com.cloudbees.plugins.credentials.SystemCredentialsProvider getInstance() {
        throw new UnsupportedOperationException();
    }

    public void save() throws java.io.IOException {}

    public java.util.List<com.cloudbees.plugins.credentials.Credentials> getCredentials() {
        throw new UnsupportedOperationException();
    }

    public java.util.Map<
                    com.cloudbees.plugins.credentials.domains.Domain,
                    java.util.List<com.cloudbees.plugins.credentials.Credentials>>
            getDomainCredentialsMap() {
        throw new UnsupportedOperationException();
    }

    public void setDomainCredentialsMap(
            java.util.Map<
                            com.cloudbees.plugins.credentials.domains.Domain,
                            java.util.List<com.cloudbees.plugins.credentials.Credentials>>
                    map) {}
    /** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider.ProviderImpl of Jenkins 2.479.3. */
    public static class ProviderImpl extends com.cloudbees.plugins.credentials.CredentialsProvider {
        public ProviderImpl() {}

        public com.cloudbees.plugins.credentials.CredentialsStore getStore(hudson.model.ModelObject modelObject) {
            throw new UnsupportedOperationException();
        }
    }
    /** Stands for com.cloudbees.plugins.credentials.SystemCredentialsProvider.StoreImpl of Jenkins 2.479.3. */
    public static class StoreImpl extends com.cloudbees.plugins.credentials.CredentialsStore {
        public StoreImpl() {}

        public hudson.model.ModelObject getContext() {
            throw new UnsupportedOperationException();
        }

        public void save() throws java.io.IOException {}

        public hudson.security.ACL getACL() {
            throw new UnsupportedOperationException();
        }

        public boolean hasPermission2(
                org.springframework.security.core.Authentication authentication,
                hudson.security.Permission permission) {
            return false;
        }

        public boolean removeCredentials(
                com.cloudbees.plugins.credentials.domains.Domain domain,
                com.cloudbees.plugins.credentials.Credentials credentials)
                throws java.io.IOException {
            return false;
        }

        public java.util.List<com.cloudbees.plugins.credentials.domains.Domain> getDomains() {
            throw new UnsupportedOperationException();
        }

        public boolean updateCredentials(
                com.cloudbees.plugins.credentials.domains.Domain domain,
                com.cloudbees.plugins.credentials.Credentials credentials,
                com.cloudbees.plugins.credentials.Credentials credentials2)
                throws java.io.IOException {
            return false;
        }

        public java.util.List<com.cloudbees.plugins.credentials.Credentials> getCredentials(
                com.cloudbees.plugins.credentials.domains.Domain domain) {
            throw new UnsupportedOperationException();
        }

        public boolean addCredentials(
                com.cloudbees.plugins.credentials.domains.Domain domain,
                com.cloudbees.plugins.credentials.Credentials credentials)
                throws java.io.IOException {
            return false;
        }
    }
}
