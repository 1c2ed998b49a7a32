package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The main use case: a Pipeline renders with the real Blender and archives the frames. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderTest {

    @TempDir
    Path folder;

    @Test
    void declarativePipelineRendersTheSameFramesAsBlender(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                pipeline {
                  agent none
                  stages {
                    stage('Submit') {
                      agent any
                      steps {
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                        azureRenderSubmit scene: 'scenes/turntable/turntable.blend', frames: '1,12', output: 'turn_####'
                      }
                    }
                    stage('Frames') {
                      steps { azureRenderCollect() }
                    }
                  }
                }
                """);
        studio.put(job, Scenes.sample(), "scenes/turntable");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        Scenes.blender(
                "--factory-startup",
                Scenes.sample().resolve("turntable.blend").toString(),
                "--render-output",
                folder + "/turn_####",
                "--render-format",
                "PNG",
                "--use-extension",
                "1",
                "--render-frame",
                "1,12");
        for (String frame : new String[] {"turn_0001.png", "turn_0012.png"}) {
            Images.assertSame(folder.resolve(frame), Images.artifact(run, frame));
        }
        assertTrue(artifacts(run).contains("contact-sheet.html"), artifacts(run)::toString);
        studio.assertNothingRunsOn(run);
    }

    @Test
    void scriptedPipelineUsesTheResultsOfSteps(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene("""
                def pool = azureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1)
                echo "pool ${pool.id} of ${pool.vmSize} on ${pool.image}"
                def first
                def second
                node {
                  first = azureRenderSubmit(scene: 'scene.blend', frames: '1-3x2', output: 'one/a_##', pool: pool.id)
                  second = azureRenderSubmit(scene: 'scene.blend', frames: '5', output: 'two_#', format: 'JPEG', pool: pool.id)
                }
                def frames = azureRenderCollect(job: first)
                echo "first: ${frames.frames} of ${frames.job}"
                azureRenderCollect job: second
                """);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        String firstJob = Studio.renders(run).get(0).getJobId();
        jenkins.assertLogContains("pool " + studio.pool + " of standard_d2s_v3 on microsoft-dsvm:ubuntu-hpc:", run);
        jenkins.assertLogContains("first: 2 of " + firstJob, run);
        Set<String> artifacts = artifacts(run);
        for (String name : new String[] {
            "one/a_01.png",
            "one/a_03.png",
            "two_5.jpg",
            "contact-sheet.html",
            "contact-sheet-scene-2.html",
            "reports/contact-sheet/one/a_01.png.thumbnail.png",
            "reports/contact-sheet-scene-2/two_5.jpg.thumbnail.png",
            "reports/contact-sheet/style.css"
        }) {
            assertTrue(artifacts.contains(name), name + " is not among " + artifacts);
        }
        studio.assertNothingRunsOn(run);
    }

    @Test
    void framesAreDownloadedByTheAgentInsideNode(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        jenkins.createOnlineSlave(hudson.model.Label.get("farm"));
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', spotNodes: 1
                node('farm') {
                  sh 'cp "%s" scene.blend'
                  azureRenderSubmit scene: 'scene.blend', frames: '1-4', output: 'frame_####', chunk: 2
                  azureRenderCollect()
                }
                """.formatted(Scenes.dot()));

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        assertTrue(artifacts(run).contains("frame_0004.png"), artifacts(run)::toString);
        jenkins.assertLogContains("4 frames in 2 tasks", run);
    }

    @Test
    void secondBuildUploadsOnlyChangedFilesAndReusesThePool(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'frame_####'
                }
                azureRenderCollect()
                """);
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("1 file, ", first);
        jenkins.assertLogContains(": 1 sent (", first);

        jenkins.jenkins.getWorkspaceFor(job).child("scene.blend").touch(1_000_000_000_000L);
        jenkins.jenkins.getWorkspaceFor(job).child("notes.txt").write("light is from the left", "UTF-8");
        WorkflowRun second = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains("2 files, ", second);
        jenkins.assertLogContains(": 1 sent (22 B), 1 unchanged", second);
        jenkins.assertLogNotContains(studio.pool + " created", second);
        RenderRecord render = Studio.renders(second).get(0);
        assertEquals(1, render.getFramesDone());
    }

    private static Set<String> artifacts(WorkflowRun run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .collect(Collectors.toSet());
    }
}
