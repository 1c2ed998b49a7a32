package io.jenkins.plugins.azurerender.jenkins;

import java.util.concurrent.CountDownLatch;

/** Waits in tasks of tests, which throw no checked exceptions. */
final class Latches {

    private Latches() {}

    /** Waits for the latch or an interrupt, which the thread then still has. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
    }
}
