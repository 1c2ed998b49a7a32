package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Archives the results of the {@code then} action, such as a movie. */
public record PostRenderFiles(Run<?, ?> run, RenderRecord record, TaskListener listener) {

    private static final Duration URL_LIFE = Duration.ofHours(1);

    /** Id of the task that runs the action. */
    public static final String LAST_TASK = "last";

    /**
     * Archives the results, if there is such an action. Can be repeated.
     *
     * @param repeated whether they may be artifacts already, and no longer in storage
     * @param into where they are copied
     * @return their artifact names
     * @throws AbortException when a result is missing; the log of the action has then been archived
     */
    public List<String> archive(RenderCloud cloud, boolean repeated, WorkspaceFolder into)
            throws IOException, InterruptedException {
        PostRenderTask after = record.plan().after();
        if (after == null) {
            return List.of();
        }
        if (repeated && areArtifacts(after.files())) {
            return after.files();
        }
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null)) {
            List<String> found = download(cloud, artifacts, PostRenderTask.OUTPUT_FOLDER + "/", after.files());
            Map<String, Long> files = new LinkedHashMap<>();
            found.forEach(name -> files.put(name, -1L));
            into.archive(artifacts, files, found);
            if (!into.archives()) {
                into.copy(artifacts.folder(), found);
            }
            List<String> missing = new ArrayList<>(after.files());
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                List<String> logs = FetchedLog.filesOf(LAST_TASK);
                artifacts.archiveLogs(download(cloud, artifacts, "", logs));
                markMissing();
                throw new AbortException("The then action did not write '%s': check its log, %s in the build artifacts."
                        .formatted(missing.get(0), FetchedLog.artifact(record.getName(), logs.get(logs.size() - 1))));
            }
            if (!found.isEmpty()) {
                new RenderLog(listener)
                        .line(
                                "frames",
                                (into.archives() ? "archived" : "collected") + " besides the frames: "
                                        + String.join(", ", found));
            }
            return found;
        }
    }

    /** Records that the action must run again, although Batch may report its task as successful. */
    private void markMissing() throws IOException {
        FrameTable table = RenderAction.of(run).frames(record);
        if (table.problem(LAST_TASK).isEmpty()) {
            table.putProblems(List.of(TaskProblem.succeeded(LAST_TASK)));
        }
    }

    private boolean areArtifacts(List<String> names) throws IOException {
        for (String name : names) {
            if (!run.getArtifactManager().root().child(name).exists()) {
                return false;
            }
        }
        return true;
    }

    /** Downloads files into the folder; returns the names of those that exist. */
    private List<String> download(RenderCloud cloud, RenderArtifacts artifacts, String prefix, List<String> names)
            throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            URI source = cloud.storage().sign(record.getJobId(), Access.READ, URL_LIFE);
            DownloadLimits limits = DownloadLimits.of(record.getAccount()).after(record.getArchivedBytes());
            if (artifacts
                    .act(new FetchFiles(source, prefix, List.of(name), limits, RenderCloud.retryLimit()), URL_LIFE)
                    .contains(name)) {
                found.add(name);
            }
        }
        return found;
    }
}
