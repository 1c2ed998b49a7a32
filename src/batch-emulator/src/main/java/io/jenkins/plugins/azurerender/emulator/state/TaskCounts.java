package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How many tasks of a job, and how many slots they need, by state. */
public final class TaskCounts {
    private final Job job;
    private final Map<String, Integer> byState = new HashMap<>();
    private int succeeded;
    private ObjectNode shown;
    private Instant shownAt = Instant.MIN;

    TaskCounts(Job job) {
        this.job = job;
    }

    /** A task took a state, or was added (no old state) or removed (no task). */
    void changed(Task task, String oldState) {
        if (oldState != null) {
            byState.merge(oldState, -1, Integer::sum);
        }
        if (task != null) {
            byState.merge(task.state(), 1, Integer::sum);
        }
    }

    /** A completed task is known to have succeeded, or no longer counts as such. */
    void succeededBy(int change) {
        succeeded += change;
    }

    int running() {
        return byState.getOrDefault("running", 0) + byState.getOrDefault("preparing", 0);
    }

    int active() {
        return byState.getOrDefault("active", 0);
    }

    /** How many retries there were in all. */
    public int retries() {
        return job.tasks().values().stream().mapToInt(Task::retryCount).sum();
    }

    public int succeeded() {
        return succeeded;
    }

    public int failed() {
        return byState.getOrDefault("completed", 0) - succeeded;
    }

    boolean allCompleted() {
        return running() == 0 && active() == 0;
    }

    /** The counts, as old as the switch counts-lag allows. */
    public ObjectNode document() {
        Duration lag = job.account().switches().span("counts-lag");
        Instant now = job.account().now();
        if (lag == null || shown == null || !shownAt.plus(lag).isAfter(now)) {
            shown = count();
            shownAt = now;
        }
        return shown.deepCopy();
    }

    private ObjectNode count() {
        int[] tasks = new int[5];
        int[] slots = new int[5];
        for (Task task : job.tasks().values()) {
            int place = task.is("active") ? 0 : task.is("running", "preparing") ? 1 : task.completedWell() ? 3 : 4;
            tasks[place]++;
            slots[place] += task.requiredSlots();
            if (place > 2) {
                tasks[2]++;
                slots[2] += task.requiredSlots();
            }
        }
        ObjectNode json = Json.object();
        put(json.putObject("taskCounts"), tasks);
        put(json.putObject("taskSlotCounts"), slots);
        return json;
    }

    private static void put(ObjectNode json, int[] numbers) {
        json.put("active", numbers[0]).put("running", numbers[1]).put("completed", numbers[2]);
        json.put("succeeded", numbers[3]).put("failed", numbers[4]);
    }
}
