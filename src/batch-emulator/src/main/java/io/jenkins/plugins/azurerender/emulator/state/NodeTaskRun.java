package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.CommandRun;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.run.RunPlan;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Runs a start, preparation, release or coordination command on a node, with retries. */
final class NodeTaskRun {
    private final Node node;
    private final BatchAccount account;
    private final String kind;
    private final String subject;
    private final ObjectNode spec;
    private final Path folder;
    private final RunPlan plan;
    private CommandRun run;
    private Consumer<Outcome> listener = outcome -> {};
    private Outcome outcome;
    private Timers.Handle limit = () -> {};
    private Instant startTime;
    private Instant endTime;
    private Instant lastRetryTime;
    private int retries;

    NodeTaskRun(
            Node node,
            String mark,
            String kind,
            String subject,
            ObjectNode spec,
            Path folder,
            NodeEnvironment environment) {
        this.node = node;
        this.account = node.account();
        this.kind = kind;
        this.subject = subject;
        this.spec = spec;
        this.folder = folder;
        String id = spec.path("id").asText(kind);
        this.plan = new RunPlan(
                spec.path("commandLine").asText(),
                account.storage().resolve(spec.path("resourceFiles")),
                Json.array(),
                environment.task(id, folder, spec).variables(),
                folder,
                folder.resolve("wd"),
                mark + kind + node.id() + "/",
                () -> node.mounts().fetch());
    }

    /** Runs in another thread; the listener is called under the account lock. */
    void start(Duration wallClock, Consumer<Outcome> listener) {
        this.listener = listener;
        startTime = account.now();
        if (wallClock != null) {
            limit = account.timers().after(wallClock, () -> account.locked(this::stop));
        }
        launch();
    }

    private void launch() {
        CommandRun started = node.newRun(plan);
        run = started;
        account.ledger().add(kind, subject, "started on " + node.id());
        account.runs().execute(() -> {
            Outcome result = started.run();
            node.mounts().writeBack();
            account.locked(() -> ended(result));
        });
    }

    private void ended(Outcome result) {
        if (isOver()) {
            return;
        }
        int allowed = Json.number(spec, Json.number(spec, 0, "constraints", "maxTaskRetryCount"), "maxTaskRetryCount");
        boolean retry = result.phase() == Outcome.Phase.COMMAND && !result.succeeded();
        if (retry && (allowed < 0 || retries < allowed)) {
            retries++;
            lastRetryTime = account.now();
            launch();
            return;
        }
        limit.cancel();
        outcome = result;
        endTime = account.now();
        account.ledger().add(kind, subject, (result.succeeded() ? "succeeded" : "failed") + " on " + node.id());
        listener.accept(result);
    }

    void stop() {
        CommandRun stopped = run;
        if (!isOver() && stopped != null) {
            account.runs().execute(() -> stopped.stop(Failure.ended()));
        }
    }

    void nodeGone() {
        if (!isOver()) {
            stop();
            ended(new Outcome(null, Failure.ofServer("NodeGone", "The node is gone"), Outcome.Phase.STOPPED));
        }
    }

    boolean isOver() {
        return outcome != null;
    }

    boolean succeeded() {
        return outcome != null && outcome.succeeded();
    }

    Outcome outcome() {
        return outcome;
    }

    /** Returns the execution information as JSON. */
    ObjectNode document() {
        ObjectNode json = Json.object();
        Json.put(json, "startTime", startTime);
        Json.put(json, "endTime", endTime);
        json.put("state", isOver() ? "completed" : startTime == null ? "preparing" : "running");
        String directory = node.folder().relativize(folder).toString();
        json.put("taskRootDirectory", directory);
        json.put("taskRootDirectoryUrl", account.url() + "/" + node.path() + "/files/" + directory);
        if (isOver()) {
            if (outcome.exitCode() != null) {
                json.put("exitCode", outcome.exitCode());
            }
            if (outcome.failure() != null) {
                json.set("failureInfo", outcome.failure().toJson());
            }
            json.put("result", outcome.succeeded() ? "success" : "failure");
        }
        json.put("retryCount", retries);
        Json.put(json, "lastRetryTime", lastRetryTime);
        return json;
    }
}
