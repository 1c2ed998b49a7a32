package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where a task runs or ran last: its nodes, starting with the primary, and its folder. */
final class TaskPlacement {
    private final Task task;
    private final List<Node> nodes;
    private Timers.Handle retention = () -> {};
    private boolean filesCleaned;

    TaskPlacement(Task task, List<Node> nodes) {
        this.task = task;
        this.nodes = List.copyOf(nodes);
    }

    /** Returns the node that runs the task's command. */
    Node node() {
        return nodes.get(0);
    }

    List<Node> nodes() {
        return nodes;
    }

    Path folder() {
        return folderOn(node());
    }

    Path folderOn(Node one) {
        return task.job().folderOn(one).resolve(task.id());
    }

    /** Returns whether the files were deleted after their retention time. */
    boolean filesCleaned() {
        return filesCleaned;
    }

    void acquire() {
        nodes.forEach(one -> one.tasks().acquire(task));
    }

    void release(boolean succeeded) {
        nodes.forEach(one -> one.tasks().release(task, succeeded));
    }

    /** Keeps the files of a completed task for the given time; null keeps them as long as the node. */
    void keepFiles(Duration span) {
        if (span != null) {
            nodes.forEach(one -> one.tasks().retain(this));
            retention = task.account().timers().after(span, () -> {
                task.account().locked(() -> {
                    filesCleaned = true;
                    endRetention();
                });
                nodes.forEach(one -> Folders.delete(folderOn(one)));
            });
        }
    }

    /** Ends the retention of the files. */
    void endRetention() {
        retention.cancel();
        nodes.forEach(one -> one.tasks().retentionEnded(this));
    }

    /** Returns the node information of a task or subtask as JSON. */
    ObjectNode document(Node one) {
        ObjectNode json = Json.object();
        String url = task.account().url() + "/" + one.path();
        String directory = one.folder().relativize(folderOn(one)).toString();
        json.put("affinityId", "TVM:" + one.id());
        json.put("nodeUrl", url);
        json.put("poolId", one.pool().id());
        json.put("nodeId", one.id());
        json.put("taskRootDirectory", directory);
        json.put("taskRootDirectoryUrl", url + "/files/" + directory);
        return json;
    }
}
