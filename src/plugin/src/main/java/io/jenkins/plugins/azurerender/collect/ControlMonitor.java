package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import io.jenkins.plugins.azurerender.record.RenderControls;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends the requests to control a render that a restart interrupted, logs the results, and requeues frames. */
final class ControlMonitor {

    private static final Logger LOGGER = Logger.getLogger(ControlMonitor.class.getName());

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderControls controls;
    private final FrameRetries retries;
    private final RenderLog log;
    private Optional<RenderControl> pause = Optional.empty();
    private boolean disabledLogged;

    ControlMonitor(Run<?, ?> run, RenderRecord record, FrameRetries retries, RenderLog log) {
        this.run = run;
        this.record = record;
        this.retries = retries;
        this.log = log;
        controls = record.controls();
    }

    /** Must be called before the job is polled, whose state is compared with this request. */
    void begin() {
        pause = controls.pause().filter(RenderControl::isDone);
    }

    /** @param job as polled after {@link #begin} */
    void poll(RenderCloud cloud, JobStatus job) throws IOException {
        if (job.ended() || job.terminating()) {
            controls.failRequested(JobControl.ENDED);
        } else {
            if (pause.isPresent() && !job.disabled()) {
                resumedOutside();
            }
            send(cloud);
        }
        List<RenderControl> results = controls.takeUnlogged();
        results.forEach(control -> JobControl.log(record, control, log));
        if (!results.isEmpty()) {
            RenderAction.of(run).save();
        }
        boolean expected = controls.pause().isPresent() || pause.isPresent() || record.isFinishing();
        if (job.disabled() && !expected && !disabledLogged) {
            log.line("job", record.getBatchJob() + " was disabled outside Jenkins: waiting until it is enabled again");
            disabledLogged = true;
        }
    }

    /** A request that must wait does not delay the frames: the next poll sends it again. */
    private void send(RenderCloud cloud) throws IOException {
        try {
            new JobControl(cloud, run, record).send();
        } catch (IOException | RuntimeException x) {
            if (!Failures.retryable(x)) {
                throw x;
            }
            LOGGER.log(Level.FINE, x, () -> "Cannot control " + record.getBatchJob() + " yet");
        }
    }

    /** Someone enabled the job in Azure: also resizes the auto pool again. Only one request belongs to each pause. */
    private void resumedOutside() {
        if (controls.pause()
                .filter(now -> now.getId().equals(pause.get().getId()))
                .isPresent()) {
            record.request(
                    new RenderControl("outside-" + pause.get().getId(), Action.RESUME, "", "someone outside Jenkins"));
        }
    }

    /** Requeues the requested frames. No frame may wait to be fetched, because it could fail and share a task with them. */
    void requeue(RenderCloud cloud) throws IOException {
        for (RenderControl control : controls.requested(action -> action == Action.REQUEUE)) {
            RenderControl result;
            try {
                result = control.done(retries.requeue(cloud, control));
            } catch (InvalidRequestException x) {
                result = control.failed(x.getMessage());
            }
            controls.update(result);
            RenderAction.of(run).save();
        }
    }
}
