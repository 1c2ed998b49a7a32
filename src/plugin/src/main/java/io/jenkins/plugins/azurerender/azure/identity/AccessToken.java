package io.jenkins.plugins.azurerender.azure.identity;

import java.time.Instant;

/** A bearer token and its expiry. */
public record AccessToken(String value, Instant expires) {

    /**
     * @throws IllegalArgumentException if the value is not valid in a header: HTTP clients show it in their messages
     */
    public AccessToken {
        if (value == null || value.isEmpty() || value.chars().anyMatch(one -> one < ' ' || one > '~')) {
            throw new IllegalArgumentException("the access token contains invalid characters");
        }
    }

    /** Does not contain the token. */
    @Override
    public String toString() {
        return "access token until " + expires;
    }
}
