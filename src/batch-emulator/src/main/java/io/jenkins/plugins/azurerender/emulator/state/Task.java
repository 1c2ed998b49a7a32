package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;

/** A task: its specification and its document. */
public final class Task extends Entity {
    private final Job job;
    private final ObjectNode spec;
    private final TaskLifecycle lifecycle;

    Task(Job job, ObjectNode spec) {
        super(job.account(), spec.get("id").asText(), "active");
        this.job = job;
        this.spec = spec;
        this.lifecycle = new TaskLifecycle(this);
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
        job.counts().moved(this, oldState);
    }

    public Job job() {
        return job;
    }

    public ObjectNode spec() {
        return spec;
    }

    /** Returns its life cycle. */
    public TaskLifecycle lifecycle() {
        return lifecycle;
    }

    public int requiredSlots() {
        return Json.number(spec, 1, "requiredSlots");
    }

    /** Returns whether it runs on several nodes at once. */
    public boolean isMultiInstance() {
        return spec.has("multiInstanceSettings");
    }

    /** Returns the number of nodes it needs. */
    int instances() {
        return Json.number(spec, 1, "multiInstanceSettings", "numberOfInstances");
    }

    /** Returns whether its last run succeeded. */
    boolean succeeded() {
        Outcome last = lifecycle.executionInfo().outcome();
        return last != null && last.succeeded();
    }

    /** Replaces the constraints; properties that are not specified get their defaults again. */
    public void constraints(ObjectNode constraints) {
        spec.set("constraints", constraints);
        TaskDefaults.constraints(spec, Json.number(job.spec(), 0, "constraints", "maxTaskRetryCount"));
        modified();
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        putIdentity(json);
        putState(json);
        json.setAll(spec);
        String image = Json.text(spec, "containerSettings", "imageName");
        json.set("executionInfo", lifecycle.executionInfo().document(is("completed"), image));
        if (lifecycle.placement() != null && !is("active")) {
            json.set(
                    "nodeInfo",
                    lifecycle.placement().document(lifecycle.placement().node()));
        }
        return json;
    }
}
