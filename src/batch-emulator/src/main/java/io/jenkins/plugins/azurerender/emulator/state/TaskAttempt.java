package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.control.TaskProgram;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.CommandRun;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.run.RunPlan;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One attempt to run a task. */
final class TaskAttempt {
    private final Task task;
    private final TaskPlacement placement;
    private final Node node;
    private final BatchAccount account;
    private Subtasks subtasks;
    private CommandRun run;
    private Timers.Handle limit = () -> {};

    TaskAttempt(Task task, TaskPlacement placement) {
        this.task = task;
        this.placement = placement;
        this.node = placement.node();
        this.account = task.account();
    }

    private CommandRun prepare() {
        Path folder = placement.folder();
        JsonNode spec = task.spec();
        NodeEnvironment environment = NodeEnvironment.of(task, node);
        RunPlan.Preparation before = () -> node.mounts().fetch();
        if (task.isMultiInstance()) {
            Subtasks all = new Subtasks(task, placement);
            subtasks = all;
            environment.with(all.variables(node));
            before = all::coordinate;
        }
        String image = Json.text(spec, "containerSettings", "imageName");
        if (image != null) {
            account.ledger().add("container", task.path(), image);
        }
        RunPlan plan = new RunPlan(
                spec.path("commandLine").asText(),
                account.storage().resolve(spec.path("resourceFiles")),
                account.storage().resolveOutputs(spec.path("outputFiles")),
                environment.task(task.id(), folder, spec).variables(),
                folder,
                folder.resolve("wd"),
                task.job().mark() + "task" + account.nextNumber() + "/",
                before);
        return node.newRun(plan);
    }

    /** Runs in another thread; the outcome is reported to the task under the account lock. */
    void start(Duration wallClock) {
        Duration instant = account.switches().duration("instant-tasks");
        if (instant != null) {
            Outcome succeeded = new Outcome(0, null, Outcome.Phase.COMMAND);
            limit = account.timers()
                    .after(instant, () -> account.locked(() -> task.lifecycle().ended(this, succeeded)));
            return;
        }
        TaskProgram program = account.switches().taskProgram();
        if (program != null) {
            account.runs().execute(() -> {
                Outcome outcome = new ProgramRun(task, account).run(program);
                account.locked(() -> task.lifecycle().ended(this, outcome));
            });
            return;
        }
        task.job().runsProcess();
        CommandRun prepared = prepare();
        run = prepared;
        if (wallClock != null) {
            String message = "The task exceeded its maximum wall clock time";
            limit = account.timers().after(wallClock, () -> stop(Failure.ofUser("TaskEnded", message)));
        }
        Subtasks others = subtasks;
        account.runs().execute(() -> {
            Outcome outcome = prepared.run();
            limit.cancel();
            node.mounts().writeBack();
            if (others != null) {
                others.end();
            }
            account.locked(() -> task.lifecycle().ended(this, outcome));
        });
    }

    /** Ends its processes in another thread; the outcome follows. */
    void stop(Failure reason) {
        if (run == null) {
            limit.cancel();
            Outcome stopped = new Outcome(null, reason, Outcome.Phase.STOPPED);
            account.runs().execute(() -> account.locked(() -> task.lifecycle().ended(this, stopped)));
        } else {
            account.runs().execute(() -> stopAndWait(reason));
        }
    }

    /** Ends its processes and returns when none is left. */
    void stopAndWait(Failure reason) {
        CommandRun started = run;
        Subtasks others = subtasks;
        if (others != null) {
            others.stop();
        }
        if (started != null) {
            started.stop(reason);
        }
    }

    /** Returns the other instances of a multi-instance task as JSON. */
    List<ObjectNode> subtasks() {
        return subtasks == null ? List.of() : subtasks.documents();
    }
}
