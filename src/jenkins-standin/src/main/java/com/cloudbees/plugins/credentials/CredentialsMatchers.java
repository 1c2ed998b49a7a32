package com.cloudbees.plugins.credentials;

/** Stands for com.cloudbees.plugins.credentials.CredentialsMatchers of Jenkins 2.479.3. */
public class CredentialsMatchers {
    CredentialsMatchers() {}

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.List<C> filter(
            java.util.List<C> list, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.Set<C> filter(
            java.util.Set<C> set, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.util.Collection<C> filter(
            java.util.Collection<C> collection,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> java.lang.Iterable<C> filter(
            java.lang.Iterable<C> iterable, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher not(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher allOf(
            com.cloudbees.plugins.credentials.CredentialsMatcher... values) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher always() {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher withId(java.lang.String string) {
        throw new UnsupportedOperationException();
    }

    public static <C extends com.cloudbees.plugins.credentials.Credentials> C firstOrNull(
            java.lang.Iterable<C> iterable, com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher anyOf(
            com.cloudbees.plugins.credentials.CredentialsMatcher... values) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher never() {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher instanceOf(java.lang.Class type) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher withScope(
            com.cloudbees.plugins.credentials.CredentialsScope credentialsScope) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher both(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher2) {
        throw new UnsupportedOperationException();
    }

    public static com.cloudbees.plugins.credentials.CredentialsMatcher either(
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher,
            com.cloudbees.plugins.credentials.CredentialsMatcher credentialsMatcher2) {
        throw new UnsupportedOperationException();
    }
}
