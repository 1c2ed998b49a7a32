package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
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

    /**
     * Archives the results, if there is such an action. Can be repeated.
     *
     * @throws AbortException when a result is missing; the log of the action has then been archived
     */
    public void archive(RenderCloud cloud) throws IOException, InterruptedException {
        PostRenderTask after = record.plan().after();
        if (after == null) {
            return;
        }
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null)) {
            List<String> found = fetch(cloud, artifacts, PostRenderTask.OUTPUT_FOLDER + "/", after.files());
            List<String> missing = new ArrayList<>(after.files());
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                fetch(cloud, artifacts, "", FetchedLog.filesOf("last"));
                throw new AbortException(
                        "The then action did not write '%s': check its log, logs/last/stderr.txt in the build artifacts."
                                .formatted(missing.get(0)));
            }
            if (!found.isEmpty()) {
                new RenderLog(listener).line("frames", "archived besides the frames: " + String.join(", ", found));
            }
        }
    }

    private List<String> fetch(RenderCloud cloud, RenderArtifacts artifacts, String prefix, List<String> names)
            throws IOException, InterruptedException {
        Map<String, Long> files = new LinkedHashMap<>();
        for (String name : names) {
            URI source = cloud.storage().sign(record.getJobId(), Access.READ, URL_LIFE);
            DownloadLimits limits = DownloadLimits.ofController().after(record.getArchivedBytes());
            if (artifacts
                    .act(new FetchFiles(source, prefix, List.of(name), limits, RenderCloud.retryLimit()), URL_LIFE)
                    .contains(name)) {
                files.put(name, -1L);
            }
        }
        artifacts.archive(files);
        return new ArrayList<>(files.keySet());
    }
}
