package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.FrameRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Frames with the same failure class, with its meaning, advice and log lines. */
@ExportedBean(defaultVisibility = 2)
public final class FailureGroup {

    private static final int MAX_TASKS = 5;

    private final FailureClass type;
    private final List<FrameRow> rows = new ArrayList<>();
    private final Set<String> tasks = new HashSet<>();
    private final Map<List<String>, FailedTask> failedTasks = new LinkedHashMap<>();

    private FailureGroup(FailureClass type) {
        this.type = type;
    }

    static List<FailureGroup> of(FrameTable table) {
        Map<FailureClass, FailureGroup> groups = new LinkedHashMap<>();
        for (FrameRow row : table.rows()) {
            if (row.state().isBad()) {
                groups.computeIfAbsent(row.failureClass(), FailureGroup::new).add(row, table);
            }
        }
        return List.copyOf(groups.values());
    }

    private void add(FrameRow row, FrameTable table) {
        rows.add(row);
        if (tasks.add(row.task())) {
            table.problem(row.task()).ifPresent(this::add);
        }
    }

    /** Tasks with equal log lines are listed once. */
    private void add(TaskProblem problem) {
        FailedTask known = failedTasks.get(problem.log().lines());
        if (known != null) {
            known.alike++;
        } else if (failedTasks.size() < MAX_TASKS) {
            failedTasks.put(problem.log().lines(), new FailedTask(problem));
        }
    }

    @Exported
    public int getCount() {
        return rows.size();
    }

    /** Frame numbers as a range, such as {@code 4-40}. */
    @Exported
    public String getFrames() {
        return new FrameRange(rows.stream().map(FrameRow::number).toList()).toString();
    }

    /** The failure class, such as {@code license}. */
    @Exported
    public String getWord() {
        return type.word();
    }

    @Exported
    public String getMeaning() {
        return type.meaning();
    }

    @Exported
    public String getAdvice() {
        return type.advice();
    }

    /** The first tasks with different log lines. */
    @Exported
    public List<FailedTask> getTasks() {
        return List.copyOf(failedTasks.values());
    }

    /** A failed task and the relevant lines of its log. */
    @ExportedBean(defaultVisibility = 2)
    public static final class FailedTask {

        private final TaskProblem problem;
        private int alike;

        FailedTask(TaskProblem problem) {
            this.problem = problem;
        }

        @Exported
        public String getTask() {
            return problem.task();
        }

        @Exported
        public String getSummary() {
            String node = problem.node();
            return node.isEmpty() ? problem.summary() : problem.summary().replace(node, NodeNames.shorten(node));
        }

        @Exported
        public String getLog() {
            return String.join("\n", problem.log().lines());
        }

        /** Number of other tasks with the same log lines. */
        @Exported
        public int getAlike() {
            return alike;
        }
    }
}
