package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The number of tasks and slots of a job by state, updated at each state change. */
public final class TaskCounts {
    private final Job job;
    private final Map<Group, Integer> tasks = new EnumMap<>(Group.class);
    private final Map<Group, Integer> slots = new EnumMap<>(Group.class);
    private ObjectNode shown;
    private Instant shownAt = Instant.MIN;

    private enum Group {
        ACTIVE,
        RUNNING,
        SUCCEEDED,
        FAILED;

        static Group of(Task task, String state) {
            return switch (state) {
                case "active" -> ACTIVE;
                case "completed" -> task.succeeded() ? SUCCEEDED : FAILED;
                default -> RUNNING;
            };
        }
    }

    TaskCounts(Job job) {
        this.job = job;
    }

    void added(Task task) {
        count(task, task.state(), 1);
    }

    void removed(Task task) {
        count(task, task.state(), -1);
    }

    /** Updates the counts after a state change; the outcome of a completed task must be set while it is completed. */
    void moved(Task task, String oldState) {
        count(task, oldState, -1);
        count(task, task.state(), 1);
    }

    private void count(Task task, String state, int by) {
        Group group = Group.of(task, state);
        tasks.merge(group, by, Integer::sum);
        slots.merge(group, by * task.requiredSlots(), Integer::sum);
    }

    int running() {
        return tasks.getOrDefault(Group.RUNNING, 0);
    }

    int active() {
        return tasks.getOrDefault(Group.ACTIVE, 0);
    }

    public int succeeded() {
        return tasks.getOrDefault(Group.SUCCEEDED, 0);
    }

    public int failed() {
        return tasks.getOrDefault(Group.FAILED, 0);
    }

    /** Returns the total number of retries. */
    public int retries() {
        return job.tasks().values().stream()
                .mapToInt(task -> task.lifecycle().executionInfo().retryCount())
                .sum();
    }

    boolean allCompleted() {
        return running() == 0 && active() == 0;
    }

    /** Returns the counts, which are as old as the switch counts-lag allows. */
    public ObjectNode document() {
        Duration lag = job.account().switches().duration("counts-lag");
        Instant now = job.account().now();
        if (lag == null || shown == null || !shownAt.plus(lag).isAfter(now)) {
            shown = Json.object();
            put(shown.putObject("taskCounts"), tasks);
            put(shown.putObject("taskSlotCounts"), slots);
            shownAt = now;
        }
        return shown.deepCopy();
    }

    private static void put(ObjectNode json, Map<Group, Integer> numbers) {
        int succeeded = numbers.getOrDefault(Group.SUCCEEDED, 0);
        int failed = numbers.getOrDefault(Group.FAILED, 0);
        json.put("active", numbers.getOrDefault(Group.ACTIVE, 0));
        json.put("running", numbers.getOrDefault(Group.RUNNING, 0));
        json.put("completed", succeeded + failed).put("succeeded", succeeded).put("failed", failed);
    }
}
