package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
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

/** Builds the Batch requests of a render: its job and its tasks. */
record RenderJob(SubmitRequest request, RenderRecord record, RenderPlan plan, NodeSystem system) {

    /** @throws AbortException when the renderer, the staging or the post-render action does not support these nodes */
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
     * The request that creates the job.
     *
     * @param container container of the assets
     * @param autoPool null when the job runs on the existing pool in the record
     */
    JobRequest job(Run<?, ?> run, String container, PoolRequest autoPool, Staging staging, Map<String, String> tags) {
        Map<String, String> environment = request.tasks().variables();
        environment.putAll(NodeKit.environment(plan, system));
        environment.put(NodeKit.FOLDER, NodeKit.folder(record.getBatchJob()));
        environment.putAll(FailurePause.environment(request.limits()));
        environment.put(NodeAssets.VARIABLE, NodeStaging.assetsFolder(request, container));
        if (record.hasLicenses()) {
            environment.put(NodeKit.LICENSES, JobRequest.licenseFile(record.getBatchJob()));
        }
        return new JobRequest(
                record.getBatchJob(),
                ResourceNames.displayName(run),
                autoPool == null ? record.getPool() : null,
                autoPool,
                request.limits().job(),
                request.limits().priority(),
                request.limits().parallelTasks(),
                staging,
                environment,
                tags);
    }

    /**
     * The tasks, in the order in which Batch schedules them.
     *
     * @param input SAS URL that lists and reads the frames container
     * @param output SAS URL that writes to it
     */
    List<TaskRequest> tasks(URI input, URI output) {
        Set<String> awaited = new HashSet<>();
        List<RenderTask> batchTasks = record.batchTasks();
        batchTasks.stream()
                .filter(task -> task.role() != RenderTask.Role.SCOUTS) // waits until the scouts have succeeded
                .forEach(task -> awaited.addAll(task.after()));
        boolean validated = plan.layout().scouts().validated();
        return batchTasks.stream()
                // The collect step adds it after it has validated the scouts.
                .filter(task -> task.role() != RenderTask.Role.SCOUTS || !validated)
                .map(task -> new TaskRequest(
                        task.id(),
                        NodeKit.commandLine(system),
                        NodeKit.environment(plan, task, system),
                        request.tasks().container(),
                        task.inputPrefix() == null
                                ? TaskFiles.to(output, task.outputFolder())
                                : new TaskFiles(input, task.inputPrefix(), output, task.outputFolder()),
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
