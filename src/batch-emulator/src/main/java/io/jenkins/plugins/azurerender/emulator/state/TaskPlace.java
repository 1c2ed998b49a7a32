package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where a task runs or ran last: its nodes, of which the first is the primary's, and its folder with its files. */
final class TaskPlace {
    private final Task task;
    private final List<Node> nodes;
    private Timers.Handle retention = () -> {};
    private boolean filesCleaned;

    TaskPlace(Task task, List<Node> nodes) {
        this.task = task;
        this.nodes = List.copyOf(nodes);
    }

    /** The node that runs the task's own command. */
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

    /** Whether the files were removed because their time was over. */
    boolean filesCleaned() {
        return filesCleaned;
    }

    void take() {
        nodes.forEach(one -> one.work().take(task));
    }

    void release(boolean succeeded) {
        nodes.forEach(one -> one.work().release(task, succeeded));
    }

    /** Keeps the files of a completed task for so long; null keeps them until their node goes. */
    void keepFiles(Duration span) {
        if (span != null) {
            nodes.forEach(one -> one.work().retain(this));
            retention = task.account().timers().after(span, () -> {
                task.account().locked(() -> {
                    filesCleaned = true;
                    forget();
                });
                nodes.forEach(one -> Folders.delete(folderOn(one)));
            });
        }
    }

    /** The files need not be kept any longer. */
    void forget() {
        retention.cancel();
        nodes.forEach(one -> one.work().retentionOver(this));
    }

    /** What a task, or the part of it on one of its nodes, shows of where it runs. */
    ObjectNode document(Node one) {
        ObjectNode json = Json.object();
        String url = task.account().url() + "/" + one.path();
        String place = one.folder().relativize(folderOn(one)).toString();
        json.put("affinityId", "TVM:" + one.id());
        json.put("nodeUrl", url);
        json.put("poolId", one.pool().id());
        json.put("nodeId", one.id());
        json.put("taskRootDirectory", place);
        json.put("taskRootDirectoryUrl", url + "/files/" + place);
        return json;
    }
}
