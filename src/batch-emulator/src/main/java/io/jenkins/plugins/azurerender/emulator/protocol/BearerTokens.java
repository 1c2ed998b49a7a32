package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Checks an Entra bearer token: a JSON Web Token for Batch whose time has come and is not over. */
public final class BearerTokens {
    /** Whom tokens must be for, with its slash. */
    public static final String AUDIENCE = "https://batch.core.windows.net/";

    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private final TokenKeys keys;

    /** @param keys with which signatures are verified; null leaves them unverified */
    public BearerTokens(TokenKeys keys) {
        this.keys = keys;
    }

    /** @throws ServiceException saying what is wrong with the token */
    void check(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("The access token is not a JSON Web Token of three parts.");
        }
        ObjectNode header = json(parts[0]);
        ObjectNode claims = json(parts[1]);
        if (header.path("alg").asText("none").equalsIgnoreCase("none") || parts[2].isEmpty()) {
            throw refused("The access token is not signed.");
        }
        if (!claims.path("exp").isIntegralNumber()) {
            throw refused("The access token does not say when it expires.");
        }
        if (claims.get("exp").asLong() <= now.getEpochSecond()) {
            throw refused("The access token has expired.");
        }
        if (claims.path("nbf").asLong(0) > now.plus(LEEWAY).getEpochSecond()) {
            throw refused("The access token is not valid yet.");
        }
        if (!names(claims.path("aud"))) {
            throw refused("The access token has been obtained from wrong audience or resource '"
                    + claims.path("aud").asText() + "'. It should exactly match (including forward slash) with one of"
                    + " the allowed audiences '" + AUDIENCE + "'");
        }
        if (keys != null) {
            byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            if (!keys.verify(header, signed, decode(parts[2]))) {
                throw refused("The signature of the access token is not that of any known key.");
            }
        }
    }

    private static boolean names(JsonNode audience) {
        for (JsonNode one : audience.isArray() ? audience : Json.array().add(audience)) {
            if (one.asText().equals(AUDIENCE)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode json(String part) {
        try {
            if (Json.MAPPER.readTree(decode(part)) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw refused("The access token cannot be read: its parts are no JSON.");
        }
        throw refused("The access token cannot be read: its parts are no JSON objects.");
    }

    private static byte[] decode(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw refused("The access token cannot be read: its parts are not in base64url.");
        }
    }

    private static ServiceException refused(String detail) {
        return ErrorCode.TokenRefused.with("AuthenticationErrorDetail", detail);
    }
}
