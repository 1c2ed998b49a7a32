package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The preparation and release task of a job on one node. */
public final class JobPreparation {
    private final Job job;
    private final Node node;
    private final Path folder;
    private final List<Consumer<Boolean>> waiting = new ArrayList<>();
    private NodeTaskRun preparation;
    private NodeTaskRun release;

    JobPreparation(Job job, Node node) {
        this.job = job;
        this.node = node;
        String id = job.spec().path("jobPreparationTask").path("id").asText("jobpreparation");
        this.folder = job.folderOn(node).resolve(id);
    }

    Path folder() {
        return folder;
    }

    boolean failed() {
        return preparation != null && preparation.isOver() && !preparation.succeeded();
    }

    /** Starts the preparation task if necessary and calls back with whether tasks can run. */
    void whenReady(Consumer<Boolean> then) {
        ObjectNode spec = Json.objectAt(job.spec(), "jobPreparationTask");
        if (preparation == null) {
            job.runsProcess();
            job.preparations().put(node.id(), this);
            NodeEnvironment environment = new NodeEnvironment(node).job(job).preparation(folder);
            preparation = new NodeTaskRun(node, job.mark(), "job-preparation", job.path(), spec, folder, environment);
            preparation.start(Json.duration(spec, "constraints", "maxWallClockTime"), this::prepared);
        }
        if (preparation.isOver() || !Json.bool(spec, true, "waitForSuccess")) {
            then.accept(!preparation.isOver() || preparation.succeeded());
        } else {
            waiting.add(then);
        }
    }

    private void prepared(Outcome outcome) {
        List<Consumer<Boolean>> listeners = List.copyOf(waiting);
        waiting.clear();
        listeners.forEach(one -> one.accept(outcome.succeeded()));
        job.lifecycle().advance();
    }

    /** Stops the preparation task and runs the release task once; returns whether both have ended. */
    boolean release() {
        if (preparation != null && !preparation.isOver()) {
            preparation.stop();
            return false;
        }
        if (!job.spec().has("jobReleaseTask")) {
            return true;
        }
        if (release == null) {
            ObjectNode spec = Json.objectAt(job.spec(), "jobReleaseTask");
            Path releaseFolder = job.folderOn(node).resolve(spec.path("id").asText("jobrelease"));
            NodeEnvironment environment = new NodeEnvironment(node).job(job).preparation(folder);
            release = new NodeTaskRun(node, job.mark(), "job-release", job.path(), spec, releaseFolder, environment);
            release.start(Json.duration(spec, "maxWallClockTime"), outcome -> job.lifecycle()
                    .advance());
        }
        return release.isOver();
    }

    /** Returns whether the preparation task must run again after a restart of the node. */
    boolean runsAgainAfter(boolean reimage) {
        boolean again = reimage
                || preparation == null
                || !preparation.succeeded()
                || Json.bool(job.spec(), true, "jobPreparationTask", "rerunOnNodeRebootAfterSuccess");
        if (again) {
            nodeGone();
        }
        return again;
    }

    void nodeGone() {
        for (NodeTaskRun run : new NodeTaskRun[] {preparation, release}) {
            if (run != null) {
                run.nodeGone();
            }
        }
    }

    /** Returns the status entry of this node. */
    public ObjectNode document() {
        ObjectNode json = Json.object();
        json.put("poolId", node.pool().id());
        json.put("nodeId", node.id());
        json.put("nodeUrl", node.account().url() + "/" + node.path());
        if (preparation != null) {
            json.set("jobPreparationTaskExecutionInfo", preparation.document());
        }
        if (release != null) {
            json.set("jobReleaseTaskExecutionInfo", release.document());
        }
        return json;
    }
}
