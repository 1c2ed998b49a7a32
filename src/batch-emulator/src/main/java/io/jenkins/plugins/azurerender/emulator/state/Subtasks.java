package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.run.ProcessFilter;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import io.jenkins.plugins.azurerender.emulator.run.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The coordination command of a multi-instance task, which runs on each node before the primary's command. */
final class Subtasks {
    private static final String PORT = ":6000";

    private final TaskPlacement placement;
    private final BatchAccount account;
    private final String mark;
    private final List<NodeTaskRun> runs = new ArrayList<>();
    private final CountDownLatch over;
    private boolean stopped;

    /** @param placement the nodes of the task */
    Subtasks(Task task, TaskPlacement placement) {
        this.placement = placement;
        this.account = task.account();
        this.mark = task.job().mark() + "multi" + account.nextNumber() + "/";
        this.over = new CountDownLatch(placement.nodes().size());
        ObjectNode spec = coordination(task.spec());
        for (Node node : placement.nodes()) {
            NodeEnvironment environment = NodeEnvironment.of(task, node).with(variables(node));
            runs.add(new NodeTaskRun(node, mark, "subtask", task.path(), spec, placement.folderOn(node), environment));
        }
    }

    /** Returns a task specification of the coordination command with the common resource files. */
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

    /** Returns the variables that describe the other instances. */
    Map<String, String> variables(Node node) {
        List<String> addresses = placement.nodes().stream().map(Node::address).toList();
        return Map.of(
                "AZ_BATCH_NODE_LIST",
                String.join(";", addresses),
                "AZ_BATCH_HOST_LIST",
                String.join(",", addresses),
                "AZ_BATCH_MASTER_NODE",
                addresses.get(0) + PORT,
                "AZ_BATCH_IS_CURRENT_NODE_MASTER",
                String.valueOf(node == placement.node()),
                "AZ_BATCH_TASK_SHARED_DIR",
                placement.folderOn(node).resolve("wd").toString(),
                "CCP_NODES",
                addresses.size()
                        + addresses.stream().map(one -> " " + one + " 1").collect(Collectors.joining()));
    }

    /**
     * Runs the coordination command on all nodes and returns when it succeeded on each.
     *
     * @throws RunFailure if it failed on a node or was stopped
     */
    void coordinate() throws RunException, IOException {
        if (!account.locked(this::start)) {
            throw new RunException(Failure.ended());
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Failure.ended());
        }
        for (NodeTaskRun run : runs) {
            if (!run.succeeded()) {
                Outcome outcome = run.outcome();
                throw new RunException(outcome.failure() == null ? Failure.exitCode() : outcome.failure());
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

    /** Keeps the coordination output, because the primary's command overwrites stdout.txt and stderr.txt. */
    private void keepOutput(String name) throws IOException {
        Path written = placement.folder().resolve(name);
        Files.move(written, written.resolveSibling("coordination-" + name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Stops the coordination commands. */
    void stop() {
        account.locked(() -> {
            stopped = true;
            runs.forEach(NodeTaskRun::stop);
        });
    }

    /** Ends processes that the coordination commands left running. */
    void end() {
        ProcessTree.end(ProcessFilter.marked(mark), null, 0);
    }

    /** Returns all instances except the primary as JSON. */
    List<ObjectNode> documents() {
        List<ObjectNode> documents = new ArrayList<>();
        for (int id = 1; id < runs.size(); id++) {
            ObjectNode json = Json.object().put("id", id);
            json.set("nodeInfo", placement.document(placement.nodes().get(id)));
            json.setAll(runs.get(id).document());
            json.remove(List.of("taskRootDirectory", "taskRootDirectoryUrl", "retryCount", "lastRetryTime"));
            documents.add(json);
        }
        return documents;
    }
}
