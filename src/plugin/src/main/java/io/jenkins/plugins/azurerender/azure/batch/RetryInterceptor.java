package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.BackOff;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Retries requests that failed without a response or with a transient error. The SDK would send four requests within 14
 * ms and ignore Retry-After. Requests are signed after this interceptor, so that each attempt has its own date.
 */
final class RetryInterceptor implements Interceptor {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN = "Hidden-" + RETRY_AFTER;

    /** Hides the header from OkHttp, which would retry the request itself or fail to parse the value. */
    static final class RetryAfter implements Interceptor {

        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            String value = response.header(RETRY_AFTER);
            return value == null
                    ? response
                    : response.newBuilder()
                            .removeHeader(RETRY_AFTER)
                            .header(HIDDEN, value)
                            .build();
        }
    }

    private final Duration limit;

    /** @param limit how long after the first failure another attempt may start */
    RetryInterceptor(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        BackOff backOff = new BackOff(limit);
        while (true) {
            try {
                Response response = chain.proceed(chain.request());
                Optional<Duration> pause = Kind.of(response.code()) == Kind.TRANSIENT
                        ? backOff.next(response.header(HIDDEN))
                        : Optional.empty();
                if (pause.isEmpty()) {
                    return response;
                }
                response.close();
                backOff.sleep(pause.get());
            } catch (SignInException x) {
                if (!x.retryable() || !backOff.pause(x.retryAfter())) {
                    throw x;
                }
            } catch (IOException x) {
                // A canceled call has exceeded its total time limit.
                if (chain.call().isCanceled() || Thread.currentThread().isInterrupted() || !backOff.pause(null)) {
                    throw x;
                }
            }
        }
    }
}
