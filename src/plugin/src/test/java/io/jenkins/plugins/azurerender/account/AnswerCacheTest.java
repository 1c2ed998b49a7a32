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

/** How often forms ask, and how long they wait. */
@Tag("unit")
class AnswerCacheTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AnswerCache patient = new AnswerCache(clock::get, Duration.ofSeconds(60));

    @Test
    void whatWasAnsweredIsNotAskedAgainForAMinute() throws IOException {
        assertEquals(1, patient.ask("pools", Integer.class, asked::incrementAndGet));
        clock.addAndGet(AnswerCache.KEPT.toNanos() - 1);
        assertEquals(1, patient.ask("pools", Integer.class, asked::incrementAndGet));
        clock.incrementAndGet();
        assertEquals(2, patient.ask("pools", Integer.class, asked::incrementAndGet));
    }

    @Test
    void eachQuestionHasAnAnswerOfItsOwn() throws IOException {
        assertEquals(1, patient.ask("pools", Integer.class, asked::incrementAndGet));
        assertEquals(2, patient.ask("images", Integer.class, asked::incrementAndGet));
    }

    @Test
    void aBadAnswerIsOneToo() {
        for (int times = 0; times < 3; times++) {
            IOException x = assertThrows(
                    IOException.class,
                    () -> patient.ask("pools", Integer.class, () -> {
                        asked.incrementAndGet();
                        throw new IOException("refused");
                    }));
            assertEquals("refused", x.getMessage());
        }
        assertEquals(1, asked.get());
    }

    @Test
    void nobodyWaitsForAnAnswerThatDoesNotCome() throws Exception {
        AnswerCache hasty = new AnswerCache(clock::get, Duration.ofMillis(1));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        for (int times = 0; times < 3; times++) {
            IOException x = assertThrows(
                    IOException.class,
                    () -> hasty.ask("pools", Integer.class, () -> {
                        try {
                            asked.incrementAndGet();
                            never.await();
                        } catch (InterruptedException end) {
                            interrupted.countDown();
                        }
                        return 1;
                    }));
            assertTrue(x.getMessage().startsWith("Azure did not answer within "), x.getMessage());
            clock.addAndGet(Duration.ofMillis(1).toNanos());
        }
        assertTrue(asked.get() <= 1, "one question waits at a time");
        clock.addAndGet(AnswerCache.KEPT.toNanos());
        assertEquals(7, new AnswerCache(clock::get, Duration.ofSeconds(60)).ask("other", Integer.class, () -> 7));
        assertThrows(
                IOException.class,
                () -> hasty.ask("pools", Integer.class, () -> {
                    never.await();
                    return 1;
                }));
        assertTrue(asked.get() == 0 || interrupted.await(60, TimeUnit.SECONDS), "who was given up goes on");
        never.countDown();
    }

    @Test
    void tooManyQuestionsAtATimeAreNotPut() {
        AnswerCache hasty = new AnswerCache(clock::get, Duration.ZERO);
        CountDownLatch end = new CountDownLatch(1);
        for (int question = 0; question < 200; question++) {
            int key = question;
            assertThrows(
                    IOException.class,
                    () -> hasty.ask(key, Integer.class, () -> {
                        asked.incrementAndGet();
                        end.await();
                        return 1;
                    }));
        }
        assertTrue(asked.get() <= 4, asked::toString);
        end.countDown();
    }
}
