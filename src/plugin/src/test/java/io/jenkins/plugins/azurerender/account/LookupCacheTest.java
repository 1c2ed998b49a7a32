package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Caching and time limit of lookups for forms. */
@Tag("unit")
class LookupCacheTest {

    private static final String ACCOUNT = "https://studio.batch.azure.com";

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final LookupCache cache = new LookupCache(clock::get, Duration.ofSeconds(60));

    @Test
    void resultIsCachedForOneMinute() throws IOException {
        assertEquals(1, cache.get(ACCOUNT, "pools", Integer.class, requests::incrementAndGet));
        clock.addAndGet(LookupCache.RETENTION.toNanos() - 1);
        assertEquals(1, cache.get(ACCOUNT, "pools", Integer.class, requests::incrementAndGet));
        clock.incrementAndGet();
        assertEquals(2, cache.get(ACCOUNT, "pools", Integer.class, requests::incrementAndGet));
    }

    @Test
    void keysAreCachedSeparately() throws IOException {
        assertEquals(1, cache.get(ACCOUNT, "pools", Integer.class, requests::incrementAndGet));
        assertEquals(2, cache.get(ACCOUNT, "images", Integer.class, requests::incrementAndGet));
    }

    @Test
    void errorIsCached() {
        for (int i = 0; i < 3; i++) {
            IOException x = assertThrows(
                    IOException.class,
                    () -> cache.get(ACCOUNT, "pools", Integer.class, () -> {
                        requests.incrementAndGet();
                        throw new IOException("refused");
                    }));
            assertEquals("refused", x.getMessage());
        }
        assertEquals(1, requests.get());
    }

    @Test
    void requestWithoutResponseTimesOut() throws Exception {
        LookupCache shortCache = new LookupCache(clock::get, Duration.ofMillis(1));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            IOException x = assertThrows(
                    IOException.class,
                    () -> shortCache.get(ACCOUNT, "pools", Integer.class, () -> {
                        try {
                            requests.incrementAndGet();
                            release.await();
                        } catch (InterruptedException end) {
                            interrupted.countDown();
                        }
                        return 1;
                    }));
            assertTrue(x.getMessage().startsWith("Azure did not respond within "), x.getMessage());
            clock.addAndGet(Duration.ofMillis(1).toNanos());
        }
        assertTrue(requests.get() <= 1, "only one request is sent at a time");
        clock.addAndGet(LookupCache.RETENTION.toNanos());
        assertEquals(
                7, new LookupCache(clock::get, Duration.ofSeconds(60)).get(ACCOUNT, "other", Integer.class, () -> 7));
        assertThrows(
                IOException.class,
                () -> shortCache.get(ACCOUNT, "pools", Integer.class, () -> {
                    release.await();
                    return 1;
                }));
        assertTrue(requests.get() == 0 || interrupted.await(60, TimeUnit.SECONDS), "the request was not interrupted");
        release.countDown();
    }

    @Test
    void requestsBeyondQueueLimitAreRejected() {
        LookupCache shortCache = new LookupCache(clock::get, Duration.ZERO);
        CountDownLatch end = new CountDownLatch(1);
        for (int request = 0; request < 200; request++) {
            int key = request;
            assertThrows(
                    IOException.class,
                    () -> shortCache.get(ACCOUNT, key, Integer.class, () -> {
                        requests.incrementAndGet();
                        end.await();
                        return 1;
                    }));
        }
        assertTrue(requests.get() <= 4, requests::toString);
        end.countDown();
    }

    @Test
    void accountThatDoesNotRespondLeavesThreadsToOthers() throws Exception {
        LookupCache shortCache = new LookupCache(clock::get, Duration.ofMillis(1));
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 20; i++) {
            int key = i;
            assertThrows(
                    IOException.class,
                    () -> shortCache.get(ACCOUNT, key, Integer.class, () -> {
                        requests.incrementAndGet();
                        release.await();
                        return 1;
                    }));
        }
        CountDownLatch sent = new CountDownLatch(1);
        assertThrows(
                IOException.class, // this cache does not wait
                () -> shortCache.get("https://other.batch.azure.com", "pools", Integer.class, () -> {
                    sent.countDown();
                    release.await();
                    return 1;
                }));
        assertTrue(sent.await(60, TimeUnit.SECONDS), "the other account gets its request");
        assertTrue(requests.get() <= 2, requests::toString);
        release.countDown();
    }
}
