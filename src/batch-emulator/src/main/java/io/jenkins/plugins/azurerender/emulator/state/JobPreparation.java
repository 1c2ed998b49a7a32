package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A job on a node: its preparation task, which runs once, and its release task. */
public final class JobPreparation {
    private final Job job;
    private final Node node;
    private final Path folder;
    private final List<Consumer<Boolean>> waiting = new ArrayList<>();
    private HelperRun preparation;
    private HelperRun release;

    JobPreparation(Job job, Node node) {
        this.job = job;
        this.node = node;
        String id = job.spec().path("jobPreparationTask").path("id").asText("jobpreparation");
        this.folder = job.folderOn(node).resolve(id);
    }

    Path folder() {
        return folder;
    }

    public Node node() {
        return node;
    }

    boolean failed() {
        return preparation != null && preparation.isOver() && !preparation.succeeded();
    }

    /** Starts the preparation, if it did not start yet, and tells when it is over and whether tasks may run. */
    void whenReady(Consumer<Boolean> then) {
        ObjectNode spec = Json.objectAt(job.spec(), "jobPreparationTask");
        if (preparation == null) {
            job.runsProcess();
            job.preparations().put(node.id(), this);
            NodeEnvironment environment = new NodeEnvironment(node).job(job).preparation(folder);
            preparation = new HelperRun(node, job.mark(), "job-preparation", job.path(), spec, folder, environment);
            preparation.start(Json.span(spec, "constraints", "maxWallClockTime"), this::prepared);
        }
        if (preparation.isOver() || !Json.flag(spec, true, "waitForSuccess")) {
            then.accept(!preparation.isOver() || preparation.succeeded());
        } else {
            waiting.add(then);
        }
    }

    private void prepared(Outcome outcome) {
        List<Consumer<Boolean>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(one -> one.accept(outcome.succeeded()));
        job.ending().advance();
    }

    /** Ends the preparation and runs the release task once; says whether all is over. */
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
            Path place = job.folderOn(node).resolve(spec.path("id").asText("jobrelease"));
            NodeEnvironment environment = new NodeEnvironment(node).job(job).preparation(folder);
            release = new HelperRun(node, job.mark(), "job-release", job.path(), spec, place, environment);
            release.start(
                    Json.span(spec, "maxWallClockTime"), outcome -> job.ending().advance());
        }
        return release.isOver();
    }

    /** Whether the preparation runs once more after the node was restarted. */
    boolean runsAgainAfter(boolean reimage) {
        boolean again = reimage
                || preparation == null
                || !preparation.succeeded()
                || Json.flag(job.spec(), true, "jobPreparationTask", "rerunOnNodeRebootAfterSuccess");
        if (again) {
            nodeGone();
        }
        return again;
    }

    void nodeGone() {
        for (HelperRun run : new HelperRun[] {preparation, release}) {
            if (run != null) {
                run.nodeGone();
            }
        }
    }

    /** What the status of preparation and release shows of this node. */
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
