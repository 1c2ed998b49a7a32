package io.jenkins.plugins.azurerender.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameOrder;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.RendererOptions;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.Tiles;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of tiles, regions, graphics, versions and color configurations. */
@Tag("unit")
class RenderChecksTest {

    private static final String DENOISING =
            "Denoising causes visible seams between tiles: disable it in the scene, or remove tiles.";

    @Test
    void settingsThatTilesDoNotSupportAreErrors() {
        TaskLayout tiles = new TaskLayout(1, FrameOrder.FORWARD, Tiles.parse("2x1"));
        assertEquals(List.of(), errors(new TileCheck(), input(blender(""), tiles, scene("CYCLES"))));
        assertEquals(
                List.of(
                        DENOISING,
                        "Compositing causes visible seams between tiles: disable it in the scene, or remove tiles.",
                        "Tiles cannot be combined with a render region: disable the region in the scene, or remove tiles."),
                errors(
                        new TileCheck(),
                        input(blender(""), tiles, scene("CYCLES", Trait.DENOISING, Trait.COMPOSITING, Trait.REGION))));
        String eevee = "Tiles are supported only for Cycles, but the scene uses BLENDER_EEVEE: remove tiles.";
        Scene scene = scene("BLENDER_EEVEE", Trait.DENOISING);
        assertEquals(List.of(eevee), errors(new TileCheck(), input(blender(""), tiles, scene)));
        assertEquals(List.of(DENOISING), errors(new TileCheck(), input(cycles(), tiles, scene)));
        assertEquals(List.of(), errors(new TileCheck(), input(blender(""), TaskLayout.PLAIN, scene)));
    }

    @Test
    void missingCameraIsAWarningIfItIsNeeded() {
        assertEquals(
                List.of("the scene has no active camera"),
                warnings(new SceneCheck(), input(blender(""), TaskLayout.PLAIN, scene("CYCLES"))));
        Scene markers = scene("CYCLES", Trait.NO_CAMERA_NEEDED);
        assertEquals(List.of(), warnings(new SceneCheck(), input(blender(""), TaskLayout.PLAIN, markers)));
    }

    @Test
    void renderRegionIsAWarning() {
        assertEquals(List.of(), warnings(new RegionCheck(), input(blender(""), TaskLayout.PLAIN, scene("CYCLES"))));
        assertEquals(
                List.of(
                        "the scene renders only a region, and the rest of each frame is empty: disable the region in the scene for whole frames"),
                warnings(new RegionCheck(), input(blender(""), TaskLayout.PLAIN, scene("CYCLES", Trait.REGION))));
        RendererOptions size = new RendererOptions("", "", List.of(), 640, 480, 0, List.of());
        assertEquals(
                List.of(
                        "the scene renders only a region and crops frames to it, so that they are smaller than 640x480: disable the region in the scene for whole frames"),
                warnings(
                        new RegionCheck(),
                        input(
                                new Blender(size, "", "", false),
                                TaskLayout.PLAIN,
                                scene("CYCLES", Trait.CROPPED_REGION))));
    }

    @ParameterizedTest
    @CsvSource({
        "Standard_D8ds_v5, true",
        "Standard_F32s_v2, true",
        "Standard_HB120rs_v3, true",
        "Standard_E16-4ds_v5, true",
        "standard_dc4s_v3, true",
        "Standard_NC4as_T4_v3, false",
        "Standard_NV36ads_A10_v5, false",
        "Standard_NG8ads_V620_v1, false",
        "Standard_ND96asr_v4, false",
        "Standard_Q7_v9, false",
        "small, false"
    })
    void gpuIsMissingOnlyIfTheSizeIsKnownToHaveNone(String size, boolean missing) {
        PreflightInput input = input(
                        new Blender(RendererOptions.NONE, "", "OPTIX", false), TaskLayout.PLAIN, scene("CYCLES"))
                .on(new NodeFacts(size, "studio:render:1", List.of()));
        assertEquals(
                missing
                        ? List.of(
                                "the device is OPTIX, but the VM size %s has no GPU: choose a size with a GPU, such as Standard_NC4as_T4_v3, or remove device"
                                        .formatted(size))
                        : List.of(),
                warnings(new GraphicsCheck(), input));
    }

    @Test
    void eeveeWithoutGpuIsAWarning() {
        NodeFacts nodes = new NodeFacts("Standard_D8ds_v5", "studio:render:1", List.of());
        assertEquals(
                List.of(
                        "EEVEE needs graphics, but the VM size Standard_D8ds_v5 has no GPU: choose a size with a GPU or an image with a display, or set engine to 'CYCLES'"),
                warnings(
                        new GraphicsCheck(),
                        input(blender(""), TaskLayout.PLAIN, scene("BLENDER_EEVEE_NEXT"))
                                .on(nodes)));
        assertEquals(
                List.of(),
                warnings(
                        new GraphicsCheck(),
                        input(cycles(), TaskLayout.PLAIN, scene("BLENDER_EEVEE"))
                                .on(nodes)));
    }

    @ParameterizedTest
    @CsvSource({
        "4.2, /opt/blender-3.4/blender, '', '', 3.4",
        "4.2, '', blender:3.4.1, '', 3.4",
        "4.2, '', blender:4.2.3, '', ''",
        "4.2, '', blender:latest, '', ''",
        "4.2, '', '', studio:blender-3.6:x, 3.6",
        "4.10, '', blender:4.9, '', 4.9",
        "3.4, '', blender:4.2, '', ''",
        "4.2, /opt/wrapper.sh, blender:3.4.1, '', ''",
        "2.79, blender2.80, '', '', ''"
    })
    void sceneOfANewerBlenderIsAWarning(
            String saved, String program, String application, String image, String installed) {
        List<ApplicationPackage> applications = application.isEmpty()
                ? List.of()
                : List.of(new ApplicationPackage(
                        application.split(":")[0], application.split(":")[1]));
        PreflightInput input = input(blender(program), TaskLayout.PLAIN, scene(Application.BLENDER, saved))
                .on(new NodeFacts("Standard_D8ds_v5", image, applications));
        assertEquals(
                installed.isEmpty()
                        ? List.of()
                        : List.of(
                                "the scene was saved by Blender %s, but the nodes have Blender %s: settings that the older version does not know are lost, and it may not open the scene"
                                        .formatted(saved, installed)),
                warnings(new VersionCheck(), input));
        assertEquals(List.of(), errors(new VersionCheck(), input));
    }

    @Test
    void sceneThatTheNodesCannotOpenIsAnError() {
        assertEquals(
                List.of(
                        "The scene was saved by Blender 5.0, and the nodes have Blender 4.2, which cannot open it: use nodes with Blender 5.0 or newer."),
                errors(
                        new VersionCheck(),
                        input(blender("blender-4.2"), TaskLayout.PLAIN, scene(Application.BLENDER, "5.0"))));
        RendererOptions maya =
                new RendererOptions("/opt/autodesk/maya2023/bin/Render", "", List.of(), 0, 0, 0, List.of());
        assertEquals(
                List.of(
                        "the scene was saved by Maya 2025, but the nodes have Maya 2023: settings that the older version does not know are lost, and it may not open the scene"),
                warnings(
                        new VersionCheck(),
                        input(new Maya(maya, "file", ""), TaskLayout.PLAIN, scene(Application.MAYA, "2025"))));
    }

    @Test
    void colorConfigurationThatIsNotUploadedIsAnError() {
        PreflightInput input = new PreflightInput(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("color/config.ocio"),
                Optional.empty(),
                Map.of(),
                true,
                "");
        assertEquals(
                List.of(
                        "The OpenColorIO configuration 'color/config.ocio' is not among the uploaded files: correct OCIO in environment, or add its folder to includes."),
                errors(new ColorCheck(), input));
    }

    private static Renderer blender(String program) {
        return new Blender(new RendererOptions(program, "", List.of(), 0, 0, 0, List.of()), "", "", false);
    }

    private static Renderer cycles() {
        return new Blender(RendererOptions.NONE, "CYCLES", "", false);
    }

    private static Scene scene(String engine, Trait... traits) {
        return scene(Application.BLENDER, "3.4", engine, traits);
    }

    private static Scene scene(Application application, String version) {
        return scene(application, version, "");
    }

    private static Scene scene(Application application, String version, String engine, Trait... traits) {
        SceneDetails details = new SceneDetails("", List.of(), List.of(), List.of(), true, List.of(traits));
        List<String> none = List.of();
        return new Scene(
                application,
                version,
                engine,
                null,
                null,
                "",
                "",
                "",
                none,
                none,
                List.of(),
                none,
                Requirements.NONE,
                details);
    }

    private static PreflightInput input(Renderer renderer, TaskLayout layout, Scene scene) {
        RenderPlan plan =
                RenderPlan.of("s", FrameRange.parse("1"), new FrameFiles("a.####", ImageFormat.PNG), renderer, layout);
        return new PreflightInput(
                Optional.of(plan),
                Optional.of(scene),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                true,
                "");
    }

    private static List<String> errors(Check check, PreflightInput input) {
        Findings findings = new Findings();
        check.check(input, findings);
        return findings.errors();
    }

    private static List<String> warnings(Check check, PreflightInput input) {
        Findings findings = new Findings();
        check.check(input, findings);
        return findings.warnings();
    }
}
