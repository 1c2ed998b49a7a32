package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A Pipeline controls its render: before it is collected, meanwhile and afterwards. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ControlStepTest {

    @Test
    void pipelineControlsItsRender(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        def refused(Closure step) {
                          try {
                            step()
                          } catch (hudson.AbortException x) {
                            echo "refused: ${x.message}"
                          }
                        }
                        def id
                        node {
                          id = azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#', timeLimitHours: 2,
                            autoPool: [vmSize: 'Standard_D2s_v3', dedicatedNodes: 2]
                        }
                        azureRenderControl action: 'pause'
                        azureRenderControl action: 'priority', priority: 100
                        azureRenderControl action: 'extend', timeLimitHours: 26, job: [id]
                        parallel collect: {
                          azureRenderCollect()
                        }, control: {
                          refused { azureRenderControl action: 'pause' }
                          refused { azureRenderControl action: 'extend', timeLimitHours: 27 }
                          refused { azureRenderControl action: 'requeue', frames: '1' }
                          refused { azureRenderControl action: 'stop' }
                          refused { azureRenderControl action: 'priority' }
                          refused { azureRenderControl action: 'pause', job: 'other' }
                          azureRenderControl 'resume'
                        }
                        refused { azureRenderControl action: 'pause' }
                        refused { azureRenderControl action: 'pause', job: id }
                        """), Result.SUCCESS);
        RenderRecord render = Studio.renders(run).get(0);
        String id = render.getJobId();
        CloudJob job = BatchClient.open(new BatchSharedKeyCredentials(
                        cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()))
                .jobOperations()
                .getJob(id);
        assertEquals(100, job.priority());
        assertEquals(26, job.constraints().maxWallClockTime().toStandardHours().getHours());
        assertEquals(2, render.getFramesDone());
        for (String line : new String[] {
            "ID: paused by azureRenderControl; its auto pool is scaled to 0 nodes; the time limit continues to run",
            "ID: priority set to 100 by azureRenderControl",
            "ID: time limit extended to 26 hours by azureRenderControl",
            "ID: resumed by azureRenderControl; its auto pool is scaled to 2 nodes",
            "refused: Render ID: This render was already paused by azureRenderControl.",
            "refused: Render ID: The time limit of 26 hours cannot be extended: after it, nodes have no access to storage.",
            "refused: Render ID: Frame 1 is waiting: only failed and running frames can be requeued.",
            "refused: Unknown value 'stop' for action: use pause, resume, priority, requeue, extend.",
            "refused: action: 'priority' requires the parameter priority.",
            "refused: No render 'other' was submitted in this build: set job to the value returned by azureRenderSubmit.",
            "refused: No render is running in this branch: set job to the value returned by azureRenderSubmit, or skip the step.",
            "refused: Render ID: The render has ended."
        }) {
            jenkins.assertLogContains(line.replace("ID", id), run);
        }
        String log = JenkinsRule.getLog(run);
        assertTrue(log.indexOf("paused by") == log.lastIndexOf(id + ": paused by") + id.length() + 2, "logged once");
    }
}
