package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Terminates the Batch jobs of renders, and cancels frames that will not be collected. */
public final class RenderTermination {

    /** Begins the reason that is sent to Batch, which returns it when the job has ended. */
    private static final String PREFIX = "Jenkins: ";

    private static final int MAX_REASON = 200;

    private RenderTermination() {}

    /**
     * Terminates the job of a render, if it was created, cancels its frames, and deletes its scripts and licenses; can be
     * repeated.
     *
     * @param reason a phrase, such as {@code Aborted by admin}
     * @throws IOException if the job may still be running
     */
    public static void of(RenderRecord render, Run<?, ?> run, String reason, RenderLog log) throws IOException {
        of(render, run, reason, log, RenderCloud.retryLimit());
    }

    /** @param timeout of the requests, if shorter than the usual one */
    static void of(RenderRecord render, Run<?, ?> run, String reason, RenderLog log, Duration timeout)
            throws IOException {
        RenderCloud cloud = render.mayHaveResources() ? terminate(render, run, reason, log, timeout) : null;
        cancelFrames(render, run, reason, log);
        if (cloud != null) {
            cloud.storage().deleteContainer(ResourceNames.nodeContainer(render.getBatchJob()));
        }
    }

    private static RenderCloud terminate(
            RenderRecord render, Run<?, ?> run, String reason, RenderLog log, Duration timeout) throws IOException {
        Duration usual = RenderCloud.retryLimit();
        try {
            RenderCloud cloud = RenderCloud.open(
                    render.getAccount(), render.submitter(run), timeout.compareTo(usual) < 0 ? timeout : usual);
            request(cloud, render, reason);
            return cloud;
        } catch (IOException | RuntimeException x) {
            fail(render, run, x);
            log.line(
                    "job",
                    "WARNING: %s may still be running, because it could not be terminated: %s"
                            .formatted(render.getBatchJob(), render.getTerminationProblem()));
            throw x;
        }
    }

    /** Terminates the job of a render whose frames are collected. */
    public static void request(RenderCloud cloud, RenderRecord render, String reason) throws IOException {
        request(cloud.batch(), render, reason);
    }

    static void request(BatchService batch, RenderRecord render, String reason) throws IOException {
        String plain = RenderLog.plain(reason);
        batch.terminateJob(render.getBatchJob(), PREFIX + plain.substring(0, Math.min(MAX_REASON, plain.length())));
    }

    /** Saves that the job of a render could not be terminated. */
    static void fail(RenderRecord render, Run<?, ?> run, Throwable problem) throws IOException {
        Throwable known = Failures.forUser(problem);
        render.markTerminationProblem(known.getMessage() == null ? known.toString() : known.getMessage());
        RenderAction.of(run).save();
    }

    /** Why this plugin terminated a job, as a phrase; empty if it ended for another reason. */
    static String reasonOf(String terminateReason) {
        return terminateReason.startsWith(PREFIX) ? terminateReason.substring(PREFIX.length()) : "";
    }

    static void cancelFrames(RenderRecord render, Run<?, ?> run, String reason, RenderLog log) throws IOException {
        RenderAction action = RenderAction.of(run);
        FrameTable table = action.frames(render);
        table.cancel(Instant.now().getEpochSecond());
        render.markCanceled(table, reason);
        action.save();
        log.line(
                "job",
                "%s was terminated: %s. %s of %s archived, %s canceled"
                        .formatted(
                                render.getBatchJob(),
                                reason,
                                table.count(FrameState.ARCHIVED),
                                RenderLog.count(table.size(), "frame"),
                                table.count(FrameState.CANCELED)));
    }
}
