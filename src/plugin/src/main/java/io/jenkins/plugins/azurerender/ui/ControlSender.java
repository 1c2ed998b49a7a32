package io.jenkins.plugins.azurerender.ui;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.collect.JobControl;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Sends a request of the page to Batch in the background, again while Batch is not ready. After a restart, the collect step
 * sends it.
 */
final class ControlSender {

    private static final Logger LOGGER = Logger.getLogger(ControlSender.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_SECONDS = 5;
    private static final long LIMIT_NANOS = 1_800_000_000_000L;

    private final RenderRecord record;
    private final Run<?, ?> run;
    private final RenderControl control;
    private final long start = System.nanoTime();

    ControlSender(RenderRecord record, Run<?, ?> run, RenderControl control) {
        this.record = record;
        this.run = run;
        this.control = control;
    }

    void send() {
        RenderExecutors.get().cleanUp(Peers.of(RenderCloud.batchUrl(record.getAccount())), this::attempt, this::fail);
    }

    private void attempt() {
        try {
            RenderAction.of(run).save();
            if (control.getAction() == RenderControl.Action.REQUEUE) {
                return; // the collect step sends it
            }
            new JobControl(RenderCloud.open(record.getAccount(), record.submitter(run), TIMEOUT), run, record).send();
            if (isRequested()) {
                repeat(new IllegalStateException("Batch was not ready for 30 minutes: try again."));
            }
        } catch (Throwable x) { // otherwise the page shows the request indefinitely
            LOGGER.log(Level.WARNING, x, () -> "Cannot control the render " + record.getBatchJob());
            if (AzureException.in(x).filter(AzureException::retryable).isPresent()) {
                repeat(x);
            } else {
                fail(x);
            }
        }
    }

    private void repeat(Throwable problem) {
        if (System.nanoTime() - start < LIMIT_NANOS) {
            Timer.get().schedule(this::send, PAUSE_SECONDS, TimeUnit.SECONDS);
        } else {
            fail(problem);
        }
    }

    private boolean isRequested() {
        return record.controls()
                .find(control.getId())
                .filter(RenderControl::isRequested)
                .isPresent();
    }

    private void fail(Throwable x) {
        if (isRequested() && !RenderAction.of(run).isCollecting(record)) { // else the collect step sends it
            record.controls().update(control.failed(JobControl.message(x)));
        }
    }
}
