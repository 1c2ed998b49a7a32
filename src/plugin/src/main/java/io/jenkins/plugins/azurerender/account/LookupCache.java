package io.jenkins.plugins.azurerender.account;

import io.jenkins.plugins.azurerender.jenkins.FairThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Caches the results and errors of slow requests for one minute, for all users. Callers wait for at most some seconds
 * after the request was sent.
 */
final class LookupCache {

    /** How long a form waits for a result. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final Duration RETENTION = Duration.ofMinutes(1);

    /** A form sends two requests: for pools and for images. */
    private static final int THREADS_PER_ACCOUNT = 2;

    private static final int MAX_RUNNING = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<Object, Entry> entries = new ConcurrentHashMap<>();
    private final FairThreads threads =
            new FairThreads("forms", new FairThreads.Limits(6, 16, Duration.ofSeconds(2), GRACE));
    private final LongSupplier nanoTime;
    private final Duration timeout;

    LookupCache(LongSupplier nanoTime, Duration timeout) {
        this.nanoTime = nanoTime;
        this.timeout = timeout;
    }

    /** @param task sends the request; canceled when the entry expires */
    private record Entry(CompletableFuture<Object> result, Future<?> task, long since) {}

    /**
     * Returns the cached result, or that of a new request.
     *
     * @param account URL of the account, which has a limited number of threads
     * @param key identifies the request and the account
     * @throws IOException if the request failed, or did not return in time
     */
    <T> T get(String account, Object key, Class<T> type, Callable<T> request) throws IOException {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> isExpired(entry, now));
        try {
            Entry entry = entries.computeIfAbsent(key, absent -> send(account, request, now));
            long left = timeout.toNanos() - (now - entry.since);
            return type.cast(entry.result.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | RejectedExecutionException x) {
            throw new IOException(Messages.LookupCache_Timeout(timeout.toSeconds()), x);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(x);
        } catch (ExecutionException x) {
            throw x.getCause() instanceof IOException failure ? failure : new IOException(x.getCause());
        }
    }

    private Entry send(String account, Callable<?> request, long now) {
        if (entries.values().stream().filter(entry -> !entry.result.isDone()).count() >= MAX_RUNNING) {
            throw new RejectedExecutionException("too many requests");
        }
        CompletableFuture<Object> result = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                result.complete(request.call());
            } catch (Throwable x) {
                result.completeExceptionally(x);
            }
        };
        Future<?> task = threads.submit(
                List.of(new FairThreads.Peer(account, THREADS_PER_ACCOUNT)),
                work,
                DEADLINE,
                result::completeExceptionally);
        return new Entry(result, task, now);
    }

    private static boolean isExpired(Entry entry, long now) {
        boolean expired = now - entry.since >= RETENTION.toNanos();
        if (expired) {
            entry.task.cancel(true);
        }
        return expired;
    }
}
