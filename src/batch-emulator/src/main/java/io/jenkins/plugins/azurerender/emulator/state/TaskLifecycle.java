package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.util.List;

/** The life cycle of a task: active, preparing, running, completed, with retries, requeues and reactivation. */
public final class TaskLifecycle {
    private final Task task;
    private final Job job;
    private final BatchAccount account;
    private final TaskExecutionInfo executionInfo = new TaskExecutionInfo();
    private TaskAttempt attempt;
    private TaskPlacement placement;
    private List<ObjectNode> subtasks = List.of();
    private boolean requeueing;

    TaskLifecycle(Task task) {
        this.task = task;
        this.job = task.job();
        this.account = task.account();
    }

    TaskExecutionInfo executionInfo() {
        return executionInfo;
    }

    /** Returns where it runs or ran last; null if it never ran. */
    TaskPlacement placement() {
        return placement;
    }

    /** Returns its folder on the last node, or null. */
    public Path folder() {
        return placement == null ? null : placement.folder();
    }

    /** Returns whether its files were deleted after their retention time. */
    public boolean filesCleaned() {
        return placement != null && placement.filesCleaned();
    }

    /** Returns whether the last exit code was 0, even if an upload failed. */
    public boolean exitedWithZero() {
        Outcome last = executionInfo.outcome();
        return last != null && last.exitCode() != null && last.exitCode() == 0;
    }

    /** Returns the instances of a multi-instance task except the primary as JSON. */
    public List<ObjectNode> subtasks() {
        return attempt == null ? subtasks : attempt.subtasks();
    }

    /** Runs the task on these nodes, the first being the primary, after the job preparation on each. */
    void assign(List<Node> chosen) {
        job.dequeue(task);
        endRetention();
        placement = new TaskPlacement(task, chosen);
        TaskAttempt current = new TaskAttempt(task, placement);
        attempt = current;
        placement.acquire();
        if (job.hasPreparation() && !account.instant()) {
            task.moveTo("preparing");
            prepare(chosen, current);
        } else {
            launch(current);
        }
    }

    private void prepare(List<Node> chosen, TaskAttempt current) {
        if (chosen.isEmpty()) {
            prepared(current, true);
            return;
        }
        chosen.get(0).preparationOf(job).whenReady(ok -> {
            if (ok && attempt == current) {
                prepare(chosen.subList(1, chosen.size()), current);
            } else {
                prepared(current, false);
            }
        });
    }

    private void prepared(TaskAttempt current, boolean ok) {
        if (attempt != current) {
            return;
        }
        if (ok) {
            launch(current);
        } else {
            backToActive();
        }
    }

    private void launch(TaskAttempt current) {
        executionInfo.started(account.now());
        task.moveTo("running");
        current.start(Json.duration(task.spec(), "constraints", "maxWallClockTime"));
    }

    /** Handles the outcome of an attempt. */
    void ended(TaskAttempt ended, Outcome result) {
        if (attempt != ended) {
            return;
        }
        String how = result.failure() == null
                ? "succeeded"
                : "failed: " + result.failure().code();
        account.ledger()
                .add("task-run", task.path(), how + " on " + placement.node().id());
        if (requeueing) {
            backToActive();
        } else if (mayRetry(result)) {
            executionInfo.retried(account.now());
            backToActive();
        } else {
            complete(result);
        }
    }

    private boolean mayRetry(Outcome result) {
        int allowed = Json.number(task.spec(), 0, "constraints", "maxTaskRetryCount");
        boolean exited = result.phase() == Outcome.Phase.COMMAND && !result.succeeded() && result.exitCode() != null;
        return exited && job.is("active") && (allowed < 0 || executionInfo.retryCount() < allowed);
    }

    private void backToActive() {
        requeueing = false;
        task.moveTo("active");
        free(false);
        job.enqueue(task);
        job.lifecycle().advance();
    }

    private void complete(Outcome result) {
        executionInfo.ended(account.now(), result);
        task.moveTo("completed");
        if (placement != null) {
            placement.keepFiles(Json.duration(task.spec(), "constraints", "retentionTime"));
        }
        free(result.succeeded());
        job.completed(task, ExitRules.of(task.spec().path("exitConditions"), result));
    }

    private void free(boolean succeeded) {
        subtasks = subtasks();
        attempt = null;
        if (placement != null) {
            placement.release(succeeded);
        }
    }

    /** Ends the retention of its files. */
    void endRetention() {
        if (placement != null) {
            placement.endRetention();
        }
    }

    /** Terminates the task in any state. */
    public void terminate() {
        if (task.is("active", "preparing")) {
            job.dequeue(task);
            complete(new Outcome(null, Failure.ended(), Outcome.Phase.STOPPED));
        } else if (attempt != null) {
            attempt.stop(Failure.ended());
        }
    }

    /** Requeues the task because its node is lost; this is not counted as a retry. */
    void requeue() {
        if (task.is("preparing")) {
            backToActive();
        } else if (attempt != null) {
            requeueing = true;
            attempt.stop(Failure.ended());
        }
    }

    /** Requeues the task because the user disabled the job. */
    void requeueByUser() {
        executionInfo.requeued(account.now());
        requeue();
    }

    /** Runs a completed task again. */
    public void reactivate() {
        endRetention();
        task.moveTo("active");
        executionInfo.reset();
        task.modified();
        job.enqueue(task);
    }

    /** Removes the task from its job and ends its processes. */
    public void delete() {
        TaskAttempt running = attempt;
        TaskPlacement last = placement;
        job.remove(task);
        if (running != null) {
            free(false);
        }
        if (last != null) {
            last.endRetention();
            account.runs().execute(() -> {
                if (running != null) {
                    running.stopAndWait(Failure.ended());
                }
                last.nodes().forEach(node -> Folders.delete(last.folderOn(node)));
            });
        }
    }
}
