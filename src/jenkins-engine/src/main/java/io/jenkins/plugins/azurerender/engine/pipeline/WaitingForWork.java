package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.Computer;
import java.util.concurrent.Callable;

/** Waits for work on a pool thread; a stop interrupts the thread. */
final class WaitingForWork extends Waiting {

    private final Callable<Object> code;
    private Thread runner;
    private Throwable stopCause;

    WaitingForWork(Callable<Object> code) {
        this.code = code;
        Computer.threadPoolForRemoting.execute(this::run);
    }

    private void run() {
        Outcome outcome;
        try {
            begin();
            outcome = Outcome.success(code.call());
        } catch (Throwable x) {
            outcome = Outcome.failure(x);
        }
        end(finish(outcome));
    }

    private synchronized void begin() {
        runner = Thread.currentThread();
        if (stopCause != null) {
            runner.interrupt();
        }
    }

    private synchronized Outcome finish(Outcome outcome) {
        runner = null;
        Thread.interrupted();
        return stopCause == null ? outcome : Outcome.failure(stopCause);
    }

    @Override
    synchronized void stop(Throwable cause) {
        stopCause = cause;
        if (runner != null) {
            runner.interrupt();
        }
    }
}
