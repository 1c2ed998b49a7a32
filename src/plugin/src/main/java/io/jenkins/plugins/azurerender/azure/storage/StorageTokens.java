package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Passes the tokens of an identity to the SDK. */
final class StorageTokens implements TokenCredential {

    private final AccessTokens tokens;

    StorageTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            var token = tokens.token(AzureCloud.STORAGE_AUDIENCE);
            return new AccessToken(token.value(), token.expires().atOffset(ZoneOffset.UTC));
        } catch (SignInException x) {
            throw new UncheckedIOException(x);
        }
    }
}
