package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tasks of a job wait for which others; an id may be waited for before its task is there. */
final class Dependencies {
    private final Map<String, List<Task>> dependents = new HashMap<>();
    private final Map<Task, Set<String>> unmet = new HashMap<>();
    private final Set<String> satisfied = new HashSet<>();

    /** Takes in a new task and says whether it may run now. */
    boolean add(Task task) {
        Set<String> missing = wanted(task.spec().path("dependsOn"));
        missing.removeAll(satisfied);
        if (missing.isEmpty()) {
            return true;
        }
        unmet.put(task, missing);
        missing.forEach(
                id -> dependents.computeIfAbsent(id, one -> new ArrayList<>()).add(task));
        return false;
    }

    private static Set<String> wanted(JsonNode dependsOn) {
        Set<String> ids = new HashSet<>();
        dependsOn.path("taskIds").forEach(id -> ids.add(BatchAccount.key(id.asText())));
        for (JsonNode range : dependsOn.path("taskIdRanges")) {
            for (int id = range.path("start").asInt(); id <= range.path("end").asInt(); id++) {
                ids.add(String.valueOf(id));
            }
        }
        return ids;
    }

    boolean isWaiting(Task task) {
        return unmet.containsKey(task);
    }

    /** A task ended well enough: gives those that may run now. */
    List<Task> satisfied(Task task) {
        String id = BatchAccount.key(task.id());
        satisfied.add(id);
        List<Task> free = new ArrayList<>();
        for (Task dependent : dependents.getOrDefault(id, List.of())) {
            Set<String> missing = unmet.get(dependent);
            if (missing != null && missing.remove(id) && missing.isEmpty()) {
                unmet.remove(dependent);
                free.add(dependent);
            }
        }
        dependents.remove(id);
        return free;
    }
}
