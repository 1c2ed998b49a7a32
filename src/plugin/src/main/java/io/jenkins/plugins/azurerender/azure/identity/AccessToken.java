package io.jenkins.plugins.azurerender.azure.identity;

import java.time.Instant;

/** A bearer token and when it ends. */
public record AccessToken(String value, Instant expires) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "access token until " + expires;
    }
}
