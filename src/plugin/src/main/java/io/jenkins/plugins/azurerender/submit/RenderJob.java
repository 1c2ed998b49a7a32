package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.JobRequest;
import io.jenkins.plugins.azurerender.azure.batch.Nodes;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.Staging;
import io.jenkins.plugins.azurerender.azure.batch.TaskFiles;
import io.jenkins.plugins.azurerender.azure.batch.TaskRequest;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.NodeKit;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.render.Renderer;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A render as Batch is asked for it: its job and its tasks. */
record RenderJob(SubmitRequest request, RenderRecord record, RenderPlan plan, NodeSystem system) {

    /** @throws AbortException when the renderer, or what comes after it, does not run on such nodes */
    static void check(SubmitRequest request, RenderPlan plan, NodeSystem system) throws AbortException {
        if (request.staging().assets() == NodeAssets.SYNC && system == NodeSystem.WINDOWS) {
            throw new AbortException(
                    "staging: 'sync' requires Linux nodes, but this pool has Windows nodes: remove it, or use staging: 'mount'.");
        }
        Renderer renderer = plan.renderer();
        if (plan.after() != null && !plan.after().runsOn(system)) {
            throw new AbortException(
                    "Movies require Linux nodes, but this pool has Windows nodes: use then: command(command: '...') instead.");
        }
        if (!renderer.runsOn(system)) {
            throw new AbortException(
                    "%s requires Windows nodes, but this pool has Linux nodes: use a pool with a Windows image."
                            .formatted(renderer.title()));
        }
    }

    /**
     * The job.
     *
     * @param ownPool null when it runs on the pool of the record
     */
    JobRequest job(Run<?, ?> run, PoolRequest ownPool, Staging staging, Map<String, String> tags) {
        Map<String, String> environment = request.tasks().variables();
        environment.putAll(NodeKit.environment(plan, system));
        environment.put(NodeKit.FOLDER, NodeKit.folder(record.getJobId()));
        environment.put(NodeAssets.VARIABLE, NodeStaging.place(request, AssetUploader.container(request, run)));
        if (record.hasLicenses()) {
            environment.put(NodeKit.LICENSES, JobRequest.licenseFile(record.getJobId()));
        }
        return new JobRequest(
                record.getJobId(),
                run.getParent().getFullName() + " #" + run.getNumber(),
                ownPool == null ? record.getPool() : null,
                ownPool,
                request.limits().job(),
                request.limits().priority(),
                staging,
                environment,
                tags);
    }

    /**
     * Its tasks, in the order they are handed to nodes.
     *
     * @param made link that lists and reads the container of frames
     * @param output link that writes to it
     */
    List<TaskRequest> tasks(URI made, URI output) {
        Set<String> awaited = new HashSet<>();
        plan.tasks().forEach(task -> awaited.addAll(task.after()));
        return plan.tasks().stream()
                .map(task -> new TaskRequest(
                        task.id(),
                        NodeKit.commandLine(system),
                        NodeKit.environment(plan, task, system),
                        request.tasks().container(),
                        task.inputPrefix() == null
                                ? TaskFiles.to(output, task.outputFolder())
                                : new TaskFiles(made, task.inputPrefix(), output, task.outputFolder()),
                        request.limits().task(),
                        task.after(),
                        awaited.contains(task.id()),
                        nodes(task)))
                .toList();
    }

    private Nodes nodes(RenderTask task) {
        return task.role() == RenderTask.Role.FRAMES && plan.renderer().nodes() > 1
                ? new Nodes(plan.renderer().nodes(), NodeKit.coordination(system))
                : null;
    }
}
