package io.jenkins.plugins.azurerender.collect;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.frames.ContactSheet;
import io.jenkins.plugins.azurerender.frames.FetchExtras;
import io.jenkins.plugins.azurerender.frames.FetchedExtras;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import io.jenkins.plugins.azurerender.storage.RenderStorage.Access;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes artifacts of what tasks left besides their frames. */
record ExtraFiles(Run<?, ?> run, RenderRecord record, TaskListener listener) {

    private static final Duration FETCH_LIFE = Duration.ofHours(6);

    void archive(RenderCloud cloud, FilePath workspace) throws IOException, InterruptedException {
        RenderPlan plan = record.plan();
        String sheet = RenderArtifacts.sheet(run, record);
        List<String> known = new ArrayList<>();
        plan.frames().frames().forEach(number -> known.addAll(plan.expectedFiles(number)));
        List<String> ours = List.of(sheet, ContactSheet.partsFolder(sheet) + "/", "logs/");
        URI source = cloud.storage().sign(record.getJobId(), Access.READ, FETCH_LIFE);
        RenderLog log = new RenderLog(listener);
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace, listener)) {
            FetchedExtras extras = Fetched.checked(
                    artifacts.folder().act(new FetchExtras(source, known, ours, RenderCloud.patience())), known, ours);
            Map<String, Long> files = new LinkedHashMap<>();
            extras.names().forEach(name -> files.put(name, -1L));
            artifacts.archive(files);
            if (!files.isEmpty()) {
                log.line("frames", "%s besides them archived".formatted(RenderLog.count(files.size(), "file")));
            }
            if (extras.refusals() > 0) {
                log.line(
                        "frames",
                        "%s left in storage, as their names cannot be used here: %s"
                                .formatted(RenderLog.count(extras.refusals(), "file"), extras.refused()));
            }
        }
    }
}
