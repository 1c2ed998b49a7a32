package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.time.Duration;

/** A task: what was asked for, and its way from active to completed. */
public final class Task extends Entity {
    private final Job job;
    private final ObjectNode spec;
    private final TaskRecord record = new TaskRecord();
    private TaskAttempt attempt;
    private Node node;
    private ObjectNode nodeInfo;
    private boolean requeueing;
    private boolean filesCleaned;

    Task(Job job, ObjectNode spec) {
        super(job.account(), spec.get("id").asText(), "active");
        this.job = job;
        this.spec = spec;
        TaskDefaults.fillTask(spec, Json.number(job.spec(), 0, "constraints", "maxTaskRetryCount"));
    }

    @Override
    public String path() {
        return job.path() + "/tasks/" + id();
    }

    @Override
    String kind() {
        return "task";
    }

    @Override
    void stateChanged(String oldState) {
        job.counts().changed(this, oldState);
    }

    public Job job() {
        return job;
    }

    public ObjectNode spec() {
        return spec;
    }

    public int requiredSlots() {
        return Json.number(spec, 1, "requiredSlots");
    }

    /** Its folder on the node it ran on last, or null. */
    public Path folder() {
        return node == null ? null : job.folderOn(node).resolve(id());
    }

    /** Whether its files were removed because their time was over. */
    public boolean filesCleaned() {
        return filesCleaned;
    }

    /** Whether it is completed and succeeded. */
    public boolean completedWell() {
        return is("completed") && record.outcome().succeeded();
    }

    /** Whether the last exit code was 0, whatever became of its files. */
    public boolean exitedWithZero() {
        return record.outcome() != null
                && record.outcome().exitCode() != null
                && record.outcome().exitCode() == 0;
    }

    int retryCount() {
        return record.retryCount();
    }

    /** Replaces the constraints; what is left out takes its default again. */
    public void constraints(ObjectNode constraints) {
        spec.set("constraints", constraints);
        TaskDefaults.constraints(spec, Json.number(job.spec(), 0, "constraints", "maxTaskRetryCount"));
        modified();
    }

    /** Runs on this node, after the job's preparation. */
    void assign(Node chosen) {
        job.taken(this);
        node = chosen;
        nodeInfo = describe(chosen);
        TaskAttempt current = new TaskAttempt(this, chosen);
        attempt = current;
        chosen.take(this);
        if (job.hasPreparation() && !account().instant()) {
            moveTo("preparing");
            chosen.preparationOf(job).whenReady(ok -> prepared(current, ok));
        } else {
            launch(current);
        }
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
        record.started(account().now());
        moveTo("running");
        current.start(Json.span(spec, "constraints", "maxWallClockTime"));
    }

    /** An attempt tells how it ended. */
    void ended(TaskAttempt ended, Outcome result) {
        if (attempt != ended) {
            return;
        }
        account().ledger().add("task-run", path(), describe(result) + " on " + node.id());
        if (requeueing) {
            backToActive();
        } else if (mayRetry(result)) {
            record.retried(account().now());
            backToActive();
        } else {
            complete(result);
        }
    }

    private static String describe(Outcome result) {
        return result.failure() == null
                ? "succeeded"
                : "failed: " + result.failure().code();
    }

    private boolean mayRetry(Outcome result) {
        int allowed = Json.number(spec, 0, "constraints", "maxTaskRetryCount");
        boolean exited = result.phase() == Outcome.Phase.COMMAND && !result.succeeded() && result.exitCode() != null;
        return exited && job.is("active") && (allowed < 0 || record.retryCount() < allowed);
    }

    private void backToActive() {
        requeueing = false;
        free(false);
        moveTo("active");
        job.waiting(this);
        job.ending().advance();
    }

    private void complete(Outcome result) {
        record.ended(account().now(), result);
        moveTo("completed");
        job.counts().succeededBy(result.succeeded() ? 1 : 0);
        free(result.succeeded());
        watchRetention();
        job.completed(this, ExitRules.of(spec.path("exitConditions"), result));
    }

    private void watchRetention() {
        Duration retention = Json.span(spec, "constraints", "retentionTime");
        Path folder = folder();
        if (retention != null && folder != null) {
            account().timers().after(retention, () -> {
                boolean still = account().locked(() -> {
                    filesCleaned |= is("completed");
                    return is("completed");
                });
                if (still) {
                    Folders.delete(folder);
                }
            });
        }
    }

    private void free(boolean succeeded) {
        attempt = null;
        if (node != null) {
            node.release(this, succeeded);
        }
    }

    /** Ends it, wherever it is. */
    public void terminate() {
        if (is("active", "preparing")) {
            job.taken(this);
            complete(new Outcome(null, Failure.ended(), Outcome.Phase.STOPPED));
        } else if (attempt != null) {
            attempt.stop(Failure.ended());
        }
    }

    /** Its node goes: the task runs again elsewhere, and that counts as no retry. */
    void requeue() {
        if (is("preparing")) {
            backToActive();
        } else if (attempt != null) {
            requeueing = true;
            attempt.stop(Failure.ended());
        }
    }

    /** A user's wish put it back. */
    void requeueByUser() {
        record.requeued(account().now());
        requeue();
    }

    /** A completed task runs again. */
    public void reactivate() {
        job.counts().succeededBy(completedWell() ? -1 : 0);
        record.forget();
        filesCleaned = false;
        moveTo("active");
        modified();
        job.waiting(this);
    }

    /** Takes it out of the job, ending it first. */
    public void delete() {
        TaskAttempt running = attempt;
        Path folder = folder();
        job.remove(this);
        if (running != null) {
            running.stop(Failure.ended());
            free(false);
        }
        if (folder != null) {
            account().runs().execute(() -> {
                if (running != null) {
                    running.stopAndWait();
                }
                Folders.delete(folder);
            });
        }
    }

    private ObjectNode describe(Node chosen) {
        ObjectNode json = Json.object();
        String place = chosen.folder().relativize(folder()).toString();
        json.put("affinityId", "TVM:" + chosen.id());
        json.put("nodeUrl", account().url() + "/" + chosen.path());
        json.put("poolId", chosen.pool().id());
        json.put("nodeId", chosen.id());
        json.put("taskRootDirectory", place);
        json.put("taskRootDirectoryUrl", account().url() + "/" + chosen.path() + "/files/" + place);
        return json;
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        putState(json);
        json.setAll(spec);
        String image = Json.text(spec, "containerSettings", "imageName");
        json.set("executionInfo", record.document(is("completed"), image));
        if (nodeInfo != null && !is("active")) {
            json.set("nodeInfo", nodeInfo);
        }
        return json;
    }
}
