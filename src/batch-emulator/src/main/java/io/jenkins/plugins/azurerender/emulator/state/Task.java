package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;

/** A task: what was asked for, and what is shown of it. */
public final class Task extends Entity {
    private final Job job;
    private final ObjectNode spec;
    private final TaskRun run;

    Task(Job job, ObjectNode spec) {
        super(job.account(), spec.get("id").asText(), "active");
        this.job = job;
        this.spec = spec;
        this.run = new TaskRun(this);
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

    /** Its way from active to completed. */
    public TaskRun run() {
        return run;
    }

    public int requiredSlots() {
        return Json.number(spec, 1, "requiredSlots");
    }

    /** Whether it runs on several nodes at once. */
    public boolean isMultiInstance() {
        return spec.has("multiInstanceSettings");
    }

    /** How many nodes it needs at once. */
    int instances() {
        return Json.number(spec, 1, "multiInstanceSettings", "numberOfInstances");
    }

    /** Whether its last run succeeded. */
    boolean ranWell() {
        Outcome last = run.record().outcome();
        return last != null && last.succeeded();
    }

    /** Replaces the constraints; what is left out takes its default again. */
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
        json.set("executionInfo", run.record().document(is("completed"), image));
        if (run.place() != null && !is("active")) {
            json.set("nodeInfo", run.place().document(run.place().node()));
        }
        return json;
    }
}
