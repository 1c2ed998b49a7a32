package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.collect.ContactSheet;
import io.jenkins.plugins.azurerender.collect.Frame;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameState;
import io.jenkins.plugins.azurerender.results.FrameTable;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import io.jenkins.plugins.azurerender.results.TaskProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of a render: the contact sheet, and a verdict; the build succeeds only when every frame is there and sound. */
final class CollectRender {

    private static final int FAILURES_SHOWN = 5;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final TaskListener listener;
    private final RenderLog log;

    CollectRender(Run<?, ?> run, RenderRecord record, FrameTable table, TaskListener listener) {
        this.run = run;
        this.record = record;
        this.table = table;
        this.listener = listener;
        this.log = new RenderLog(listener);
    }

    /**
     * Ends the render; may be called again after a restart.
     *
     * @return what the step returns
     * @throws AbortException when a frame is missing or damaged; the good ones are archived all the same
     */
    Map<String, Object> end(RenderCloud cloud) throws IOException, InterruptedException {
        new Licences(cloud.storage()).delete(record);
        List<FrameRow> bad = table.rows().stream()
                .filter(row -> row.state() != FrameState.ARCHIVED)
                .toList();
        int good = table.size() - bad.size();
        if (!record.isCollected()) {
            archiveSheet();
            table.compact();
            log.line(
                    "frames",
                    "%d of %d archived, contact sheet: %s"
                            .formatted(good, table.size(), RenderArtifacts.sheet(run, record)));
            record.markCollected(good, RenderArtifacts.sheet(run, record));
            RenderAction.of(run).save();
        }
        if (!bad.isEmpty()) {
            throw new AbortException(sentence(bad));
        }
        new LastFiles(run, record, listener).archive(cloud);
        cloud.storage().deleteContainer(record.getJobId());
        return result(good);
    }

    private void archiveSheet() throws IOException, InterruptedException {
        RenderPlan plan = record.plan();
        String sheet = RenderArtifacts.sheet(run, record);
        List<Frame> frames = table.rows().stream().map(row -> frame(plan, row)).toList();
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null, listener)) {
            Path folder = Path.of(artifacts.folder().getRemote());
            ContactSheet.write(folder, sheet, plan.scene() + ", frames " + plan.frames(), frames);
            artifacts.archive(Map.of(sheet, -1L, ContactSheet.partsFolder(sheet) + "/style.css", -1L));
        }
    }

    private static Frame frame(RenderPlan plan, FrameRow row) {
        String file = plan.expectedFiles(row.number()).get(0);
        boolean good = row.state() == FrameState.ARCHIVED;
        return new Frame(
                row.number(), file, row.bytes(), row.thumbnail(), good ? "" : text(row.problem(), "was not rendered"));
    }

    private static String text(String known, String otherwise) {
        return known.isEmpty() ? otherwise : known;
    }

    private String sentence(List<FrameRow> bad) {
        RenderPlan plan = record.plan();
        for (FrameRow row : bad.stream().limit(FAILURES_SHOWN).toList()) {
            Frame frame = frame(plan, row);
            log.line("frames", "%s %s".formatted(frame.file(), frame.problem()));
        }
        List<TaskProblem> problems = bad.stream()
                .map(row -> table.problem(row.task()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        problems.stream().limit(1).forEach(problem -> problem.lines()
                .forEach(line -> log.line("log", problem.task() + " | " + line)));
        problems.stream().limit(FAILURES_SHOWN).forEach(problem -> log.line("tasks", words(problem)));
        FrameRange numbers = new FrameRange(bad.stream().map(FrameRow::number).toList());
        String why = problems.isEmpty()
                ? "they were not rendered"
                : endedWell(problems.get(0))
                        ? "its tasks ended well but left no good picture there, so look at their logs among the artifacts"
                        : "task " + words(problems.get(0)) + "; its log is among the artifacts";
        return "%d of %d frames are missing or damaged (%s): %s.".formatted(bad.size(), table.size(), numbers, why);
    }

    private static boolean endedWell(TaskProblem problem) {
        return problem.exitCode() != null
                && problem.exitCode() == 0
                && problem.code().isEmpty();
    }

    /** One line for the console. */
    private static String words(TaskProblem problem) {
        StringBuilder line = new StringBuilder(problem.task());
        line.append(problem.exitCode() == null ? " did not run" : " ended with exit code " + problem.exitCode());
        if (!problem.code().isEmpty() && !problem.code().equals("FailureExitCode")) {
            line.append(", ").append(problem.code());
            if (!problem.message().isEmpty()) {
                line.append(" (").append(problem.message()).append(')');
            }
        }
        return line.append(problem.node().isEmpty() ? "" : " on node " + problem.node())
                .toString();
    }

    private Map<String, Object> result(int frames) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("job", record.getJobId());
        result.put("frames", frames);
        return result;
    }
}
