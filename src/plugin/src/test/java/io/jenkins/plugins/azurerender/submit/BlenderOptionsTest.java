package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Images;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Renderer options change the frames that the real Blender renders. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class BlenderOptionsTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @TempDir
    private Path folder;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void cameraAndSizeOptionsChangeTheFrame() throws Exception {
        WorkflowRun run = render(
                "camera: 'Side', width: 20, height: 10, layers: ['Extra'], threads: 1, engine: 'CYCLES', device: 'CPU', arguments: ['--verbose', '0']",
                Result.SUCCESS);
        BufferedImage image = Images.artifact(run, "f_0001.png");
        assertEquals(20, image.getWidth());
        assertEquals(10, image.getHeight());
        int first = image.getRGB(0, 0);
        for (int x = 0; x < 20; x++) {
            assertEquals(first, image.getRGB(x, 5), "the camera Side sees only the sky");
        }
    }

    @Test
    void unknownCameraFailsWithTheListOfCameras() throws Exception {
        WorkflowRun run = render("camera: 'Front'", Result.FAILURE);
        jenkins.assertLogContains("The scene has no camera 'Front': choose one of Camera, Side.", run);
    }

    /** Simple drivers run in any case. */
    @Test
    void sceneScriptsAndDriversRunOnlyIfAllowed() throws Exception {
        WorkflowJob job = studio.job("""
                def submit(parameters, allowed) {
                  azureRenderSubmit(parameters + [scene: 'driven.blend', frames: '2', renderer: blender(allowScripts: allowed),
                      environment: [[name: 'RIG', value: "RAN$allowed"]]])
                }
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                node {
                  try { submit([output: 'f_#', preflight: 'fail', dryRun: true], false) }
                  catch (problem) { echo "refused ${problem.message}" }
                  submit([output: 'without/f_####', name: 'without'], false)
                  submit([output: 'with/f_####', name: 'with', preflight: 'fail'], true)
                }
                azureRenderCollect files: 'all', logs: 'all'
                """.replace("RAN", folder.resolve("ran") + "-"));
        studio.put(job, Scenes.driven(), "driven.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        String drivers =
                "drivers of the scene need allowScripts: true, and frames are wrong without (1: Cube.location)";
        String script = "texts of the scene that run when it is opened need allowScripts: true (1: rig.py)";
        jenkins.assertLogContains(
                "refused preflight is 'fail', and the render has 2 warnings: (1) %s (2) %s".formatted(drivers, script),
                run);
        jenkins.assertLogContains("[Azure Render] scene    warning: " + drivers, run);
        jenkins.assertLogContains("[Azure Render] scene    warning: " + script, run);
        assertFalse(Files.exists(folder.resolve("ran-false")));
        assertTrue(Files.exists(folder.resolve("ran-true")));
        for (RenderRecord render : Studio.renders(run)) {
            String warning = RenderAction.of(run)
                    .frames(render)
                    .row(2)
                    .orElseThrow()
                    .image()
                    .warning();
            assertEquals(render.getName().equals("without"), warning.contains("log: scripts disabled for"), warning);
        }
        for (String name : List.of("without", "with")) {
            Path scene = Files.copy(
                    Scenes.driven(),
                    Files.createDirectories(folder.resolve(name)).resolve("driven.blend"));
            Scenes.blender(
                    name.equals("with") ? "--enable-autoexec" : "--disable-autoexec",
                    scene.toString(),
                    "--render-output",
                    folder + "/" + name + "/f_####",
                    "--render-format",
                    "PNG",
                    "--render-frame",
                    "2");
            for (String file : List.of("/f_0002.png", "/passes/Image0002.png")) {
                Images.assertSame(folder.resolve(name + file), Images.artifact(run, name + file));
            }
        }
        assertNotEquals(
                Images.artifact(run, "without/f_0002.png").getRGB(24, 13),
                Images.artifact(run, "with/f_0002.png").getRGB(24, 13));
    }

    @Test
    void negativeFrameNumbersRenderTheFramesOfTheScene() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'turning.blend', frames: '1,-12--10', output: 'n_####', chunk: 2 }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.turning(), "turning.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        Scenes.blender(
                Scenes.turning().toString(),
                "--render-output",
                folder + "/n_####",
                "--render-format",
                "PNG",
                "--render-frame",
                "1,-43..-41"); // Blender counts negative numbers from the end: -1 is the last frame, 30
        for (String name : List.of("n_-0012.png", "n_-0011.png", "n_-0010.png", "n_0001.png")) {
            Images.assertSame(folder.resolve(name), Images.artifact(run, name));
        }
        assertNotEquals(
                Images.artifact(run, "n_-0012.png").getRGB(20, 10),
                Images.artifact(run, "n_0001.png").getRGB(20, 10));
    }

    @Test
    void missingAddOnAndColorConfigurationFailTheFrame() throws Exception {
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                        node {
                          azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', name: 'addon',
                              renderer: blender(arguments: ['--addons', 'node_wrangler,studio_tool'])
                          azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'c_#', name: 'color',
                              environment: [[name: 'OCIO', value: '/studio/color/config.ocio']]
                        }
                        azureRenderCollect()
                        """), Result.FAILURE);
        jenkins.assertLogContains("The add-on 'studio_tool' could not be enabled", run);
        jenkins.assertLogContains("'/studio/color/config.ocio'", run);
    }

    @Test
    void sceneNameRendersAnotherSceneWithItsOwnDefaults() throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'two.blend', renderer: blender(sceneName: 'Other')
                  try { azureRenderSubmit scene: 'two.blend', dryRun: true, renderer: blender(sceneName: 'other') }
                  catch (problem) { echo problem.message }
                }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.twoScenes(), "two.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        BufferedImage image = Images.artifact(run, "other_0007.png");
        assertEquals(32, image.getWidth());
        assertEquals(8, image.getHeight());
        jenkins.assertLogContains("The file has no scene 'other': choose one of Other, Scene.", run);
    }

    private WorkflowRun render(String switches, Result result) throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit scene: 'rigged.blend', frames: '1', output: 'f_####', renderer: blender(%s), environment: [[name: 'RIG', value: '%s']]
                }
                azureRenderCollect()
                """.formatted(switches, folder.resolve("ran")));
        studio.put(job, Scenes.rigged(), "rigged.blend");
        return studio.run(job, result);
    }
}
