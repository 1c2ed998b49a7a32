package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.batch.auth.BatchCredentials;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Signs requests with the tokens of an identity. The class of the SDK needs a library that is no longer maintained. */
final class BatchTokens implements BatchCredentials, Interceptor {

    private final String url;
    private final AccessTokens tokens;
    private final String audience;

    BatchTokens(String url, AccessTokens tokens, String audience) {
        this.url = url;
        this.tokens = tokens;
        this.audience = audience;
    }

    @Override
    public String baseUrl() {
        return url;
    }

    @Override
    public void applyCredentialsFilter(OkHttpClient.Builder client) {
        client.addInterceptor(this);
    }

    /** @throws SignInException if no token is available */
    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + tokens.token(audience).value())
                .build());
    }
}
