package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.CommandRun;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.run.RunPlan;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Duration;

/** One run of a task on a node. */
final class TaskAttempt {
    private final Task task;
    private final Node node;
    private final BatchAccount account;
    private CommandRun run;
    private Timers.Handle limit = () -> {};

    TaskAttempt(Task task, Node node) {
        this.task = task;
        this.node = node;
        this.account = task.account();
    }

    private CommandRun prepare() {
        Job job = task.job();
        Path folder = task.folder();
        NodeEnvironment environment = new NodeEnvironment(node).job(job);
        if (job.hasPreparation()) {
            environment.preparation(node.preparationOf(job).folder());
        }
        JsonNode spec = task.spec();
        environment.packages(account.applications(), spec.path("applicationPackageReferences"));
        String image = Json.text(spec, "containerSettings", "imageName");
        if (image != null) {
            account.ledger().add("container", task.path(), image);
        }
        RunPlan plan = new RunPlan(
                spec.path("commandLine").asText(),
                account.storage().resolve(spec.path("resourceFiles")),
                spec.path("outputFiles"),
                environment.task(task.id(), folder, spec).variables(),
                folder,
                folder.resolve("wd"),
                job.mark() + "task" + account.nextNumber() + "/",
                () -> node.mounts().fetch());
        return new CommandRun(plan, account.runHouse(node.pool()));
    }

    /** Runs in another thread; the task is told, under the account's lock, how it ended. */
    void start(Duration wallClock) {
        Duration instant = account.switches().span("instant-tasks");
        if (instant != null) {
            Outcome well = new Outcome(0, null, Outcome.Phase.COMMAND);
            limit = account.timers().after(instant, () -> account.locked(() -> task.ended(this, well)));
            return;
        }
        CommandRun prepared = prepare();
        run = prepared;
        if (wallClock != null) {
            String message = "The task exceeded its maximum wall clock time";
            limit = account.timers().after(wallClock, () -> stop(Failure.ofUser("TaskEnded", message)));
        }
        account.runs().execute(() -> {
            Outcome outcome = prepared.run();
            limit.cancel();
            node.mounts().writeBack();
            account.locked(() -> task.ended(this, outcome));
        });
    }

    /** Ends its processes in another thread; the outcome follows. */
    void stop(Failure reason) {
        CommandRun started = run;
        if (started == null) {
            limit.cancel();
            Outcome stopped = new Outcome(null, reason, Outcome.Phase.STOPPED);
            account.runs().execute(() -> account.locked(() -> task.ended(this, stopped)));
        } else {
            account.runs().execute(() -> started.stop(reason));
        }
    }

    /** Returns when no process of it is left. */
    void stopAndWait() {
        CommandRun started = run;
        if (started != null) {
            started.stop(Failure.ended());
        }
    }
}
