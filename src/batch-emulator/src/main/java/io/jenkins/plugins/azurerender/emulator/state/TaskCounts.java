package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;

/** How many tasks of a job, and how many slots they need, by state. */
public final class TaskCounts {
    private TaskCounts() {}

    /** Counted now. */
    public static ObjectNode of(Job job) {
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
