package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Belonging;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import io.jenkins.plugins.azurerender.emulator.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The coordination of a multi-instance task: a command that runs on each of its nodes before the primary's own. */
final class Subtasks {
    private static final String PORT = ":6000";

    private final TaskPlace place;
    private final BatchAccount account;
    private final String mark;
    private final List<HelperRun> runs = new ArrayList<>();
    private final CountDownLatch over;
    private boolean stopped;

    /** @param place where the task runs: the nodes */
    Subtasks(Task task, TaskPlace place) {
        this.place = place;
        this.account = task.account();
        this.mark = task.job().mark() + "multi" + account.nextNumber() + "/";
        this.over = new CountDownLatch(place.nodes().size());
        ObjectNode spec = coordination(task.spec());
        for (Node node : place.nodes()) {
            NodeEnvironment environment = NodeEnvironment.of(task, node).with(variables(node));
            runs.add(new HelperRun(node, mark, "subtask", task.path(), spec, place.folderOn(node), environment));
        }
    }

    /** The coordination command with the files that all instances share. */
    private static ObjectNode coordination(ObjectNode task) {
        JsonNode settings = task.path("multiInstanceSettings");
        ObjectNode spec = Json.object();
        spec.put("id", task.path("id").asText());
        spec.set("commandLine", settings.get("coordinationCommandLine"));
        spec.set("resourceFiles", settings.path("commonResourceFiles"));
        spec.set("environmentSettings", task.path("environmentSettings"));
        spec.set("userIdentity", task.path("userIdentity"));
        return spec;
    }

    /** What each instance is told of the others. */
    Map<String, String> variables(Node node) {
        List<String> addresses = place.nodes().stream().map(Node::address).toList();
        return Map.of(
                "AZ_BATCH_NODE_LIST",
                String.join(";", addresses),
                "AZ_BATCH_HOST_LIST",
                String.join(",", addresses),
                "AZ_BATCH_MASTER_NODE",
                addresses.get(0) + PORT,
                "AZ_BATCH_IS_CURRENT_NODE_MASTER",
                String.valueOf(node == place.node()),
                "AZ_BATCH_TASK_SHARED_DIR",
                place.folderOn(node).resolve("wd").toString(),
                "CCP_NODES",
                addresses.size()
                        + addresses.stream().map(one -> " " + one + " 1").collect(Collectors.joining()));
    }

    /**
     * Runs the coordination command on all nodes and returns when it ended well on each.
     *
     * @throws RunFailure when it failed on one, or was stopped
     */
    void coordinate() throws RunFailure, IOException {
        if (!account.locked(this::start)) {
            throw new RunFailure(Failure.ended());
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure(Failure.ended());
        }
        for (HelperRun run : runs) {
            if (!run.succeeded()) {
                Outcome outcome = run.outcome();
                throw new RunFailure(outcome.failure() == null ? Failure.exitCode() : outcome.failure());
            }
        }
        keepOutput("stdout.txt");
        keepOutput("stderr.txt");
    }

    private boolean start() {
        if (!stopped) {
            runs.forEach(run -> run.start(null, outcome -> over.countDown()));
        }
        return !stopped;
    }

    /** The primary's own command begins its output anew. */
    private void keepOutput(String name) throws IOException {
        Path written = place.folder().resolve(name);
        Files.move(written, written.resolveSibling("coordination-" + name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends what still coordinates. */
    void stop() {
        account.locked(() -> {
            stopped = true;
            runs.forEach(HelperRun::stop);
        });
    }

    /** Ends all that the coordination left running on the nodes. */
    void end() {
        ProcessTree.end(Belonging.marked(mark), null, 0);
    }

    /** What is shown of all instances but the primary. */
    List<ObjectNode> documents() {
        List<ObjectNode> documents = new ArrayList<>();
        for (int id = 1; id < runs.size(); id++) {
            ObjectNode json = Json.object().put("id", id);
            json.set("nodeInfo", place.document(place.nodes().get(id)));
            json.setAll(runs.get(id).document());
            json.remove(List.of("taskRootDirectory", "taskRootDirectoryUrl", "retryCount", "lastRetryTime"));
            documents.add(json);
        }
        return documents;
    }
}
