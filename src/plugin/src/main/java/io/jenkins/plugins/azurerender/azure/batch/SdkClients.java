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

/** Makes clients of the Batch SDK with our retry, time limits and user agent in place of its own. */
final class SdkClients {

    private static final String USER_AGENT = "azure-render (Jenkins plugin)";

    /** Shared by the clients of all accounts: each pool keeps a thread and sockets for minutes. */
    private static final ConnectionPool CONNECTIONS = new ConnectionPool(4, 1, TimeUnit.MINUTES);

    /** An answer that comes so slowly is none. */
    private static final Duration A_CALL = Duration.ofMinutes(3);

    private SdkClients() {}

    static BatchClient open(String url, String account, String key, Duration patience) {
        return open(url, new BatchSharedKeyCredentials(url, account, key), patience);
    }

    static BatchClient open(String url, AccessTokens tokens, String audience, Duration patience) {
        return open(url, new BatchTokens(url, tokens, audience), patience);
    }

    private static BatchClient open(String url, BatchCredentials credentials, Duration patience) {
        return open(url, credentials, patience, A_CALL, BoundedResponses.MOST_PAGES);
    }

    /** @param aCall besides the patience, the time in which a call must have come to its end */
    static BatchClient open(
            String url, BatchCredentials credentials, Duration patience, Duration aCall, int mostPages) {
        requireOpenModule();
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .addNetworkInterceptor(new RetryInterceptor.RetryAfter())
                .followRedirects(false) // whoever answers must not send a signed request on
                .callTimeout(patience.plus(aCall).toMillis(), TimeUnit.MILLISECONDS);
        RestClient rest = new RestClient.Builder(http, new Retrofit.Builder())
                .withBaseUrl(url)
                .withConnectionPool(CONNECTIONS)
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withReadTimeout(60, TimeUnit.SECONDS)
                .withUserAgent(USER_AGENT) // the SDK's own carries a hash of the machine's MAC address
                .withInterceptor(new RetryInterceptor(patience))
                .withInterceptor(new BoundedResponses(url, mostPages))
                .withRetryStrategy(new NoRetry())
                .withCredentials(credentials)
                .withSerializerAdapter(new AzureJacksonAdapter())
                .withResponseBuilderFactory(new ThrowOnNotFound())
                .build();
        return BatchClient.open(rest, url);
    }

    /** The SDK's validator looks into java.util by reflection, which JDK 17 refuses unless it is opened. */
    private static void requireOpenModule() {
        if (!java.util.List.class.getModule().isOpen("java.util", BatchClient.class.getModule())) {
            throw new InvalidRequestException(
                    "Jenkins runs on a JVM that keeps java.util closed, which the Batch SDK needs open: "
                            + "start it with 'java -jar jenkins.war' or add --add-opens java.base/java.util=ALL-UNNAMED to its Java options.");
        }
    }

    /** Leaves all retrying to {@link RetryInterceptor}. */
    private static final class NoRetry extends RetryStrategy {
        NoRetry() {
            super(null, false);
        }

        @Override
        public boolean shouldRetry(int retryCount, Response response) {
            return false;
        }
    }

    /** A 404 is an error with a code, not an empty answer; as the SDK's own client has it. */
    private static final class ThrowOnNotFound implements ResponseBuilder.Factory {
        @Override
        public <T, E extends RestException> ResponseBuilder<T, E> newInstance(SerializerAdapter<?> adapter) {
            return new AzureResponseBuilder.Factory().<T, E>newInstance(adapter).withThrowOnGet404(true);
        }
    }
}
