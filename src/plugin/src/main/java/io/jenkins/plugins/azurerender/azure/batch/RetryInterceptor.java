package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Sends a request again when no answer came or the service asked for patience. The SDK's own retry sends four requests
 * within 14 ms and ignores Retry-After. Stands outside the signing, so each try carries its own date.
 */
final class RetryInterceptor implements Interceptor {

    private static final Set<Integer> TRY_AGAIN = Set.of(408, 429, 500, 502, 503, 504);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Duration patience;

    /** @param patience how long after the first try another one may begin */
    RetryInterceptor(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        for (int tries = 1; ; tries++) {
            long pause = pause(tries);
            Response response = null;
            try {
                response = chain.proceed(chain.request());
                if (!TRY_AGAIN.contains(response.code())) {
                    return response;
                }
                pause = Math.max(pause, retryAfterMillis(response));
                if (System.nanoTime() + pause * 1_000_000 > end) {
                    return response;
                }
            } catch (InterruptedIOException x) {
                if (Thread.currentThread().isInterrupted() || System.nanoTime() + pause * 1_000_000 > end) {
                    throw x;
                }
            } catch (IOException x) {
                if (isFinal(x) || System.nanoTime() + pause * 1_000_000 > end) {
                    throw x;
                }
            }
            if (response != null) {
                response.close();
            }
            sleep(pause);
        }
    }

    /** An identity that was refused stays so; only where Entra ID did not answer, asking again may help. */
    private static boolean isFinal(IOException x) {
        return x.getCause() instanceof SignInException refusal && !refusal.isWorthRetrying();
    }

    private static long pause(int tries) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries - 1, 20));
        return longest - ThreadLocalRandom.current().nextLong(longest / 4);
    }

    private static long retryAfterMillis(Response response) {
        try {
            return Long.parseLong(response.header("Retry-After", "0").strip()) * 1_000;
        } catch (NumberFormatException x) {
            return 0; // a date: the service sends seconds
        }
    }

    private static void sleep(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to try again");
        }
    }
}
