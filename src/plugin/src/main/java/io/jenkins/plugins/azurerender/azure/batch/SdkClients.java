package io.jenkins.plugins.azurerender.azure.batch;

import com.microsoft.azure.AzureResponseBuilder;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchCredentials;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import com.microsoft.rest.RestClient;
import com.microsoft.rest.RestException;
import com.microsoft.rest.protocol.ResponseBuilder;
import com.microsoft.rest.protocol.SerializerAdapter;
import com.microsoft.rest.retry.RetryStrategy;
import io.jenkins.plugins.azurerender.azure.identity.AccessTokens;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import retrofit2.Retrofit;

/** Creates clients of the Batch SDK with the retries, time limits and user agent of this plugin. */
final class SdkClients {

    /** Shared, because Jackson examines the SDK's classes again for each new one. */
    private static final AzureJacksonAdapter SERIALIZER = new AzureJacksonAdapter();

    private static final String USER_AGENT = "azure-render (Jenkins plugin)";

    /** Shared by the clients of all accounts, because each pool keeps a thread and sockets for minutes. */
    private static final ConnectionPool CONNECTIONS = new ConnectionPool(4, 1, TimeUnit.MINUTES);

    /** Time limit of a call, to which the retry limit is added. */
    private static final Duration CALL_LIMIT = Duration.ofMinutes(3);

    private SdkClients() {}

    static BatchClient open(String url, String account, String key, Duration retryLimit) {
        return open(url, new BatchSharedKeyCredentials(url, account, key), retryLimit);
    }

    static BatchClient open(String url, AccessTokens tokens, String audience, Duration retryLimit) {
        return open(url, new BatchTokens(url, tokens, audience), retryLimit);
    }

    private static BatchClient open(String url, BatchCredentials credentials, Duration retryLimit) {
        return open(url, credentials, retryLimit, CALL_LIMIT, BoundedResponses.MAX_PAGES);
    }

    /** @param callLimit time limit of a call, to which {@code retryLimit} is added */
    static BatchClient open(
            String url, BatchCredentials credentials, Duration retryLimit, Duration callLimit, int maxPages) {
        requireOpenModule();
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .addNetworkInterceptor(new RetryInterceptor.RetryAfter())
                .followRedirects(false) // a response must not redirect a signed request
                .callTimeout(retryLimit.plus(callLimit).toMillis(), TimeUnit.MILLISECONDS);
        RestClient rest = new RestClient.Builder(http, new Retrofit.Builder())
                .withBaseUrl(url)
                .withConnectionPool(CONNECTIONS)
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withReadTimeout(60, TimeUnit.SECONDS)
                .withUserAgent(USER_AGENT) // that of the SDK contains a hash of the MAC address
                .withInterceptor(new RetryInterceptor(retryLimit))
                .withInterceptor(new BoundedResponses(url, maxPages))
                .withRetryStrategy(new NoRetry())
                .withCredentials(credentials)
                .withSerializerAdapter(SERIALIZER)
                .withResponseBuilderFactory(new ThrowOnNotFound())
                .build();
        return BatchClient.open(rest, url);
    }

    /** The validator of the SDK uses reflection on java.util, which JDK 17 allows only if the package is open. */
    private static void requireOpenModule() {
        if (!java.util.List.class.getModule().isOpen("java.util", BatchClient.class.getModule())) {
            throw new InvalidRequestException(
                    "The Batch SDK needs access to java.util, which this JVM does not allow: "
                            + "start Jenkins with 'java -jar jenkins.war' or add --add-opens java.base/java.util=ALL-UNNAMED to its Java options.");
        }
    }

    /** Disables the retries of the SDK: {@link RetryInterceptor} retries. */
    private static final class NoRetry extends RetryStrategy {
        NoRetry() {
            super(null, false);
        }

        @Override
        public boolean shouldRetry(int retryCount, Response response) {
            return false;
        }
    }

    /** Makes a 404 an error with a code instead of an empty response, like the default client of the SDK. */
    private static final class ThrowOnNotFound implements ResponseBuilder.Factory {
        @Override
        public <T, E extends RestException> ResponseBuilder<T, E> newInstance(SerializerAdapter<?> adapter) {
            return new AzureResponseBuilder.Factory().<T, E>newInstance(adapter).withThrowOnGet404(true);
        }
    }
}
