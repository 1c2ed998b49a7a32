package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.frames.DownloadLimits;
import io.jenkins.plugins.azurerender.frames.FetchFrames;
import io.jenkins.plugins.azurerender.frames.FetchedFrame;
import io.jenkins.plugins.azurerender.frames.FetchedFrames;
import io.jenkins.plugins.azurerender.frames.FetchedLog;
import io.jenkins.plugins.azurerender.frames.IdenticalFrames;
import io.jenkins.plugins.azurerender.frames.RenderArtifacts;
import io.jenkins.plugins.azurerender.frames.WantedFrame;
import io.jenkins.plugins.azurerender.frames.WorkspaceFolder;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Downloads, validates and archives frames whose tasks have ended, up to 64 at a time, and then saves their state. Frames
 * with a saved state are never downloaded again.
 */
final class FrameFetcher {

    private static final Duration FETCH_LIFE = Duration.ofHours(1);

    /** After this, a call starts no further download, so that running ones finish before its URL expires. */
    private static final Duration WORKING_TIME = FETCH_LIFE.minusMinutes(15);

    private static final int FRAMES_AT_ONCE = 64;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderPlan plan;
    private final FrameTable table;
    private final CollectRequest request;
    private final FrameChecks checks;
    private final IdenticalFrames neighbors;
    private final TileTasks tiles;
    private final LogPatterns patterns;
    private final WorkspaceFolder into;
    private final TaskListener listener;

    FrameFetcher(
            Run<?, ?> run,
            RenderRecord record,
            FrameTable table,
            CollectRequest request,
            WorkspaceFolder into,
            TaskListener listener) {
        this.run = run;
        this.record = record;
        this.plan = record.plan();
        this.table = table;
        this.request = request;
        this.checks = request.checks()
                .withSize(
                        plan.renderer().options().width(),
                        plan.renderer().options().height());
        this.neighbors = new IdenticalFrames(table, checks);
        this.tiles = new TileTasks(record.batchTasks(), table);
        this.patterns = record.getSettings().logPatterns();
        this.into = into;
        this.listener = listener;
    }

    /**
     * Fetches the next frames.
     *
     * @param workspace on the agent that downloads and archives; null to use the controller
     * @throws IOException also when no frame was fetched: each call fetches at least one, unless the agent is compromised
     */
    void next(RenderCloud cloud, FilePath workspace) throws IOException, InterruptedException {
        List<FrameRow> rows = table.rows(FrameState.DONE, FRAMES_AT_ONCE);
        if (rows.isEmpty()) {
            return;
        }
        String sheet = record.getSheet();
        Map<Integer, WantedFrame> wanted = new LinkedHashMap<>();
        for (FrameRow row : rows) {
            List<String> files = plan.expectedFiles(row.number());
            wanted.put(
                    row.number(),
                    new WantedFrame(row.number(), files, plan.files().format(), explainingTask(row)));
        }
        URI source = cloud.storage().sign(record.getJobId(), Access.READ, FETCH_LIFE);
        DownloadLimits limits = DownloadLimits.of(record.getAccount()).after(record.getArchivedBytes());
        FetchFrames fetch = new FetchFrames(
                source,
                List.copyOf(wanted.values()),
                sheet,
                request.logs() == CollectRequest.Logs.ALL,
                patterns,
                checks,
                limits,
                WORKING_TIME,
                RenderCloud.retryLimit());
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace)) {
            FetchedFrames fetched =
                    neighbors.compared(FetchResults.checked(artifacts.act(fetch, FETCH_LIFE), wanted, limits.file()));
            if (fetched.frames().isEmpty()) {
                throw new IOException("no frame was returned");
            }
            List<String> images = FetchResults.images(fetched, wanted);
            into.archive(artifacts, FetchResults.files(fetched, wanted, sheet), images);
            if (request.logs() != CollectRequest.Logs.NONE) {
                artifacts.archiveLogs(FetchResults.logFiles(fetched, wanted));
                keep(FetchResults.skippedLogs(fetched, wanted));
            }
            into.add(artifacts, images);
            report(FetchResults.incompleteLogs(fetched));
            Map<String, FetchedLog> logs = FetchResults.logs(fetched);
            List<FrameRow> ended = rows.stream()
                    .flatMap(row -> FetchResults.of(fetched, row.number()).stream()
                            .map(frame -> row(row, frame, wanted.get(row.number()), sheet, logs)))
                    .toList();
            table.putProblems(FetchResults.problems(ended, wanted, logs, table));
            table.put(ended);
        }
    }

    private void report(List<String> incompleteLogs) {
        if (!incompleteLogs.isEmpty()) {
            new RenderLog(listener)
                    .line(
                            "frames",
                            "did not apply all log patterns to all lines of %s (%s), because some of them need too many steps: simplify the regular expressions of logPatterns"
                                    .formatted(
                                            RenderLog.count(incompleteLogs.size(), "log"),
                                            String.join(", ", incompleteLogs)));
        }
    }

    /** Keeps the container, which has these logs. Saved before the frames, whose logs are not fetched again. */
    private void keep(List<String> skipped) throws IOException {
        if (!skipped.isEmpty()) {
            record.markOutputKept();
            RenderAction.of(run).save();
            new RenderLog(listener)
                    .line(
                            "frames",
                            "skipped %s over the download limits (%s for a log): %s. The container '%s' is kept until the janitor deletes it"
                                    .formatted(
                                            RenderLog.count(skipped.size(), "log"),
                                            RenderLog.bytes(FetchedLog.MAX_BYTES),
                                            String.join(", ", skipped),
                                            record.getJobId()));
        }
    }

    /** Returns the task whose log explains a frame: its own task, or that of a failed tile. */
    private String explainingTask(FrameRow row) {
        return tiles.problem(row).map(TaskProblem::task).orElse(row.task());
    }

    private FrameRow row(
            FrameRow row, FetchedFrame frame, WantedFrame wanted, String sheet, Map<String, FetchedLog> logs) {
        if (frame.isValid()) {
            return row.archived(new FrameImage(
                    request.archive() ? wanted.files() : List.of(),
                    frame.bytes(),
                    frame.thumbnail() ? wanted.thumbnail(sheet) : "",
                    frame.width(),
                    frame.height(),
                    frame.hash(),
                    frame.warning()));
        }
        TaskProblem task = FetchResults.problem(wanted.task(), table);
        FrameState state =
                frame.found() ? FrameState.DAMAGED : task.isSuccessful() ? FrameState.MISSING : FrameState.FAILED;
        FetchedLog log = logs.get(wanted.task());
        long ended = row.run().end();
        if (frame.tooLarge()) {
            return row.failed(state, new Failure(FailureClass.TOO_LARGE, frame.problem(), "", ended));
        }
        FailureClass type = FailureDiagnosis.of(
                task,
                state,
                log == null ? Optional.empty() : Optional.ofNullable(log.kind()),
                row.run(),
                record.getTaskMinutes());
        String saved = state == FrameState.MISSING ? FetchResults.findings(log).saved() : "";
        String problem = frame.problem() + (saved.isEmpty() ? "" : "; the last file its task saved is '" + saved + "'");
        String line = state == FrameState.FAILED
                ? KeyLine.of(task, log)
                : KeyLine.normalized(frame.problem()); // the log of a task that succeeded does not explain it
        return row.failed(state, new Failure(type, problem, line, ended));
    }
}
