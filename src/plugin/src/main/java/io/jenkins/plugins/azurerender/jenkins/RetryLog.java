package io.jenkins.plugins.azurerender.jenkins;

import io.jenkins.plugins.azurerender.azure.AzureException;

/** Logs a failure that is retried, and the same failure again only after ten minutes. */
public final class RetryLog {

    private static final long REPEAT_NANOS = 600_000_000_000L;

    private final RenderLog log;
    private String last = "";
    private long logged;

    public RetryLog(RenderLog log) {
        this.log = log;
    }

    /**
     * Logs a failure unless the previous one has the same service and error code or, without a code, the same message.
     */
    public void log(AzureException failure) {
        String kind = failure.getClass().getSimpleName() + " "
                + (failure.code().isEmpty() ? failure.getMessage() : failure.code());
        if (!kind.equals(last) || System.nanoTime() - logged > REPEAT_NANOS) {
            log.line("tasks", failure.getMessage() + " Retrying.");
            last = kind;
            logged = System.nanoTime();
        }
    }
}
