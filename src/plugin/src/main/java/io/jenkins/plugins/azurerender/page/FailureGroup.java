package io.jenkins.plugins.azurerender.page;

import io.jenkins.plugins.azurerender.results.FailureClass;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameTable;
import io.jenkins.plugins.azurerender.results.TaskProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Frames that failed for the same kind of reason: how many, what it means, what to do, and what the logs say. */
public final class FailureGroup {

    private static final int TASKS_SHOWN = 5;

    private final String word;
    private final List<FrameRow> rows = new ArrayList<>();
    private final List<TaskProblem> problems = new ArrayList<>();

    private FailureGroup(String word) {
        this.word = word;
    }

    static List<FailureGroup> of(FrameTable table) {
        Map<String, FailureGroup> groups = new LinkedHashMap<>();
        for (FrameRow row : table.rows()) {
            if (row.state().isBad()) {
                FailureGroup group = groups.computeIfAbsent(row.failure(), FailureGroup::new);
                group.rows.add(row);
                if (group.problems.size() < TASKS_SHOWN) {
                    table.problem(row.task())
                            .filter(problem -> !group.problems.contains(problem))
                            .ifPresent(group.problems::add);
                }
            }
        }
        return List.copyOf(groups.values());
    }

    public int getCount() {
        return rows.size();
    }

    /** One word, such as {@code licence}. */
    public String getWord() {
        return word.isEmpty() ? FailureClass.UNKNOWN.word() : word;
    }

    public String getMeaning() {
        return kind().meaning();
    }

    public String getAdvice() {
        return kind().advice();
    }

    private FailureClass kind() {
        return FailureClass.of(word).orElse(FailureClass.UNKNOWN);
    }

    /** The first of its tasks, with the lines of their logs that tell. */
    public List<Told> getTold() {
        return problems.stream()
                .map(problem -> new Told(problem.words(), String.join("\n", problem.lines())))
                .toList();
    }

    /** A task in one line, and lines of its log. */
    public static final class Told {

        private final String words;
        private final String log;

        Told(String words, String log) {
            this.words = words;
            this.log = log;
        }

        public String getWords() {
            return words;
        }

        public String getLog() {
            return log;
        }
    }
}
