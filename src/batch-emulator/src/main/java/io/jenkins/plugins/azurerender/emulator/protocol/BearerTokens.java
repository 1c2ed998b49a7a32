package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Validates Entra bearer tokens: JSON Web Tokens for Batch that are valid now. */
public final class BearerTokens {
    /** Required audience, with its trailing slash. */
    public static final String AUDIENCE = "https://batch.core.windows.net/";

    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private final JsonWebKeys keys;

    /** @param keys keys to verify signatures with; null to skip verification */
    public BearerTokens(JsonWebKeys keys) {
        this.keys = keys;
    }

    /** @throws ServiceException describing why the token is invalid */
    void check(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw rejected("The access token is not a JSON Web Token of three parts.");
        }
        ObjectNode header = json(parts[0]);
        ObjectNode claims = json(parts[1]);
        if (header.path("alg").asText("none").equalsIgnoreCase("none") || parts[2].isEmpty()) {
            throw rejected("The access token is not signed.");
        }
        if (!claims.path("exp").isIntegralNumber()) {
            throw rejected("The access token has no expiration time.");
        }
        if (claims.get("exp").asLong() <= now.getEpochSecond()) {
            throw rejected("The access token has expired.");
        }
        if (claims.path("nbf").asLong(0) > now.plus(LEEWAY).getEpochSecond()) {
            throw rejected("The access token is not valid yet.");
        }
        if (!names(claims.path("aud"))) {
            throw rejected("The access token has been obtained from wrong audience or resource '"
                    + claims.path("aud").asText() + "'. It should exactly match (including forward slash) with one of"
                    + " the allowed audiences '" + AUDIENCE + "'");
        }
        if (keys != null) {
            byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            if (!keys.verify(header, signed, decode(parts[2]))) {
                throw rejected("The signature of the access token does not match any known key.");
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
            throw rejected("The access token is malformed: its parts are not JSON.");
        }
        throw rejected("The access token is malformed: its parts are not JSON objects.");
    }

    private static byte[] decode(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw rejected("The access token is malformed: its parts are not base64url.");
        }
    }

    private static ServiceException rejected(String detail) {
        return ErrorCode.TokenRejected.with("AuthenticationErrorDetail", detail);
    }
}
