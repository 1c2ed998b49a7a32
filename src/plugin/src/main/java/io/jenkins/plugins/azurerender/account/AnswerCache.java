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
 * Answers to slow questions, good and bad ones: each question is asked once a minute at most, whoever asks, and nobody
 * waits for longer than some seconds after it was put.
 */
final class AnswerCache {

    /** How long a form may keep its user waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final Duration KEPT = Duration.ofMinutes(1);

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 100;

    private final Map<Object, Asked> questions = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;
    private final LongSupplier nanoTime;
    private final Duration patience;

    AnswerCache(LongSupplier nanoTime, Duration patience) {
        this.nanoTime = nanoTime;
        this.patience = patience;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "azure-render-form");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    private record Asked(Future<?> answer, long since) {}

    /**
     * @param key says what is asked, and of whom
     * @throws IOException when that is what came of it, or nothing came in time
     */
    <T> T ask(Object key, Class<T> kind, Callable<T> question) throws IOException {
        long now = nanoTime.getAsLong();
        questions.values().removeIf(asked -> isOver(asked, now));
        try {
            Asked asked = questions.computeIfAbsent(key, same -> new Asked(threads.submit(question), now));
            long left = patience.toNanos() - (now - asked.since);
            return kind.cast(asked.answer.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | RejectedExecutionException x) {
            throw new IOException(Messages.AnswerCache_NoAnswer(patience.toSeconds()), x);
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(x);
        } catch (ExecutionException x) {
            throw x.getCause() instanceof IOException said ? said : new IOException(x.getCause());
        }
    }

    private static boolean isOver(Asked asked, long now) {
        boolean over = now - asked.since >= KEPT.toNanos();
        if (over) {
            asked.answer.cancel(true);
        }
        return over;
    }
}
