package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsStore of Jenkins 2.479.3. */
public abstract class CredentialsStore implements hudson.security.AccessControlled, hudson.model.Saveable {
    public CredentialsStore(java.lang.Class<? extends com.cloudbees.plugins.credentials.CredentialsProvider> type) {}

    public CredentialsStore() {}

    public final void checkPermission(hudson.security.Permission permission) {}

    public abstract hudson.model.ModelObject getContext();

    public void save() throws java.io.IOException {}

    public final com.cloudbees.plugins.credentials.CredentialsProvider getProvider() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public final boolean hasPermission(hudson.security.Permission permission) {
        return false;
    }

    public boolean hasPermission2(
            org.springframework.security.core.Authentication authentication, hudson.security.Permission permission) {
        return false;
    }

    public final java.lang.String getContextDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final boolean addDomain(
            com.cloudbees.plugins.credentials.domains.Domain domain,
            com.cloudbees.plugins.credentials.Credentials... values)
            throws java.io.IOException {
        return false;
    }

    public boolean addDomain(
            com.cloudbees.plugins.credentials.domains.Domain domain,
            java.util.List<com.cloudbees.plugins.credentials.Credentials> list)
            throws java.io.IOException {
        return false;
    }

    public final com.cloudbees.plugins.credentials.CredentialsProvider getProviderOrDie() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean removeCredentials(
            com.cloudbees.plugins.credentials.domains.Domain domain,
            com.cloudbees.plugins.credentials.Credentials credentials)
            throws java.io.IOException;

    public java.util.List<com.cloudbees.plugins.credentials.domains.Domain> getDomains() {
        throw new UnsupportedOperationException();
    }

    public abstract boolean updateCredentials(
            com.cloudbees.plugins.credentials.domains.Domain domain,
            com.cloudbees.plugins.credentials.Credentials credentials,
            com.cloudbees.plugins.credentials.Credentials credentials2)
            throws java.io.IOException;

    public abstract java.util.List<com.cloudbees.plugins.credentials.Credentials> getCredentials(
            com.cloudbees.plugins.credentials.domains.Domain domain);

    public abstract boolean addCredentials(
            com.cloudbees.plugins.credentials.domains.Domain domain,
            com.cloudbees.plugins.credentials.Credentials credentials)
            throws java.io.IOException;

    public final boolean isDomainsModifiable() {
        return false;
    }
}
