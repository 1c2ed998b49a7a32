package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Options that the step does not set get the values of the scene. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class SceneDefaultsTest {

    @Test
    @WithJenkins
    void framesOutputAndFormatDefaultToTheScene(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'decided.blend' }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.decided(), "decided.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains(", CYCLES, frames 3-5x2, 48x27, camera Camera\n", run);
        jenkins.assertLogContains(
                "[Azure Render] scene    using scene defaults: frames 3,5, output shot_##, format JPEG\n", run);
        assertEquals(
                List.of("shot_03.jpg", "shot_05.jpg"),
                run.getArtifacts().stream()
                        .map(artifact -> artifact.getFileName())
                        .filter(name -> name.endsWith(".jpg") && name.startsWith("shot"))
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    @WithJenkins
    void optionsOfTheStepOverrideTheScene(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job(
                "node { azureRenderSubmit scene: 'decided.blend', frames: '8', output: 'mine_####', dryRun: true }");
        studio.put(job, Scenes.decided(), "decided.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        jenkins.assertLogContains("using scene defaults: format JPEG\n", run);
        jenkins.assertLogContains("frames:   8 (1 frame), as mine_####.jpg", run);
    }

    @Test
    @WithJenkins
    void unreadableSceneRequiresFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job(
                "node { writeFile file: 's.blend', text: 'no scene at all'; azureRenderSubmit scene: 's.blend', dryRun: true }");

        WorkflowRun run = studio.run(job, Result.FAILURE);

        jenkins.assertLogContains("s.blend is not a .blend file.", run);
        jenkins.assertLogContains(
                "frames is not set, and the scene has no frame range: set frames to a range such as 1-240 or 1-100x2,105.",
                run);
    }

    @ParameterizedTest
    @CsvSource({
        "//out/shot_##, shot_##",
        "//out/shot_, shot_####",
        "//out/, s010_####",
        "'', s010_####",
        "C:\\renders\\shot, shot####",
        "//out/{blend_name}_####, s010_####",
        "//a##/b##_c##, s010_####",
        "C:\\show\\images\\shot_.exr, shot_####",
        "<Scene>/<RenderLayer>, s010_####",
        "//out/s010_v003, s010_v003_####",
        "//out/s010_v003.tga, s010_v003_####"
    })
    void outputDefaultsToThePrefixOfTheScene(String prefix, String output) {
        assertEquals(output, new SceneDefaults("s010", null, scene(prefix, "PNG", null)).output(null));
    }

    @Test
    void frameNumberOfAnArnoldSceneBecomesAPlaceholder() {
        Scene scene = new Scene(
                Application.ARNOLD,
                "7.2",
                "",
                null,
                null,
                "images/shot.0042.exr",
                "driver_exr",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertEquals("shot.####", new SceneDefaults("shot", null, scene).output(null));
    }

    @ParameterizedTest
    @CsvSource({
        "PNG, PNG",
        "JPEG, JPEG",
        "OPEN_EXR_MULTILAYER, OPEN_EXR_MULTILAYER",
        "driver_exr, OPEN_EXR",
        "tif, TIFF",
        "FFMPEG, PNG",
        "'', PNG"
    })
    void formatDefaultsToTheSceneOrToPng(String sceneFormat, String format) {
        assertEquals(
                format,
                new SceneDefaults("s010", null, scene("", sceneFormat, null))
                        .format(new SceneOptions("s010.blend", null, null, null)));
    }

    @Test
    @WithJenkins
    void multilayerFormatOfTheSceneRendersAllLayersIntoOneFile(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node { azureRenderSubmit scene: 'layered.blend', frames: '1', output: 'l.exr' }
                azureRenderCollect()
                """);
        studio.put(job, Scenes.layered(), "layered.blend");
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("using scene defaults: format OPEN_EXR_MULTILAYER", run);
        String header;
        try (InputStream in = run.getArtifactManager().root().child("l.exr").open()) {
            header = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        }
        for (String channel :
                List.of("ViewLayer.Combined.R", "ViewLayer.Depth.Z", "Extra.Combined.R", "Extra.Depth.Z")) {
            assertTrue(header.contains(channel), channel);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a_####.exr, PNG, OPEN_EXR",
        "a_####.exr, OPEN_EXR_MULTILAYER, OPEN_EXR_MULTILAYER",
        "a_####.png, FFMPEG, PNG",
        "a_####, JPEG, JPEG"
    })
    void extensionOfTheOutputOverridesTheFormatOfTheScene(String output, String sceneFormat, String format) {
        assertEquals(
                format,
                new SceneDefaults("s010", null, scene("", sceneFormat, null))
                        .format(new SceneOptions("s010.blend", null, output, null)));
    }

    @Test
    void sceneWithoutFramesRequiresTheOption() {
        SceneDefaults defaults = new SceneDefaults("s010", null, scene("", "", null));

        assertEquals("1-3", defaults.frames("1-3"));
        assertThrows(InvalidRequestException.class, () -> defaults.frames(null));
        assertEquals("1-9x4", new SceneDefaults("s", null, scene("", "", new SceneFrames(1, 10, 4))).frames(null));
    }

    private static Scene scene(String output, String format, SceneFrames frames) {
        return new Scene(
                Application.BLENDER,
                "4.2",
                "CYCLES",
                frames,
                null,
                output,
                format,
                "Camera",
                List.of("Camera"),
                List.of(),
                List.of(),
                List.of());
    }
}
