package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** Who may call: holders of the account's key, and of Entra bearer tokens where that is switched on. */
public final class SignIn {
    private final SharedKey sharedKey;
    private final boolean tokensAccepted;

    /** @param tokensAccepted whether a bearer token that is not over is taken; its signature is not verified */
    public SignIn(SharedKey sharedKey, boolean tokensAccepted) {
        this.sharedKey = sharedKey;
        this.tokensAccepted = tokensAccepted;
    }

    /** @throws ServiceException when the call is not signed in */
    public void check(Request request, Instant now) {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            throw invalid("The Authorization header is missing.");
        }
        if (authorization.startsWith("SharedKey ")) {
            sharedKey.check(request, now);
        } else if (tokensAccepted && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            checkToken(authorization.substring("bearer ".length()).trim(), now);
        } else {
            throw invalid("The Authorization header's scheme is not supported by this account.");
        }
    }

    private static void checkToken(String token, Instant now) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw invalid("The bearer token is not a JSON Web Token.");
        }
        try {
            JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (claims.path("exp").asLong(Long.MAX_VALUE) < now.getEpochSecond()) {
                throw invalid("The bearer token has expired.");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("The bearer token's claims cannot be read.");
        }
    }

    private static ServiceException invalid(String detail) {
        return ErrorCode.InvalidAuthenticationInfo.with("AuthenticationErrorDetail", detail);
    }
}
