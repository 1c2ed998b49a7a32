package io.jenkins.plugins.azurerender.account;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
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

    private static final int THREADS = 4;
    private static final int MAX_QUEUED = 100;

    private final Map<Object, Entry> entries = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;
    private final LongSupplier nanoTime;
    private final Duration timeout;

    LookupCache(LongSupplier nanoTime, Duration timeout) {
        this.nanoTime = nanoTime;
        this.timeout = timeout;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_QUEUED), work -> {
                    Thread thread = new Thread(work, "azure-render-form");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    private record Entry(Future<?> result, long since) {}

    /**
     * Returns the cached result, or that of a new request.
     *
     * @param key identifies the request and the account
     * @throws IOException if the request failed, or did not return in time
     */
    <T> T get(Object key, Class<T> type, Callable<T> request) throws IOException {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> isExpired(entry, now));
        try {
            Entry entry = entries.computeIfAbsent(key, absent -> new Entry(threads.submit(request), now));
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

    private static boolean isExpired(Entry entry, long now) {
        boolean expired = now - entry.since >= RETENTION.toNanos();
        if (expired) {
            entry.result.cancel(true);
        }
        return expired;
    }
}
