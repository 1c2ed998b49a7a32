package com.cloudbees.plugins.credentials.common;

/** Stands for com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel of Jenkins 2.479.3. */
public abstract class AbstractIdCredentialsListBoxModel<
                T extends com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C>,
                C extends com.cloudbees.plugins.credentials.common.IdCredentials>
        extends hudson.util.ListBoxModel {
    public AbstractIdCredentialsListBoxModel() {}

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> with(C idCredentials) {
        throw new UnsupportedOperationException();
    }

    protected abstract java.lang.String describe(C idCredentials);

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeEmptyValue() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withMatching(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher,
            java.util.Iterator<? extends C> iterator) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withMatching(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher, C... values) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withMatching(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher,
            java.lang.Iterable<? extends C> iterable) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.Item item,
            java.lang.Class<? extends C> type) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.ItemGroup itemGroup,
            java.lang.Class<? extends C> type) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.ItemGroup itemGroup,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.Item item,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatching(
            hudson.model.ItemGroup itemGroup,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatching(
            hudson.model.Item item,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.ItemGroup itemGroup,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeMatchingAs(
            org.springframework.security.core.Authentication authentication,
            hudson.model.Item item,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public boolean addMissing(java.util.Collection<? extends hudson.util.ListBoxModel.Option> collection) {
        return false;
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withEmptySelection() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withAll(C... values) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withAll(
            java.util.Iterator<? extends C> iterator) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> withAll(
            java.lang.Iterable<? extends C> iterable) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> includeCurrentValue(
            java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> include(
            hudson.model.ItemGroup itemGroup, java.lang.Class<? extends C> type) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> include(
            hudson.model.Item item,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> include(
            hudson.model.Item item, java.lang.Class<? extends C> type) {
        throw new UnsupportedOperationException();
    }

    public com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel<T, C> include(
            hudson.model.ItemGroup itemGroup,
            java.lang.Class<? extends C> type,
            java.util.List<com.cloudbees.plugins.credentials.domains.DomainRequirement> list) {
        throw new UnsupportedOperationException();
    }
}
