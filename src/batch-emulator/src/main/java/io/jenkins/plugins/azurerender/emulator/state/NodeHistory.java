package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.ArrayDeque;
import java.util.Deque;

/** Statistics and recent tasks of a node. */
final class NodeHistory {
    private static final int RECENT = 10;

    private final Deque<ObjectNode> recent = new ArrayDeque<>();
    private int run;
    private int succeeded;

    void started() {
        run++;
    }

    void released(Task task, boolean success) {
        succeeded += success ? 1 : 0;
        ObjectNode shown = describe(task);
        recent.removeIf(one -> one.get("taskUrl").equals(shown.get("taskUrl")));
        recent.addFirst(shown);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    void addTo(ObjectNode json, int running, int slots) {
        json.put("totalTasksRun", run).put("runningTasksCount", running);
        json.put("runningTaskSlotsCount", slots).put("totalTasksSucceeded", succeeded);
        if (!recent.isEmpty()) {
            ArrayNode list = json.putArray("recentTasks");
            recent.forEach(list::add);
        }
    }

    /** Copies the displayed properties, so that a node does not keep deleted jobs in memory. */
    private static ObjectNode describe(Task task) {
        ObjectNode shown = Json.object();
        shown.put("taskUrl", task.account().url() + "/" + task.path());
        shown.put("jobId", task.job().id()).put("taskId", task.id()).put("taskState", task.state());
        shown.set("executionInfo", task.document().get("executionInfo"));
        return shown;
    }
}
