package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** An abort after a controller restart leaves no nodes running. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class PoolRestartTest {

    /** A build that is stopped while it is being resumed ends at once and is cleaned up later. */
    private static final String CLEANUP = "cleanup of the pool";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void abortInBlockAfterRestartScalesPoolToZero(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            names[0] = start(
                    jenkins,
                    studio.job(
                            "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) { echo 'inside'; sleep 600 }"),
                    "inside");
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> {
            abort(jenkins, names[0]);
            await(CLEANUP)
                    .until(() ->
                            Studio.batch(cloud).pool(names[1]).orElseThrow().targetDedicatedNodes() == 0);
        });
    }

    @Test
    void abortInBlockAfterRestartDeletesAutoscalingPool(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            names[0] = start(
                    jenkins,
                    studio.job(
                            "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', autoscale: [max: 3], atEnd: 'delete') { echo 'inside'; sleep 600 }"),
                    "inside");
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> {
            abort(jenkins, names[0]);
            await(CLEANUP).until(() -> Studio.batch(cloud)
                    .pool(names[1])
                    .map(PoolStatus::deleting)
                    .orElse(true));
        });
    }

    @Test
    void abortAfterRestartDeletesAutoPool(LocalCloud cloud) throws Throwable {
        String[] name = new String[1];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowJob job = studio.job("""
                    node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }
                    azureRenderCollect()
                    """);
            studio.put(job, Scenes.endless(), "scene.blend");
            name[0] = start(jenkins, job, "0 of 1 done, 1 running");
        });
        sessions.then(jenkins -> {
            WorkflowRun run = abort(jenkins, name[0]);
            String pool = Studio.renders(run).get(0).getPool();
            await(CLEANUP).until(() -> Studio.batch(cloud).pool(pool).isEmpty());
        });
    }

    private static String start(JenkinsRule jenkins, WorkflowJob job, String message) throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage(message, run);
        return job.getFullName();
    }

    private static WorkflowRun abort(JenkinsRule jenkins, String job) throws Exception {
        WorkflowRun run =
                jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
        Studio.abort(run);
        return jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }
}
