package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.batch.TaskFailure;
import io.jenkins.plugins.azurerender.collect.CollectedFrames;
import io.jenkins.plugins.azurerender.collect.FetchFrames;
import io.jenkins.plugins.azurerender.collect.Frame;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import io.jenkins.plugins.azurerender.storage.RenderStorage.Access;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/** The end of a render: its frames become artifacts, and the build succeeds only when every one is there and sound. */
final class CollectRender {

    private static final Duration FETCH_LIFE = Duration.ofHours(6);
    private static final int FAILURES_SHOWN = 5;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderCloud cloud;
    private final TaskListener listener;
    private final RenderLog log;

    CollectRender(Run<?, ?> run, RenderRecord record, RenderCloud cloud, TaskListener listener) {
        this.run = run;
        this.record = record;
        this.cloud = cloud;
        this.listener = listener;
        this.log = new RenderLog(listener);
    }

    /**
     * @param workspace where to fetch to, on the agent that will archive; null to do it on the controller
     * @return what the step returns
     * @throws AbortException when a frame is missing or damaged; the good ones are archived all the same
     */
    Map<String, Object> collect(FilePath workspace) throws IOException, InterruptedException {
        RenderPlan plan = record.plan();
        new Licences(cloud.storage()).delete(record);
        if (record.isCollected()) { // a restart came between the last frame and the end of this step
            return again(plan.frames().size());
        }
        FilePath folder = folder(workspace);
        CollectedFrames collected;
        try {
            URI source = cloud.storage().sign(record.getJobId(), Access.READ, FETCH_LIFE);
            collected = folder.act(new FetchFrames(source, page(), plan, RenderCloud.patience(), listener));
            archive(folder, collected);
        } finally {
            folder.deleteRecursive();
        }
        List<Frame> bad = collected.bad();
        log.line(
                "frames",
                "%d of %d archived, contact sheet: %s"
                        .formatted(collected.good().size(), plan.frames().size(), page()));
        record.markCollected(collected.good().size(), page());
        RenderAction.of(run).save();
        if (!bad.isEmpty()) {
            throw new AbortException(sentence(bad, plan));
        }
        cloud.storage().deleteContainer(record.getJobId());
        return result(collected.good().size());
    }

    private Map<String, Object> again(int wanted) throws AbortException {
        if (record.getFramesDone() < wanted) {
            throw new AbortException(
                    "%d of %d frames are missing or damaged.".formatted(wanted - record.getFramesDone(), wanted));
        }
        return result(wanted);
    }

    private FilePath folder(FilePath workspace) throws IOException, InterruptedException {
        FilePath base = workspace == null ? null : WorkspaceList.tempDir(workspace);
        FilePath folder = (base == null ? new FilePath(new File(run.getRootDir(), "azure-render")) : base)
                .child(record.getJobId());
        folder.deleteRecursive(); // what a dead controller left half done
        folder.mkdirs();
        return folder;
    }

    /** The page of the build's first render has the plain name; others are told apart by number. */
    private String page() {
        int place = RenderAction.of(run).getRenders().indexOf(record);
        return place <= 0 ? "contact-sheet.html" : "contact-sheet-" + (place + 1) + ".html";
    }

    private void archive(FilePath folder, CollectedFrames collected) throws IOException, InterruptedException {
        Map<String, String> artifacts = new LinkedHashMap<>();
        for (Frame frame : collected.good()) {
            artifacts.put(frame.file(), frame.file());
            if (!frame.thumbnail().isEmpty()) {
                artifacts.put(frame.thumbnail(), frame.thumbnail());
            }
        }
        String style = page().replace(".html", "") + "/style.css";
        artifacts.put(page(), page());
        artifacts.put(style, style);
        collected.logs().forEach(name -> artifacts.put(name, name));
        run.pickArtifactManager()
                .archive(folder, folder.createLauncher(listener), BuildListenerAdapter.wrap(listener), artifacts);
    }

    private String sentence(List<Frame> bad, RenderPlan plan) throws IOException {
        for (Frame frame : bad.stream().limit(FAILURES_SHOWN).toList()) {
            log.line("frames", "%s %s".formatted(frame.file(), frame.problem()));
        }
        List<TaskFailure> failures = cloud.batch().failures(record.getJobId(), FAILURES_SHOWN);
        failures.forEach(failure -> log.line("tasks", failure.toString()));
        FrameRange numbers = new FrameRange(bad.stream().map(Frame::number).toList());
        String why = failures.isEmpty()
                ? "its tasks ended well but left no good picture there, so look at their logs among the artifacts"
                : "task " + failures.get(0) + "; its log is among the artifacts";
        return "%d of %d frames are missing or damaged (%s): %s."
                .formatted(bad.size(), plan.frames().size(), numbers, why);
    }

    private Map<String, Object> result(int frames) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("job", record.getJobId());
        result.put("frames", frames);
        return result;
    }
}
