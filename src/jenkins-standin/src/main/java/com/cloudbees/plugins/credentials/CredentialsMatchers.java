package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import java.util.stream.StreamSupport;

/** Stands for com.cloudbees.plugins.credentials.CredentialsMatchers. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    /** Any. */
    public static CredentialsMatcher always() {
        return item -> true;
    }

    /** The one of the id. */
    public static CredentialsMatcher withId(String id) {
        return item -> item instanceof IdCredentials identified && id.equals(identified.getId());
    }

    /** The first that matches, or null. */
    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        return StreamSupport.stream(credentials.spliterator(), false)
                .filter(matcher::matches)
                .findFirst()
                .orElse(null);
    }
}
