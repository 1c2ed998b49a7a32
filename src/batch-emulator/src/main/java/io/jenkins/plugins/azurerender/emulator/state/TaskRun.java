package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.util.List;

/** A task's way from active to completed, and back where it is retried, requeued or reactivated. */
public final class TaskRun {
    private final Task task;
    private final Job job;
    private final BatchAccount account;
    private final TaskRecord record = new TaskRecord();
    private TaskAttempt attempt;
    private TaskPlace place;
    private List<ObjectNode> subtasks = List.of();
    private boolean requeueing;

    TaskRun(Task task) {
        this.task = task;
        this.job = task.job();
        this.account = task.account();
    }

    TaskRecord record() {
        return record;
    }

    /** Where it runs or ran last; null when it never did. */
    TaskPlace place() {
        return place;
    }

    /** Its folder on the node it ran on last, or null. */
    public Path folder() {
        return place == null ? null : place.folder();
    }

    /** Whether its files were removed because their time was over. */
    public boolean filesCleaned() {
        return place != null && place.filesCleaned();
    }

    /** Whether the last exit code was 0, whatever became of its files. */
    public boolean exitedWithZero() {
        Outcome last = record.outcome();
        return last != null && last.exitCode() != null && last.exitCode() == 0;
    }

    /** What is shown of a multi-instance task's instances but for the primary. */
    public List<ObjectNode> subtasks() {
        return attempt == null ? subtasks : attempt.subtasks();
    }

    /** Runs on these nodes, the first of them its own, after the job's preparation on each. */
    void assign(List<Node> chosen) {
        job.taken(task);
        forgetFiles();
        place = new TaskPlace(task, chosen);
        TaskAttempt current = new TaskAttempt(task, place);
        attempt = current;
        place.take();
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
        record.started(account.now());
        task.moveTo("running");
        current.start(Json.span(task.spec(), "constraints", "maxWallClockTime"));
    }

    /** An attempt tells how it ended. */
    void ended(TaskAttempt ended, Outcome result) {
        if (attempt != ended) {
            return;
        }
        String how = result.failure() == null
                ? "succeeded"
                : "failed: " + result.failure().code();
        account.ledger()
                .add("task-run", task.path(), how + " on " + place.node().id());
        if (requeueing) {
            backToActive();
        } else if (mayRetry(result)) {
            record.retried(account.now());
            backToActive();
        } else {
            complete(result);
        }
    }

    private boolean mayRetry(Outcome result) {
        int allowed = Json.number(task.spec(), 0, "constraints", "maxTaskRetryCount");
        boolean exited = result.phase() == Outcome.Phase.COMMAND && !result.succeeded() && result.exitCode() != null;
        return exited && job.is("active") && (allowed < 0 || record.retryCount() < allowed);
    }

    private void backToActive() {
        requeueing = false;
        task.moveTo("active");
        free(false);
        job.waiting(task);
        job.ending().advance();
    }

    private void complete(Outcome result) {
        record.ended(account.now(), result);
        task.moveTo("completed");
        if (place != null) {
            place.keepFiles(Json.span(task.spec(), "constraints", "retentionTime"));
        }
        free(result.succeeded());
        job.completed(task, ExitRules.of(task.spec().path("exitConditions"), result));
    }

    private void free(boolean succeeded) {
        subtasks = subtasks();
        attempt = null;
        if (place != null) {
            place.release(succeeded);
        }
    }

    /** Its files need not be kept any longer. */
    void forgetFiles() {
        if (place != null) {
            place.forget();
        }
    }

    /** Ends it, wherever it is. */
    public void terminate() {
        if (task.is("active", "preparing")) {
            job.taken(task);
            complete(new Outcome(null, Failure.ended(), Outcome.Phase.STOPPED));
        } else if (attempt != null) {
            attempt.stop(Failure.ended());
        }
    }

    /** Its node goes: the task runs again elsewhere, and that counts as no retry. */
    void requeue() {
        if (task.is("preparing")) {
            backToActive();
        } else if (attempt != null) {
            requeueing = true;
            attempt.stop(Failure.ended());
        }
    }

    /** A user's wish put it back. */
    void requeueByUser() {
        record.requeued(account.now());
        requeue();
    }

    /** A completed task runs again. */
    public void reactivate() {
        forgetFiles();
        task.moveTo("active");
        record.forget();
        task.modified();
        job.waiting(task);
    }

    /** Takes it out of the job, ending it first. */
    public void delete() {
        TaskAttempt running = attempt;
        TaskPlace last = place;
        job.remove(task);
        if (running != null) {
            free(false);
        }
        if (last != null) {
            last.forget();
            account.runs().execute(() -> {
                if (running != null) {
                    running.stopAndWait(Failure.ended());
                }
                last.nodes().forEach(node -> Folders.delete(last.folderOn(node)));
            });
        }
    }
}
