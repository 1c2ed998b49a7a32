package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.Computer;
import java.util.concurrent.Callable;

/** Work on a thread of a pool; stopping it interrupts that thread and waits for it. */
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
