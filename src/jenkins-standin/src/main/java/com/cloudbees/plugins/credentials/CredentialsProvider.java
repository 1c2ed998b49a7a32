package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsProvider of Jenkins 2.479.3. */
public abstract class CredentialsProvider
        extends hudson.model.Descriptor<com.cloudbees.plugins.credentials.CredentialsProvider>
        implements hudson.ExtensionPoint,
                hudson.model.Describable<com.cloudbees.plugins.credentials.CredentialsProvider> {
    public static final hudson.security.PermissionGroup GROUP = null;
    public static final hudson.security.Permission USE_OWN = null;
    public static final hudson.security.Permission USE_ITEM = null;
    public static final hudson.security.Permission CREATE = null;
    public static final hudson.security.Permission UPDATE = null;
    public static final hudson.security.Permission VIEW = null;
    public static final hudson.security.Permission DELETE = null;
    public static final hudson.security.Permission MANAGE_DOMAINS = null;

    public CredentialsProvider() {}

    public hudson.model.Descriptor<com.cloudbees.plugins.credentials.CredentialsProvider> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public static hudson.ExtensionList<com.cloudbees.plugins.credentials.CredentialsProvider> all() {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.CredentialsStore getStore(hudson.model.ModelObject modelObject) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials>
            java.util.List<C> lookupCredentialsInItemGroup(
                    java.lang.Class<C> type,
                    hudson.model.ItemGroup itemGroup,
                    org.springframework.security.core.Authentication authentication,
                    java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials>
            java.util.List<C> lookupCredentialsInItemGroup(
                    java.lang.Class<C> type,
                    hudson.model.ItemGroup itemGroup,
                    org.springframework.security.core.Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> lookupCredentialsInItem(
            java.lang.Class<C> type,
            hudson.model.Item item,
            org.springframework.security.core.Authentication authentication,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> lookupCredentialsInItem(
            java.lang.Class<C> type,
            hudson.model.Item item,
            org.springframework.security.core.Authentication authentication) {
        throw new UnsupportedOperationException();
    }

    public <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> getCredentialsInItemGroup(
            java.lang.Class<C> type,
            hudson.model.ItemGroup itemGroup,
            org.springframework.security.core.Authentication authentication,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials>
            hudson.util.ListBoxModel listCredentialsInItemGroup(
                    java.lang.Class<C> type,
                    hudson.model.ItemGroup itemGroup,
                    org.springframework.security.core.Authentication authentication,
                    java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
                    com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static java.lang.Iterable<com.cloudbees.plugins.credentials.CredentialsStore> lookupStores(
            hudson.model.ModelObject modelObject) {
        throw new UnsupportedOperationException();
    }

    public <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> getCredentialsInItem(
            java.lang.Class<C> type,
            hudson.model.Item item,
            org.springframework.security.core.Authentication authentication,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials>
            hudson.util.ListBoxModel listCredentialsInItem(
                    java.lang.Class<C> type,
                    hudson.model.Item item,
                    org.springframework.security.core.Authentication authentication,
                    java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
                    com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialById(
            java.lang.String string,
            java.lang.Class<C> type,
            hudson.model.Run<?, ?> run,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialById(
            java.lang.String string,
            java.lang.Class<C> type,
            hudson.model.Run<?, ?> run,
            com.cloudbees.plugins.credentials.domains.DomainRequirement... values) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.common.IdCredentials> C findCredentialById(
            java.lang.String string, java.lang.Class<C> type, hudson.model.Run<?, ?> run) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(
            hudson.model.Node node, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(
            hudson.model.Item item, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C track(
            hudson.model.Run run, C credentials) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Item item, java.util.List<C> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Run run, java.util.List<C> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Node node, C... values) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Item item, C... values) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Node node, java.util.List<C> list) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> trackAll(
            hudson.model.Run run, C... values) {
        throw new UnsupportedOperationException();
    }
}
