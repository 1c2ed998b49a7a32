package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.time.Instant;
import java.util.Locale;

/** Who may call: holders of the account's key, and of Entra bearer tokens where that is switched on. */
public final class SignIn {
    private static final String BEARER = "bearer ";

    private final SharedKey sharedKey;
    private final BearerTokens tokens;

    /** @param tokens how bearer tokens are checked; null where none are taken */
    public SignIn(SharedKey sharedKey, BearerTokens tokens) {
        this.sharedKey = sharedKey;
        this.tokens = tokens;
    }

    /** @throws ServiceException when the call is not signed in */
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
            throw invalid("The Authorization header's scheme is not supported by this account.");
        }
    }

    private static ServiceException invalid(String detail) {
        return ErrorCode.InvalidAuthenticationInfo.with("AuthenticationErrorDetail", detail);
    }
}
