package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import io.jenkins.plugins.azurerender.record.RenderControls;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the requests to control a render to Batch. Each can be sent again, after a lost answer or a restart. Requests to
 * requeue frames are sent by the collect step, which knows the tasks of the frames.
 */
public final class JobControl {

    static final String ENDED = "The render has ended.";

    /** How long a pause waits until Batch scales the auto pool. */
    private static final long SCALE_MILLIS = 1_200_000;

    private final RenderCloud cloud;
    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderControls controls;

    public JobControl(RenderCloud cloud, Run<?, ?> run, RenderRecord record) {
        this.cloud = cloud;
        this.run = run;
        this.record = record;
        controls = record.controls();
    }

    /**
     * Adds a request, which must then be saved.
     *
     * @throws InvalidRequestException if it has no effect now, or someone else requested the same
     */
    public static void request(RenderRecord record, Run<?, ?> run, RenderControl control) throws IOException {
        RenderAction renders = RenderAction.of(run);
        if (!record.isSubmitted() || record.isCollected()) {
            throw new InvalidRequestException(ENDED);
        }
        if (!run.isBuilding() && !renders.isCollecting(record)) {
            throw new InvalidRequestException("The build has ended, so its renders can no longer be changed.");
        }
        if (control.getAction() == Action.REQUEUE
                && record.controls().find(control.getId()).isEmpty()) {
            checkFrames(control.getValue(), renders.frames(record), record);
            if (!renders.isCollecting(record)) {
                throw new InvalidRequestException(
                        "Frames are requeued only while azureRenderCollect runs: start it first, in another branch of parallel.");
            }
        }
        record.request(
                control.getAction() == Action.REQUEUE
                        ? control.withAttempts(attempts(control.getValue(), renders.frames(record)))
                        : control);
    }

    /** Saved with the request, so that it is not repeated after a restart for frames that were rendered again. */
    private static Map<Integer, Integer> attempts(String frames, FrameTable table) {
        Map<Integer, Integer> attempts = new HashMap<>();
        FrameRange.parse(frames).frames().forEach(number -> table.row(number)
                .filter(row -> row.attempt() > 0)
                .ifPresent(row -> attempts.put(number, row.attempt())));
        return attempts;
    }

    private static void checkFrames(String frames, FrameTable table, RenderRecord record) {
        TileTasks tiles = new TileTasks(record.batchTasks(), table);
        for (int number : FrameRange.parse(frames).frames()) {
            FrameState state = table.row(number)
                    .map(FrameRow::state)
                    .orElseThrow(() -> new InvalidRequestException(
                            "Frame %s is not in this render: use frames of %s.".formatted(number, record.getFrames())));
            if (!canRequeue(state, tiles.has(number))) {
                String rule = tiles.has(number)
                        ? "only failed frames can be requeued, because it has tiles"
                        : "only failed and running frames can be requeued";
                throw new InvalidRequestException("Frame %s is %s: %s.".formatted(number, state.word(), rule));
            }
        }
    }

    /** @param tiled whether several tasks render the frame, of which some may have ended while it runs */
    static boolean canRequeue(FrameState state, boolean tiled) {
        return state.isBad() || state == FrameState.RUNNING && !tiled;
    }

    /**
     * Sends the requests that Batch has not received.
     *
     * @return whether none is left
     * @throws IOException if one must be sent again later
     */
    public boolean send() throws IOException {
        boolean all = true;
        for (RenderControl control : controls.requested(action -> action != Action.REQUEUE)) {
            if (controls.begin(control)) {
                try {
                    all &= send(control);
                } finally {
                    controls.end(control);
                }
            } else {
                all = false;
            }
        }
        return all;
    }

    private boolean send(RenderControl control) throws IOException {
        RenderAction.of(run).save(); // a restart from here on sends it again
        RenderControl result;
        try {
            result = controls.isReplaced(control) ? control.done("") : result(control);
        } catch (IOException | RuntimeException x) {
            if (AzureException.in(x).filter(AzureException::retryable).isPresent()) {
                throw x;
            }
            result = control.failed(message(x));
        }
        controls.update(result);
        RenderAction.of(run).save();
        return !result.isRequested();
    }

    /** Returns the problem in one sentence. */
    public static String message(Throwable problem) {
        Throwable known = Failures.forUser(problem);
        return known.getMessage() == null ? known.toString() : known.getMessage();
    }

    private RenderControl result(RenderControl control) throws IOException {
        BatchService batch = cloud.batch();
        String job = record.getBatchJob();
        return switch (control.getAction()) {
            case PAUSE -> batch.disableJob(job) ? withPool(control, () -> pausePool(control)) : control.failed(ENDED);
            case RESUME -> batch.enableJob(job) ? withPool(control, () -> resumePool(control)) : control.failed(ENDED);
            case PRIORITY ->
                batch.setPriority(job, Integer.parseInt(control.getValue())) ? control.done("") : control.failed(ENDED);
            case EXTEND -> {
                int hours = Integer.parseInt(control.getValue());
                if (!batch.setTimeLimit(job, Duration.ofHours(hours))) {
                    yield control.failed(ENDED);
                }
                record.markTimeLimit(hours, record.getMaxTimeLimitHours());
                yield control.done("");
            }
            case REQUEUE -> control; // sent by the collect step
        };
    }

    /** A request for the pool. */
    private interface PoolRequest {
        RenderControl send() throws IOException;
    }

    /** The job was changed, so an error of its pool is only a note. */
    private static RenderControl withPool(RenderControl control, PoolRequest request) throws IOException {
        try {
            return request.send();
        } catch (IOException | RuntimeException x) {
            if (Failures.retryable(x)) {
                throw x;
            }
            return control.done("its pool could not be resized: " + message(x).replaceFirst("\\.$", ""));
        }
    }

    /** Returns the id of the pool; empty until Batch has created the auto pool. */
    private String poolId() throws IOException {
        String known = record.getPool();
        return known == null
                ? cloud.batch().job(record.getBatchJob()).map(JobStatus::poolId).orElse("")
                : known;
    }

    /** Scales the auto pool to zero as soon as Batch allows it, or notes what other pools cost. */
    private RenderControl pausePool(RenderControl control) throws IOException {
        boolean waits = record.hasAutoPool() && System.currentTimeMillis() - control.getTime() < SCALE_MILLIS;
        String id = poolId();
        if (id.isEmpty()) {
            return waits ? control : control.done("");
        }
        Optional<PoolStatus> found = cloud.batch().pool(id);
        if (found.isEmpty()) {
            return control.done("");
        }
        PoolStatus pool = found.get();
        if (pool.autoscale() != null) {
            return control.done("its pool %s scales by its formula, and idle nodes cost money".formatted(id));
        }
        int nodes = pool.targetDedicatedNodes() + pool.targetSpotNodes();
        if (!record.hasAutoPool()) {
            return control.done(
                    nodes == 0
                            ? ""
                            : "its pool %s keeps %s, which %s money while idle"
                                    .formatted(id, RenderLog.count(nodes, "node"), nodes == 1 ? "costs" : "cost"));
        }
        if (nodes > 0) {
            record.markPausedNodes(pool.targetDedicatedNodes(), pool.targetSpotNodes());
            RenderAction.of(run).save();
        }
        if (nodes == 0 || cloud.batch().resizePool(id, 0, 0)) {
            return control.done("its auto pool is scaled to 0 nodes");
        }
        return waits
                ? control
                : control.done("its auto pool is still being resized and keeps its nodes, which cost money while idle");
    }

    /** The pool cannot be resized while it is being scaled down: the request is then sent again. */
    private RenderControl resumePool(RenderControl control) throws IOException {
        int dedicated = record.getPausedDedicatedNodes();
        int spot = record.getPausedSpotNodes();
        if (dedicated + spot == 0) {
            return control.done("");
        }
        String id = poolId();
        if (cloud.batch().pool(id).isPresent() && !cloud.batch().resizePool(id, dedicated, spot)) {
            return control;
        }
        record.markPausedNodes(0, 0);
        return control.done("its auto pool is scaled to %s".formatted(RenderLog.count(dedicated + spot, "node")));
    }

    /** Logs the result of a request. */
    static void log(RenderRecord record, RenderControl control, RenderLog log) {
        String note = control.getNote();
        if (control.isFailed()) {
            log.line(
                    "job",
                    "WARNING: %s could not be changed (%s): %s"
                            .formatted(record.getBatchJob(), control.describe(), note));
            return;
        }
        String time = control.getAction() == Action.PAUSE ? "; the time limit continues to run" : "";
        log.line(
                "job",
                "%s: %s%s%s"
                        .formatted(record.getBatchJob(), control.describe(), note.isEmpty() ? "" : "; " + note, time));
    }
}
