package io.jenkins.plugins.azurerender.azure.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Returns unsigned tokens in the format of Entra ID and records the requested audiences. */
public final class TestTokens implements AccessTokens {

    private final List<String> audiences = Collections.synchronizedList(new ArrayList<>());
    private volatile SignInException error;

    public void fail(SignInException error) {
        this.error = error;
    }

    public List<String> audiences() {
        return audiences;
    }

    @Override
    public AccessToken token(String audience) throws SignInException {
        audiences.add(audience);
        if (error != null) {
            throw error;
        }
        Instant now = Instant.now();
        Instant end = now.plusSeconds(3600);
        String claims =
                "{\"aud\":\"%s\",\"iss\":\"https://sts.windows.net/11111111-2222-3333-4444-555555555555/\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"oid\":\"99999999-2222-3333-4444-555555555555\",\"tid\":\"11111111-2222-3333-4444-555555555555\"}"
                        .formatted(
                                audience + "/", now.getEpochSecond(), now.getEpochSecond() - 60, end.getEpochSecond());
        return new AccessToken(
                part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + part("signature"), end);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
