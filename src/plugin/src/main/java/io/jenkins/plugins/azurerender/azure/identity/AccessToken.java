package io.jenkins.plugins.azurerender.azure.identity;

import java.time.Instant;

/** A bearer token and its expiry. */
public record AccessToken(String value, Instant expires) {

    /** Does not contain the token. */
    @Override
    public String toString() {
        return "access token until " + expires;
    }
}
