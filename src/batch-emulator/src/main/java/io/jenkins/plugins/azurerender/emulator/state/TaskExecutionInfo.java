package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.time.Instant;

/** The execution information of a task: times, counts, outcome of the last run. */
final class TaskExecutionInfo {
    private Outcome outcome;
    private Instant startTime;
    private Instant endTime;
    private Instant lastRetryTime;
    private Instant lastRequeueTime;
    private int retryCount;
    private int requeueCount;

    Outcome outcome() {
        return outcome;
    }

    int retryCount() {
        return retryCount;
    }

    void started(Instant now) {
        startTime = now;
        endTime = null;
        outcome = null;
    }

    void ended(Instant now, Outcome how) {
        startTime = startTime == null ? now : startTime;
        endTime = now;
        outcome = how;
    }

    void retried(Instant now) {
        retryCount++;
        lastRetryTime = now;
    }

    void requeued(Instant now) {
        requeueCount++;
        lastRequeueTime = now;
    }

    /** Resets the record when the task is reactivated. */
    void reset() {
        outcome = null;
        startTime = null;
        endTime = null;
        retryCount = 0;
    }

    ObjectNode document(boolean completed, String image) {
        ObjectNode json = Json.object();
        Json.put(json, "startTime", startTime);
        if (completed && outcome != null) {
            Json.put(json, "endTime", endTime);
            if (outcome.exitCode() != null) {
                json.put("exitCode", outcome.exitCode());
            }
            if (outcome.failure() != null) {
                json.set("failureInfo", outcome.failure().toJson());
            }
            json.put("result", outcome.succeeded() ? "success" : "failure");
        }
        if (image != null && startTime != null) {
            json.putObject("containerInfo")
                    .put("containerId", Integer.toHexString(image.hashCode()))
                    .put("state", completed ? "exited" : "running");
        }
        json.put("retryCount", retryCount);
        Json.put(json, "lastRetryTime", lastRetryTime);
        json.put("requeueCount", requeueCount);
        Json.put(json, "lastRequeueTime", lastRequeueTime);
        return json;
    }
}
