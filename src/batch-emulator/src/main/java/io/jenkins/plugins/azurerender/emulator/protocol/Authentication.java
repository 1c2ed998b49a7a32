package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.time.Instant;
import java.util.Locale;

/** Authenticates requests: account key, and Entra bearer tokens if enabled. */
public final class Authentication {
    private static final String BEARER = "bearer ";

    private final SharedKey sharedKey;
    private final BearerTokens tokens;

    /** @param tokens validates bearer tokens; null to reject them */
    public Authentication(SharedKey sharedKey, BearerTokens tokens) {
        this.sharedKey = sharedKey;
        this.tokens = tokens;
    }

    /** @throws ServiceException if the request is not authenticated */
    public void check(Request request, Instant now) {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            throw invalid("The Authorization header is missing.");
        }
        if (authorization.startsWith("SharedKey ")) {
            sharedKey.check(request, now);
        } else if (tokens != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            tokens.check(authorization.substring(BEARER.length()).trim(), now);
        } else {
            throw invalid("The authentication scheme is not supported by this account.");
        }
    }

    private static ServiceException invalid(String detail) {
        return ErrorCode.InvalidAuthenticationInfo.with("AuthenticationErrorDetail", detail);
    }
}
