package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.frames.ContactSheet;
import io.jenkins.plugins.azurerender.frames.ExtraFiles;
import io.jenkins.plugins.azurerender.frames.Frame;
import io.jenkins.plugins.azurerender.frames.JUnitReport;
import io.jenkins.plugins.azurerender.frames.PostRenderFiles;
import io.jenkins.plugins.azurerender.frames.RenderArtifacts;
import io.jenkins.plugins.azurerender.frames.WorkspaceFolder;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.PoolUse;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Completes a render: contact sheet, test results and build result. The build succeeds only if every frame is valid. */
public final class RenderCompletion {

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final CollectRequest request;
    private final TaskListener listener;
    private final RenderLog log;

    public RenderCompletion(
            Run<?, ?> run, RenderRecord record, FrameTable table, CollectRequest request, TaskListener listener) {
        this.run = run;
        this.record = record;
        this.table = table;
        this.request = request;
        this.listener = listener;
        this.log = new RenderLog(listener);
    }

    /**
     * Completes the render; can be called again after a restart.
     *
     * @param workspace null outside a node block, and if the agent is offline
     * @param into where archived files are copied; it has those that were moved there while the render ran
     * @return the map that the step returns
     * @throws AbortException if a frame is missing or damaged and onIncomplete is FAILURE; valid frames are
     *     archived in any case
     */
    Map<String, Object> end(RenderCloud cloud, FilePath workspace, WorkspaceFolder into)
            throws IOException, InterruptedException {
        cloud.storage().deleteContainer(ResourceNames.nodeContainer(record.getBatchJob()));
        List<FrameRow> bad = table.rows().stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .toList();
        int good = table.size() - bad.size();
        boolean repeated = record.isCollected();
        if (!repeated) {
            if (request.files() == CollectRequest.Files.ALL) {
                archiveExtras(cloud, workspace, into);
            }
            show(workspace);
            copyFrames(cloud, into);
            table.compact();
            log.line(
                    "frames",
                    "%s of %s %s, contact sheet: %s"
                            .formatted(good, table.size(), request.collected(), record.getSheet()));
            record.markCollected(table, record.getSheet());
            RenderAction.of(run).save();
        } else {
            copyFrames(cloud, into);
        }
        Map<String, Object> result = RenderSummary.of(record, table, slots(cloud));
        if (bad.isEmpty()) {
            boolean archived = repeated || record.isComplete();
            into.complete(cloud, new PostRenderFiles(run, record, listener).archive(cloud, archived, into), log);
            if (!record.isComplete()) {
                RenderAction.of(run).complete(record);
            }
            if (!record.isOutputKept()) {
                cloud.storage().deleteContainer(record.getJobId());
            }
            return result;
        }
        String summary =
                new FailureReport(record.plan(), table, log).report(bad, record.getCancellation(), record.getStop());
        if (request.onIncomplete() == CollectRequest.OnIncomplete.FAILURE) {
            throw new AbortException(summary);
        }
        log.line("frames", summary);
        return result;
    }

    private void copyFrames(RenderCloud cloud, WorkspaceFolder into) throws IOException, InterruptedException {
        int count = into.complete(
                cloud,
                table.rows().stream()
                        .filter(row -> row.state() == FrameState.ARCHIVED)
                        .flatMap(row -> record.plan().expectedFiles(row.number()).stream())
                        .toList(),
                log);
        if (count > 0) {
            log.line(
                    "frames",
                    "%s copied to '%s' in the workspace".formatted(RenderLog.count(count, "file"), into.into()));
        }
    }

    private void archiveExtras(RenderCloud cloud, FilePath workspace, WorkspaceFolder into)
            throws IOException, InterruptedException {
        ExtraFiles extras = new ExtraFiles(run, record, request.testResults(), listener);
        try {
            keepUnlessComplete(extras.archive(cloud, workspace, into));
        } catch (IOException | RequestAbortedException x) { // the latter is thrown if the agent is lost
            if (workspace == null || Failures.isKnown(x)) {
                throw x;
            }
            keepUnlessComplete(extras.archive(cloud, null, into));
        }
    }

    private void keepUnlessComplete(boolean complete) {
        if (!complete) {
            record.markOutputKept();
        }
    }

    /** Writes the contact sheet and the test results for the frames collected so far. */
    public void show(FilePath workspace) throws IOException, InterruptedException {
        archiveSheet();
        new JUnitReport(run, record, table, request.testResults(), listener).write(workspace);
    }

    private void archiveSheet() throws IOException, InterruptedException {
        RenderPlan plan = record.plan();
        String sheet = record.getSheet();
        List<Frame> frames = table.rows().stream().map(row -> frame(plan, row)).toList();
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null)) {
            Path folder = Path.of(artifacts.folder().getRemote());
            ContactSheet.write(folder, sheet, record.getName() + ", frames " + plan.frames(), frames);
            artifacts.archive(Map.of(sheet, -1L, ContactSheet.partsFolder(sheet) + "/style.css", -1L));
        }
    }

    private static Frame frame(RenderPlan plan, FrameRow row) {
        String file = plan.expectedFiles(row.number()).get(0);
        boolean good = row.state() == FrameState.ARCHIVED;
        return new Frame(
                row.number(),
                good && row.image().files().isEmpty() ? "" : file,
                row.image().bytes(),
                row.image().thumbnail(),
                good ? "" : text(row.problem(), row.state() == FrameState.CANCELED ? "canceled" : "was not rendered"));
    }

    private static String text(String known, String otherwise) {
        return known.isEmpty() ? otherwise : known;
    }

    /** Returns the task slots per node, 1 if the pool no longer exists, and records the size of the pool. */
    private int slots(RenderCloud cloud) throws IOException {
        Optional<PoolStatus> pool =
                record.getPool() == null ? Optional.empty() : cloud.batch().pool(record.getPool());
        if (pool.isPresent()) {
            PoolUse.record(run, cloud, pool.get(), 0);
        } else if (record.getPool() != null) {
            PoolUse.forget(run, cloud.account(), record.getPool());
        }
        return pool.map(PoolStatus::taskSlotsPerNode).orElse(1);
    }
}
