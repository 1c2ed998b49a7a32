package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
        jenkins.assertLogContains("2 frames missing or damaged in build #1, render 'scene': 3-4", second);
        assertEquals("3-4", Studio.renders(second).get(0).getFrames());
        assertEquals(2, Studio.renders(second).get(0).getFramesDone());

        WorkflowRun third = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("nothing is rendered: build #2 has all frames of 'scene'", third);
        studio.assertNothingRunsOn(first);
        studio.assertNothingRunsOn(second);
    }

    @Test
    void failedFramesWithoutAnEarlierBuildFailTheBuild(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowRun run = studio.run(studio.jobWithScene(PIPELINE.replace("FRAMES", "failed")), Result.FAILURE);
        jenkins.assertLogContains(
                "No earlier build of this job rendered 'scene.blend' with this name, camera, layers, output and format: set frames to a range.",
                run);
    }

    /** Both renders are of one scene, and the second one is complete. */
    @Test
    void failedFramesOfEachRenderAreRenderedAgain(JenkinsRule jenkins, LocalCloud cloud, @TempDir Path folder)
            throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        String script = """
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: 'WIDE', output: 'wide_#', renderer: custom(command: '[ "$RENDER_FIRST" = 2 ] && [ ! -f FLAG ] || cp image.png "$RENDER_FILE"')
                  azureRenderSubmit scene: 'scene.blend', frames: 'CLOSE', output: 'close_#', renderer: custom(command: 'cp image.png "$RENDER_FILE"')
                }
                azureRenderCollect retries: 0, onIncomplete: 'unstable'
                """.replace("FLAG", folder.resolve("flag").toString());
        WorkflowJob job = studio.jobWithScene(script.replace("WIDE", "1-3").replace("CLOSE", "1-2"));
        studio.put(job, CollectFixture.image(folder, 1), "image.png");
        studio.run(job, Result.UNSTABLE);

        Files.createFile(folder.resolve("flag"));
        job.setDefinition(
                new CpsFlowDefinition(script.replaceAll("WIDE|CLOSE", "failed").replace("POOL", studio.pool), true));
        WorkflowRun second = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("1 frame missing or damaged in build #1, render 'scene': 2", second);
        jenkins.assertLogContains("nothing is rendered: build #1 has all frames of 'scene-2'", second);
        assertEquals(1, Studio.renders(second).size());
        assertEquals("wide_#", Studio.renders(second).get(0).getOutput());
    }

    @Test
    void framesThatARunningBuildMayRenderAreRefused(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene("sleep 600");
        WorkflowRun running = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("[Pipeline] sleep", running); // it has read its definition
        job.setDefinition(
                new CpsFlowDefinition(PIPELINE.replace("FRAMES", "failed").replace("POOL", studio.pool), true));
        WorkflowRun refused = studio.run(job, Result.FAILURE);
        jenkins.assertLogContains("Build #1 is running and may render the missing frames", refused);
        Studio.abort(running);
    }
}
