package io.jenkins.plugins.azurerender.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.RendererOptions;
import io.jenkins.plugins.azurerender.render.TaskLayout;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Requirements.Names;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the preflight reports, and how. */
@Tag("unit")
class PreflightTest {

    private static final List<String> NONE = List.of();
    private static final AssetFindings MISSING =
            new AssetFindings(1, 0, 0, 0, 0, 1, 1, 0, NONE, List.of("a.png"), NONE, NONE, "", NONE);
    private static final AssetFindings MISSING_CACHE = new AssetFindings(
            1,
            0,
            0,
            0,
            0,
            1,
            0,
            0,
            NONE,
            List.of("a"),
            NONE,
            NONE,
            "",
            NONE,
            Names.NONE.with("//blendcache_s of Cloth"));

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private RenderLog log;

    @BeforeEach
    void open() {
        log = new RenderLog(new StreamTaskListener(console, StandardCharsets.UTF_8));
    }

    @Test
    void sceneWithoutProblemsLogsNothing() {
        new Preflight(Preflight.Mode.FAIL, log).check(input(new Blender(), scene("4.2", "CYCLES", "Camera"), null));
        assertEquals("", lines());
    }

    @Test
    void warningsAreLoggedOnce() {
        Preflight preflight = new Preflight(Preflight.Mode.WARN, log);
        PreflightInput input = input(new Blender(), scene("2.79", "BLENDER_RENDER", ""), null);
        preflight.check(input);
        preflight.check(input.on(new NodeFacts("Standard_D8ds_v5", "canonical:ubuntu", List.of())));
        assertEquals("""
                [Azure Render] scene    warning: the scene was saved by Blender 2.79: Blender 2.80 and later may render it differently
                [Azure Render] scene    warning: the scene has no active camera
                [Azure Render] scene    warning: the scene uses the engine 'BLENDER_RENDER', which is not part of Blender: the nodes must have its add-on, enabled with arguments: ['--addons', '...'], and its log is not parsed
                """, lines());
    }

    @Test
    void warningsFailOnRequest() {
        assertEquals(
                "preflight is 'fail', and the render has 2 warnings: (1) the scene was saved by Blender 2.79: Blender 2.80 and later may render it differently (2) the scene has no active camera",
                refusal(Preflight.Mode.FAIL, input(new Blender(), scene("2.79", "CYCLES", ""), null)));
        assertEquals("", lines());
    }

    @Test
    void singleErrorIsTheMessage() {
        assertEquals(
                "The scene has no camera 'shotcam': choose one of Camera.",
                refusal(Preflight.Mode.WARN, input(camera("shotcam"), scene("4.2", "CYCLES", "Camera"), null)));
    }

    @Test
    void allFindingsAreInOneMessage() {
        assertEquals(
                "The render is not submitted, because of 3 findings: (1) The scene references 1 path that could not be found, such as a.png: add the missing files, add their folder to searchPaths, or set missingAssets to 'warn' to render without them. (2) The scene has no camera 'shotcam': choose one of Camera. (3) warning: the scene was saved by Blender 2.79: Blender 2.80 and later may render it differently",
                refusal(Preflight.Mode.WARN, input(camera("shotcam"), scene("2.79", "CYCLES", "Camera"), MISSING)));
    }

    @Test
    void scriptsThatDoNotRunAreNamed() {
        Names drivers = Names.NONE.with("Cube.location").with("Arm.pose.bones[\"Hand\"].scale");
        Scene scene = scene("4.2", "LUXCORE", "Camera")
                .withRequirements(new Requirements(drivers, Names.NONE.with("rig.py"), Names.NONE.with("StudioNoise")));
        new Preflight(Preflight.Mode.WARN, log).check(input(new Blender(), scene, null));
        assertEquals("""
                [Azure Render] scene    warning: the scene uses the engine 'LUXCORE', which is not part of Blender: the nodes must have its add-on, enabled with arguments: ['--addons', '...'], and its log is not parsed
                [Azure Render] scene    warning: drivers of the scene need allowScripts: true, and frames are wrong without (2: Cube.location, Arm.pose.bones["Hand"].scale)
                [Azure Render] scene    warning: texts of the scene that run when it is opened need allowScripts: true (1: rig.py)
                [Azure Render] scene    warning: the scene has nodes that are not part of Blender: enable their add-ons with arguments: ['--addons', '...'] (1: StudioNoise)
                """, lines());
        RendererOptions addOns =
                new RendererOptions("", "", NONE, 0, 0, 0, List.of("--addons", "BlendLuxCore,studio_nodes"));
        new Preflight(Preflight.Mode.FAIL, log).check(input(new Blender(addOns, "", "", true), scene, null));
    }

    @Test
    void panelsOfRigifyAreOnlyLogged() {
        Scene rig = scene("4.2", "CYCLES", "Camera")
                .withRequirements(new Requirements(Names.NONE, Names.NONE.with("rig_ui.py"), Names.NONE));
        new Preflight(Preflight.Mode.FAIL, log).check(input(new Blender(), rig, null));
        assertEquals("""
                [Azure Render] scene    texts that only add a user interface to rigs do not run, and frames do not need them (1: rig_ui.py)
                """, lines());
        Names more = Names.NONE.with("rig_ui.py").with("setup.py");
        assertEquals(
                "preflight is 'fail', and the render has 1 warning: texts of the scene that run when it is opened need allowScripts: true (2: rig_ui.py, setup.py)",
                refusal(
                        Preflight.Mode.FAIL,
                        input(
                                new Blender(),
                                rig.withRequirements(new Requirements(Names.NONE, more, Names.NONE)),
                                null)));
    }

    @Test
    void simulationsWithoutCachesAreNamed() {
        assertEquals(
                "preflight is 'fail', and the render has 1 warning: simulations have no baked cache, so frames may be wrong: bake them, and put the folders into the workspace (1: //blendcache_s of Cloth)",
                refusal(Preflight.Mode.FAIL, input(new Blender(), scene("4.2", "CYCLES", "Camera"), MISSING_CACHE)));
    }

    @Test
    void namesOfTheSceneCannotForgeLines() {
        assertEquals(
                "The scene has no camera 'shotcam': choose one of a - error.",
                refusal(Preflight.Mode.WARN, input(camera("shotcam"), scene("4.2", "CYCLES", "a\n- error"), null)));
    }

    private String refusal(Preflight.Mode mode, PreflightInput input) {
        Preflight preflight = new Preflight(mode, log);
        return assertThrows(InvalidRequestException.class, () -> preflight.check(input))
                .getMessage();
    }

    private String lines() {
        return console.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Blender camera(String name) {
        return new Blender(new RendererOptions("", name, NONE, 0, 0, 0, NONE), "", "", false);
    }

    private static Scene scene(String version, String engine, String camera) {
        List<String> cameras = camera.isEmpty() ? NONE : List.of(camera);
        return new Scene(
                Application.BLENDER, version, engine, null, null, "", "", camera, cameras, NONE, List.of(), NONE);
    }

    private static PreflightInput input(Renderer renderer, Scene scene, AssetFindings assets) {
        RenderPlan plan = RenderPlan.of(
                "s.blend",
                FrameRange.parse("1-4"),
                new FrameFiles("a_####", ImageFormat.PNG),
                renderer,
                TaskLayout.PLAIN);
        return new PreflightInput(
                Optional.of(plan),
                Optional.of(scene),
                Optional.ofNullable(assets),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                true,
                "");
    }
}
