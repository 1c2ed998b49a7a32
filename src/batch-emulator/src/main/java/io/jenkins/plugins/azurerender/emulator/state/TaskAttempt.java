package io.jenkins.plugins.azurerender.emulator.state;

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
    private final BatchAccount account;
    private final CommandRun run;
    private Timers.Handle limit = () -> {};

    TaskAttempt(Task task, Node node) {
        this.task = task;
        this.account = task.account();
        Job job = task.job();
        Path folder = task.folder();
        NodeEnvironment environment = new NodeEnvironment(node).job(job);
        if (job.hasPreparation()) {
            environment.preparation(node.preparationOf(job).folder());
        }
        this.run = new CommandRun(
                new RunPlan(
                        task.spec().path("commandLine").asText(),
                        task.spec().path("resourceFiles"),
                        task.spec().path("outputFiles"),
                        environment.task(task.id(), folder, task.spec()).variables(),
                        folder,
                        folder.resolve("wd"),
                        job.mark() + "task" + account.nextNodeNumber() + "/",
                        () -> {}),
                account.blobs());
    }

    /** Runs in another thread; the task is told, under the account's lock, how it ended. */
    void start(Duration wallClock) {
        if (wallClock != null) {
            String message = "The task exceeded its maximum wall clock time";
            limit = account.timers().after(wallClock, () -> stop(Failure.ofUser("TaskEnded", message)));
        }
        account.runs().execute(() -> {
            Outcome outcome = run.run();
            limit.cancel();
            account.locked(() -> task.ended(this, outcome));
        });
    }

    /** Ends its processes in another thread; the outcome follows. */
    void stop(Failure reason) {
        account.runs().execute(() -> run.stop(reason));
    }
}
