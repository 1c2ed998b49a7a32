package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The task dependencies of a job; a task can depend on ids that do not exist yet. */
final class Dependencies {
    private final Map<Task, Unmet> unmet = new LinkedHashMap<>();
    private final Map<String, List<Unmet>> byId = new HashMap<>();
    private final List<Unmet> byRange = new ArrayList<>();
    private final Set<String> satisfied = new HashSet<>();

    /** The unmet dependencies of a task: ids, and the number of missing ids in its ranges. */
    private static final class Unmet {
        private final Task task;
        private final Set<String> ids;
        private final TaskIdRanges ranges;
        private long numbers;

        Unmet(Task task, Set<String> ids, TaskIdRanges ranges, long numbers) {
            this.task = task;
            this.ids = ids;
            this.ranges = ranges;
            this.numbers = numbers;
        }

        boolean isMet() {
            return ids.isEmpty() && numbers == 0;
        }
    }

    /** Adds a task and returns whether it can run now. */
    boolean add(Task task) {
        JsonNode dependsOn = task.spec().path("dependsOn");
        Set<String> ids = new HashSet<>();
        dependsOn.path("taskIds").forEach(id -> ids.add(BatchAccount.key(id.asText())));
        ids.removeAll(satisfied);
        TaskIdRanges ranges = TaskIdRanges.of(dependsOn.path("taskIdRanges"));
        long numbers = ranges.size() == 0
                ? 0
                : ranges.size() - satisfied.stream().filter(ranges::contain).count();
        Unmet dependencies = new Unmet(task, ids, ranges, numbers);
        if (dependencies.isMet()) {
            return true;
        }
        unmet.put(task, dependencies);
        ids.forEach(id -> byId.computeIfAbsent(id, one -> new ArrayList<>()).add(dependencies));
        if (numbers > 0) {
            byRange.add(dependencies);
        }
        return false;
    }

    /** Returns the number of tasks with unmet dependencies. */
    int countWaiting() {
        return (int) unmet.keySet().stream().filter(task -> task.is("active")).count();
    }

    /** Forgets a deleted task; others can still depend on its id. */
    void remove(Task task) {
        unmet.remove(task);
    }

    boolean isWaiting(Task task) {
        return unmet.containsKey(task);
    }

    /** Marks a task as satisfied and returns the dependents that can run now. */
    List<Task> satisfied(Task task) {
        String id = BatchAccount.key(task.id());
        if (!satisfied.add(id)) {
            return List.of();
        }
        List<Unmet> changed = new ArrayList<>();
        for (Unmet one : byId.getOrDefault(id, List.of())) {
            one.ids.remove(id);
            changed.add(one);
        }
        byId.remove(id);
        for (Unmet one : byRange) {
            if (one.ranges.contain(id)) {
                one.numbers--;
                changed.add(one);
            }
        }
        byRange.removeIf(one -> one.numbers == 0);
        return changed.stream()
                .filter(one -> one.isMet() && unmet.remove(one.task) != null)
                .map(one -> one.task)
                .toList();
    }
}
