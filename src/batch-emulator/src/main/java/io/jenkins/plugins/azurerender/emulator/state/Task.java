package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.time.Instant;

/** A task: what was asked for, and its way from active to completed. */
public final class Task extends Entity {
    private final Job job;
    private final ObjectNode spec;
    private TaskAttempt attempt;
    private Node node;
    private ObjectNode nodeInfo;
    private Outcome outcome;
    private Instant startTime;
    private Instant endTime;
    private Instant lastRetryTime;
    private int retryCount;
    private int requeueCount;
    private boolean requeueing;

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

    public Job job() {
        return job;
    }

    public ObjectNode spec() {
        return spec;
    }

    /** The node it runs or ran on last, or null. */
    public Node node() {
        return node;
    }

    public int requiredSlots() {
        return Json.number(spec, 1, "requiredSlots");
    }

    /** Its folder on the node it ran on last, or null. */
    public Path folder() {
        return node == null ? null : job.folderOn(node).resolve(id());
    }

    /** Whether it is completed, and how. */
    public boolean completedWell() {
        return is("completed") && outcome != null && outcome.succeeded();
    }

    /** Whether its last run was ended by the job's or the user's wish, for counts. */
    public boolean completedBadly() {
        return is("completed") && !completedWell();
    }

    /** Replaces the constraints; what is left out takes its default again. */
    public void constraints(ObjectNode constraints) {
        spec.set("constraints", constraints);
        TaskDefaults.constraints(spec, Json.number(job.spec(), 0, "constraints", "maxTaskRetryCount"));
        modified();
    }

    /** Runs on this node, after the job's preparation. */
    void assign(Node chosen) {
        job.ready().remove(this);
        node = chosen;
        nodeInfo = describe(chosen);
        TaskAttempt current = new TaskAttempt(this, chosen);
        attempt = current;
        chosen.take(this);
        if (job.hasPreparation()) {
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
        startTime = account().now();
        endTime = null;
        moveTo("running");
        current.start(Json.span(spec, "constraints", "maxWallClockTime"));
    }

    /** An attempt tells how it ended. */
    void ended(TaskAttempt ended, Outcome result) {
        if (attempt != ended) {
            return;
        }
        endTime = account().now();
        account().ledger().add("task-run", path(), describe(result));
        if (requeueing) {
            backToActive();
        } else if (mayRetry(result)) {
            retryCount++;
            lastRetryTime = account().now();
            outcome = result;
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
        return exited && job.is("active") && (allowed < 0 || retryCount < allowed);
    }

    private void backToActive() {
        requeueing = false;
        free(false);
        moveTo("active");
        if (job.is("active")) {
            job.ready().add(this);
        }
        account().scheduler().wake();
        job.advance();
    }

    private void complete(Outcome result) {
        outcome = result;
        moveTo("completed");
        if (node != null) {
            node.remember(this);
        }
        free(result.succeeded());
        job.advance();
        job.checkAllComplete();
    }

    private void free(boolean succeeded) {
        attempt = null;
        if (node != null) {
            node.release(this, succeeded);
        }
    }

    /** Ends it, wherever it is. */
    public void terminate() {
        if (is("active")) {
            job.ready().remove(this);
            endTime = account().now();
            startTime = startTime == null ? endTime : startTime;
            complete(new Outcome(null, Failure.ended(), Outcome.Phase.STOPPED));
        } else if (is("preparing")) {
            endTime = account().now();
            complete(new Outcome(null, Failure.ended(), Outcome.Phase.STOPPED));
        } else if (attempt != null) {
            attempt.stop(Failure.ended());
        }
    }

    /** The node goes: the task runs again elsewhere. */
    void requeue() {
        requeueing = true;
        if (is("preparing")) {
            backToActive();
        } else if (attempt != null) {
            attempt.stop(Failure.ended());
        }
    }

    /** Takes it out of the job, ending it first. */
    public void delete() {
        terminate();
        job.tasks().remove(BatchAccount.key(id()), this);
        job.ready().remove(this);
        account().ledger().add("task-deleted", path(), "");
        Path folder = folder();
        if (folder != null) {
            account().runs().execute(() -> Folders.delete(folder));
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
        spec.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("id")) {
                json.set(field.getKey(), field.getValue());
            }
        });
        ObjectNode execution = json.putObject("executionInfo");
        Json.put(execution, "startTime", startTime);
        Json.put(execution, "endTime", is("completed") ? endTime : null);
        if (outcome != null && is("completed")) {
            if (outcome.exitCode() != null) {
                execution.put("exitCode", outcome.exitCode());
            }
            if (outcome.failure() != null) {
                execution.set("failureInfo", outcome.failure().toJson());
            }
            execution.put("result", outcome.succeeded() ? "success" : "failure");
        }
        execution.put("retryCount", retryCount);
        Json.put(execution, "lastRetryTime", lastRetryTime);
        execution.put("requeueCount", requeueCount);
        if (nodeInfo != null && !is("active")) {
            json.set("nodeInfo", nodeInfo);
        }
        return json;
    }
}
