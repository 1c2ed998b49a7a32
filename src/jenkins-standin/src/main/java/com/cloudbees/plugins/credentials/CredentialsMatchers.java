package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import java.util.List;
import java.util.stream.StreamSupport;

/** Stands for com.cloudbees.plugins.credentials.CredentialsMatchers. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    /** Any. */
    public static CredentialsMatcher always() {
        return item -> true;
    }

    /** None. */
    public static CredentialsMatcher never() {
        return item -> false;
    }

    /** Those of the class. */
    @SuppressWarnings("rawtypes")
    public static CredentialsMatcher instanceOf(Class clazz) {
        return item -> clazz.isInstance(item);
    }

    /** The one of the id. */
    public static CredentialsMatcher withId(String id) {
        return item -> item instanceof IdCredentials identified && id.equals(identified.getId());
    }

    /** Those that match all. */
    public static CredentialsMatcher allOf(CredentialsMatcher... matchers) {
        List<CredentialsMatcher> all = List.of(matchers);
        return item -> all.stream().allMatch(matcher -> matcher.matches(item));
    }

    /** Those that match one. */
    public static CredentialsMatcher anyOf(CredentialsMatcher... matchers) {
        List<CredentialsMatcher> all = List.of(matchers);
        return item -> all.stream().anyMatch(matcher -> matcher.matches(item));
    }

    /** Those that do not match. */
    public static CredentialsMatcher not(CredentialsMatcher matcher) {
        return item -> !matcher.matches(item);
    }

    /** The first that matches, or null. */
    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        return StreamSupport.stream(credentials.spliterator(), false)
                .filter(matcher::matches)
                .findFirst()
                .orElse(null);
    }

    /** Those that match. */
    public static <C extends Credentials> List<C> filter(List<C> credentials, CredentialsMatcher matcher) {
        return credentials.stream().filter(matcher::matches).toList();
    }
}
