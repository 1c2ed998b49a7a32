package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.google.common.base.Throwables;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.BackOff;
import io.jenkins.plugins.azurerender.azure.identity.SignInException;
import io.jenkins.plugins.azurerender.azure.storage.BoundedHttpClient.DamagedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Retries requests of the Blob SDK that failed without a response or with a transient error. The policy of the SDK
 * ignores Retry-After. Requests are signed after this policy, so that each attempt has its own date.
 */
final class RetryPolicy implements HttpPipelinePolicy {

    /** Damage is caused by the connection, so it is retried at once and often. */
    private static final Duration DAMAGE_LIMIT = Duration.ofSeconds(3);

    private static final int ATTEMPTS_IF_DAMAGED = 15;

    private final Duration limit;

    /** @param limit how long after the first failure another attempt may start */
    RetryPolicy(Duration limit) {
        this.limit = limit;
    }

    @Override
    public HttpPipelinePosition getPipelinePosition() {
        return HttpPipelinePosition.PER_CALL;
    }

    /** A response with a transient error. */
    private static final class BusyException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient HttpResponse response;

        BusyException(HttpResponse response) {
            this.response = response;
        }
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        HttpRequest request = context.getHttpRequest();
        BackOff backOff = new BackOff(limit);
        BackOff damage = new BackOff(limit.compareTo(DAMAGE_LIMIT) < 0 ? limit : DAMAGE_LIMIT, ATTEMPTS_IF_DAMAGED);
        return Mono.defer(() -> {
                    context.setHttpRequest(request.copy()); // without the headers of the previous attempt
                    return next.clone().process();
                })
                .flatMap(response -> Kind.of(response.getStatusCode()) == Kind.TRANSIENT
                        ? Mono.error(new BusyException(response))
                        : Mono.just(response))
                .retryWhen(Retry.from(attempts -> attempts.concatMap(
                        attempt -> pause(isDamage(attempt.failure()) ? damage : backOff, attempt.failure()))))
                .onErrorResume(BusyException.class, busy -> Mono.just(busy.response));
    }

    private static Mono<Long> pause(BackOff backOff, Throwable failure) {
        Optional<Duration> pause = isRetryable(failure) ? backOff.next(retryAfter(failure)) : Optional.empty();
        return pause.map(time -> Mono.delay(time, Schedulers.boundedElastic())).orElseGet(() -> Mono.error(failure));
    }

    private static boolean isDamage(Throwable failure) {
        return Throwables.getCausalChain(failure).stream().anyMatch(DamagedException.class::isInstance);
    }

    private static boolean isRetryable(Throwable failure) {
        if (Throwables.getCausalChain(failure).stream().anyMatch(InterruptedException.class::isInstance)) {
            return false;
        }
        Optional<AzureException> known = AzureException.in(failure);
        if (known.isPresent()) {
            return known.get().retryable();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusyException || cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String retryAfter(Throwable failure) {
        if (failure instanceof BusyException busy) {
            return busy.response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        }
        return AzureException.in(failure).orElse(null) instanceof SignInException signIn ? signIn.retryAfter() : null;
    }
}
