package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import java.util.stream.StreamSupport;

/** Creates and applies matchers. */
public class CredentialsMatchers {
    private CredentialsMatchers() {}

    /** Returns a matcher for all credentials. */
    public static CredentialsMatcher always() {
        return item -> true;
    }

    /** Returns a matcher for the credentials with the id. */
    public static CredentialsMatcher withId(String id) {
        return item -> item instanceof IdCredentials identified && id.equals(identified.getId());
    }

    /** Returns the first credentials that match, or null. */
    public static <C extends Credentials> C firstOrNull(Iterable<C> credentials, CredentialsMatcher matcher) {
        return StreamSupport.stream(credentials.spliterator(), false)
                .filter(matcher::matches)
                .findFirst()
                .orElse(null);
    }
}
