package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** {@code frames: 'failed'} renders only the frames that are missing from an earlier build. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FailedFramesTest {

    private static final String PIPELINE = """
            azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
            node {
              azureRenderSubmit scene: 'scene.blend', frames: 'FRAMES', output: 'a_#'
            }
            def result = azureRenderCollect(onIncomplete: 'unstable', retries: 0)
            echo "frames ${result.frames}, bad ${result.badFrames}, failures ${result.failures}"
            """;

    @Test
    void onlyFailedFramesAreRenderedAgain(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job(PIPELINE.replace("FRAMES", "3-4"));
        studio.put(job, Scenes.withoutCamera(), "scene.blend");
        WorkflowRun first = studio.run(job, Result.UNSTABLE);
        jenkins.assertLogContains("frames 0, bad 3-4, failures [scene:2]", first);

        studio.put(job, Scenes.dot(), "scene.blend");
        job.setDefinition(
                new CpsFlowDefinition(PIPELINE.replace("FRAMES", "failed").replace("POOL", studio.pool), true));
        WorkflowRun second = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("2 frames missing or damaged in build #1: 3-4", second);
        assertEquals("3-4", Studio.renders(second).get(0).getFrames());
        assertEquals(2, Studio.renders(second).get(0).getFramesDone());

        WorkflowRun third = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("nothing is rendered: build #2 has all frames of 'scene.blend'", third);
        studio.assertNothingRunsOn(first);
        studio.assertNothingRunsOn(second);
    }

    @Test
    void failedFramesWithoutAnEarlierBuildFailTheBuild(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowRun run = studio.run(studio.jobWithScene(PIPELINE.replace("FRAMES", "failed")), Result.FAILURE);
        jenkins.assertLogContains("No earlier build of this job rendered 'scene.blend': set frames to a range.", run);
    }
}
