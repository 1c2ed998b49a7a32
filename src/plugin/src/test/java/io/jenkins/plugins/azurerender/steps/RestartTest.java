package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
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

/** Jenkins restarts while Batch renders. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class RestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void collectContinuesAfterARestart(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowJob job = studio.jobWithScene("""
                    azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                    node {
                      azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#'
                    }
                    def result = azureRenderCollect()
                    echo "${result.frames} frames after the restart"
                    """);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("0 of 2 done", run);
            names[0] = job.getFullName();
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> {
            Studio.batch(cloud).resizePool(names[1], 1, 0);
            WorkflowRun run = build(jenkins, names[0]);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("2 frames after the restart", run);
            assertEquals(1, Studio.renders(run).size());
        });
    }

    @Test
    void collectOfSeveralRendersContinuesAfterARestart(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowJob job = studio.jobWithScene("""
                    azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                    azureRenderPool id: 'POOL-2', vmSize: 'Standard_D2s_v3'
                    node {
                      azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL'
                      azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'b_#', pool: 'POOL-2'
                    }
                    def attempts = 0
                    retry(2) {
                      def result = azureRenderCollect()
                      echo "attempt ${++attempts} has ${result.frames} frames of ${result.renders.size()} renders"
                      node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'c_#', pool: 'POOL' }
                      azureRenderCollect()
                      if (attempts == 1) { error 'the first attempt fails' }
                    }
                    """);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("0 of 2 done", run);
            names[0] = job.getFullName();
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> {
            Studio.batch(cloud).resizePool(names[1] + "-2", 1, 0);
            WorkflowRun run = build(jenkins, names[0]);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("attempt 1 has 3 frames of 2 renders", run);
            jenkins.assertLogContains("attempt 2 has 3 frames of 2 renders", run);
        });
    }

    @Test
    void abortAfterARestartTerminatesJob(LocalCloud cloud) throws Throwable {
        String[] name = new String[1];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowJob job = studio.jobWithScene("""
                    azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                    node {
                      azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#'
                    }
                    azureRenderCollect()
                    """);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("0 of 1 done", run);
            name[0] = job.getFullName();
        });
        sessions.then(jenkins -> {
            WorkflowRun run = build(jenkins, name[0]);
            Studio.abort(run);
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            Studio.assertNothingRunsOn(run, cloud);
        });
    }

    @Test
    void restartInsideABlockStillScalesThePoolToZero(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowJob job = studio.job("""
                    withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) {
                      echo 'inside'
                      sleep 5
                    }
                    """);
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("inside", run);
            names[0] = job.getFullName();
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> {
            WorkflowRun run = build(jenkins, names[0]);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            assertEquals(0, Studio.batch(cloud).pool(names[1]).orElseThrow().targetDedicatedNodes());
        });
    }

    private static WorkflowRun build(JenkinsRule jenkins, String job) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }
}
