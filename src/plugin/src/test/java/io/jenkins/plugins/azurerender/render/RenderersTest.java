package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.engines.Arnold;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import io.jenkins.plugins.azurerender.render.engines.Max;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import io.jenkins.plugins.azurerender.render.engines.VRay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Options, file names and frame lists of each renderer, as documented by its vendor. */
@Tag("unit")
class RenderersTest {

    private static final RendererOptions ALL =
            new RendererOptions("", "shotCam", List.of(), 640, 360, 8, List.of("-x y", "100%"));
    private static final RendererOptions WITHOUT_THREADS =
            new RendererOptions("", "shotCam", List.of(), 640, 360, 0, List.of("-x y"));

    @Test
    void blenderArgumentsAreInTheRequiredOrder() {
        Blender blender = new Blender(ALL, "cycles", "optix", true);
        Invocation invocation = plan("a/s.blend", blender, "b/s_####").invocation(NodeSystem.LINUX);
        assertEquals(
                "--background --factory-startup --enable-autoexec -noaudio --python-exit-code 1 %a/a/s.blend "
                        + "--engine CYCLES --threads 8 --python %k/setup.py --render-output %o/b/s_#### "
                        + "--render-format PNG --use-extension 1 -x y 100%% --render-frame %f -- --cycles-device OPTIX",
                String.join(" ", invocation.arguments()));
        assertEquals(
                "{RENDER_CAMERA=shotCam, RENDER_SIZE=640x360}",
                invocation.variables().toString());
        assertEquals("blender", invocation.program());
        assertEquals("1,3,5,9", blender.list(FrameRange.parse("1-5x2,9")));
        assertEquals(1, blender.runs(FrameRange.parse("1-5x2,9")).size());
    }

    @Test
    void negativeFramesAreRenderedByAScriptInBlender() {
        RenderPlan plan = RenderPlan.of(
                "s.blend",
                FrameRange.parse("-2-1"),
                new FrameFiles("s_####", ImageFormat.PNG),
                new Blender(),
                TaskLayout.PLAIN);
        List<String> arguments = plan.invocation(NodeSystem.LINUX).arguments();
        assertEquals(
                List.of("--python", "%k/negative-frames.py"),
                arguments.subList(arguments.size() - 2, arguments.size()));
        assertFalse(arguments.contains("--render-frame"));
        assertEquals(List.of("s_-0002.png"), plan.expectedFiles(-2));
        assertTrue(NodeKit.files(plan, NodeSystem.WINDOWS).containsKey("negative-frames.py"));
    }

    @Test
    void framesOutsideBlendersRangeAreRejected() {
        rejected(
                "The frame range contains frame 2000000; Blender supports -1048574 to 1048574.",
                () -> RenderPlan.of(
                        "s.blend",
                        FrameRange.parse("2000000"),
                        new FrameFiles("s_####", ImageFormat.PNG),
                        new Blender(),
                        TaskLayout.PLAIN));
    }

    @Test
    void multilayerFormatIsLimitedToBlenderWithoutTiles() {
        FrameFiles files = new FrameFiles("s.####", ImageFormat.OPEN_EXR_MULTILAYER);
        FrameRange frames = FrameRange.parse("1");
        RenderPlan plan = RenderPlan.of("s.blend", frames, files, new Blender(), TaskLayout.PLAIN);
        List<String> arguments = plan.invocation(NodeSystem.LINUX).arguments();
        assertEquals("OPEN_EXR_MULTILAYER", arguments.get(arguments.indexOf("--render-format") + 1));
        assertEquals(List.of("s.0001.exr"), plan.expectedFiles(1));
        rejected(
                "V-Ray has no OPEN_EXR_MULTILAYER format",
                () -> RenderPlan.of("s.vrscene", frames, files, new VRay(RendererOptions.NONE, ""), TaskLayout.PLAIN));
        rejected(
                "Tiles support single-layer images only",
                () -> RenderPlan.of(
                        "s.blend",
                        frames,
                        files,
                        new Blender(),
                        new TaskLayout(1, FrameOrder.FORWARD, Tiles.parse("2x2"))));
    }

    @Test
    void scriptsInABlenderSceneAreDisabledByDefault() {
        List<String> arguments = plan("s.blend", new Blender(), "s_####")
                .invocation(NodeSystem.LINUX)
                .arguments();
        assertTrue(arguments.contains("--disable-autoexec"));
        assertFalse(arguments.contains("--enable-autoexec"));
        rejected(
                "The argument '--enable-autoexec' conflicts with the step: use allowScripts instead.",
                () -> new Blender(arguments("--enable-autoexec"), "", "", false));
    }

    @Test
    void mayaArgumentsDefineTheFileNames() {
        Maya maya = new Maya(ALL, "arnold", "GPU");
        assertEquals(
                "-r arnold -proj %a/p -rd %o/b -im s -of png -fnc 3 -pad 4 -s %s -e %e -b %b -cam shotCam -x 640 -y 360 "
                        + "-ai:threads 8 -ai:lve 2 -ai:ltc 1 -ai:alf true -ai:device 1 -x y 100%% %a/p/scenes/s.ma",
                arguments("p/scenes/s.ma", maya, "b/s.####", NodeSystem.LINUX));
        String named = arguments("s.mb", new Maya(RendererOptions.NONE, "sw", ""), "s_###", NodeSystem.LINUX);
        assertEquals("-r sw -proj %a -rd %o -im s_ -of png -fnc 6 -pad 3 -s %s -e %e -b %b %a/s.mb", named);
    }

    @Test
    void mayaWritesEachLayerToAFolder() {
        Maya maya = new Maya(
                new RendererOptions("", "", List.of("defaultRenderLayer", "ns:shadow"), 0, 0, 0, List.of()),
                "file",
                "");
        RenderPlan plan = plan("s.ma", maya, "b/s_####");
        assertEquals(List.of("b/masterLayer/s_0007.png", "b/ns_shadow/s_0007.png"), plan.expectedFiles(7));
        assertTrue(plan.invocation(NodeSystem.LINUX).arguments().containsAll(List.of("<RenderLayer>/s_", "-rl", "%l")));
    }

    @Test
    void windowsPathsHaveBackslashes() {
        assertEquals(
                "-r file -proj %a\\p -rd %o\\b -im s. -of png -fnc 3 -pad 4 -s %s -e %e -b %b %a\\p\\scenes\\s 100%%.ma"
                        .replace("-im s.", "-im s"),
                arguments(
                        "p/scenes/s 100%.ma",
                        new Maya(RendererOptions.NONE, "file", ""), "b/s.####", NodeSystem.WINDOWS));
    }

    @Test
    void kickRendersOneFilePerFrame() {
        Arnold kick = new Arnold(ALL, "GPU");
        assertEquals(
                "-nostdin -i %a/ass/s.%4.ass.gz -dw -dp -v 4 -set options.abort_on_license_fail true -t 8 -r 640 360 "
                        + "-c shotCam -set options.render_device GPU -x y 100%% -of png -o %o/s_%3.png",
                arguments("ass/s.####.ass.gz", kick, "s_###", NodeSystem.LINUX));
        assertEquals(3, kick.runs(FrameRange.parse("1-3")).size());
        assertEquals(
                "ass/s.0007.ass.gz", plan("ass/s.####.ass.gz", kick, "s_###").sceneFile(7));
        rejected("An .ass file contains one frame, but 5 frames are requested", () -> plan("s.ass", kick, "s_####"));
    }

    @Test
    void vrayPutsTheFrameNumberAfterADot() {
        VRay vray = new VRay(ALL, "RTX");
        assertEquals(
                "-sceneFile=%a/s.vrscene -imgFile=%o/b/s.png -frames=%f -display=0 -autoClose=1 -showProgress=2 "
                        + "-progressUseCR=0 -progressUseColor=0 -verboseLevel=3 -numThreads=8 -rtEngine=7 "
                        + "-imgWidth=640 -imgHeight=360 -camera=shotCam -x y 100%%",
                arguments("s.vrscene", vray, "b/s.####", NodeSystem.LINUX).replace("b/s..png", "b/s.png"));
        assertEquals("1-5,2;9-20,11;21", vray.list(FrameRange.parse("1-5x2,9,20,21")));
        assertEquals(
                List.of("b/s.0007.png"), plan("s.vrscene", vray, "b/s.####").expectedFiles(7));
        rejected(
                "V-Ray puts a dot before the frame number; the output 's_####' is not supported: write s.####.",
                () -> plan("s.vrscene", vray, "s_####"));
        rejected("V-Ray writes four digits", () -> plan("s.vrscene", vray, "s.###"));
    }

    @Test
    void maxAppendsFourDigits() {
        Max max = new Max(WITHOUT_THREADS, false);
        assertEquals(
                "-v:5 -rfw:0 -frames:%f -outputName:%o\\b\\s_.png -w:640 -h:360 -camera:shotCam -x y %a\\s.max",
                arguments("s.max", max, "b/s_####", NodeSystem.WINDOWS));
        assertEquals("1,3,5,9-10", max.list(FrameRange.parse("1-5x2,9,10")));
        assertFalse(max.runsOn(NodeSystem.LINUX));
        assertTrue(arguments("s.max", new Max(WITHOUT_THREADS, true), "s_####", NodeSystem.WINDOWS)
                .startsWith("-secure off "));
        rejected("3ds Max writes four digits", () -> plan("s.max", max, "s_#####"));
    }

    @Test
    void customCommandIsOneShellArgument() {
        Custom custom = new Custom("a 100% \"$RENDER_FILE\"\nb", true);
        Invocation invocation = plan("s.abc", custom, "b/s_####").invocation(NodeSystem.LINUX);
        assertEquals(List.of("-c", "a 100%% \"$RENDER_FILE\"%nb"), invocation.arguments());
        assertEquals("%o/b/s_%4.png", invocation.variables().get("RENDER_FILE"));
        assertEquals(
                "powershell.exe",
                plan("s.abc", custom, "s_####").invocation(NodeSystem.WINDOWS).program());
    }

    @ParameterizedTest
    @CsvSource({"####_s, frame.####", "####, frame.####", "b/####, b/frame.####", "b/s_##_v2, b/s.####"})
    void unsupportedMayaOutputIsRejected(String output, String supported) {
        rejected(
                "Maya appends the frame number; the output '" + output + "' is not supported: write " + supported + ".",
                () -> plan("s.ma", new Maya(RendererOptions.NONE, "file", ""), output));
    }

    @Test
    void pathMappingsArePassedToEachRenderer() {
        PathMap map = new PathMap(
                List.of(new PathMap.Mapping("P:\\show\\", "maps/100%"), new PathMap.Mapping("/mnt/it's", "")));
        RenderPlan maya = plan("s.ma", new Maya(RendererOptions.NONE, "file", ""), "s_####")
                .with(map);
        assertEquals(
                "dirmap -en true;\ndirmap -m \"P:/show\" \"%A/maps/100%%\";\ndirmap -m \"/mnt/it's\" \"%A\";\n",
                file(maya, "paths.mel"));
        assertTrue(maya.invocation(NodeSystem.LINUX)
                .arguments()
                .containsAll(List.of("-preRender", "source (getenv(\"RENDER_PATHS_FILE\"))")));
        RenderPlan kick = plan("s.####.ass", new Arnold(RendererOptions.NONE, ""), "s_####")
                .with(map);
        assertEquals(
                "{\"linux\": {\"P:/show\": \"%A/maps/100%%\", \"/mnt/it's\": \"%A\"}, "
                        + "\"windows\": {\"P:/show\": \"%A/maps/100%%\", \"/mnt/it's\": \"%A\"}}\n",
                file(kick, "arnold-paths.json"));
        assertEquals(
                "%t/arnold-paths.json",
                kick.invocation(NodeSystem.LINUX).variables().get("ARNOLD_PATHMAP"));
        assertTrue(kick.invocation(NodeSystem.LINUX)
                .arguments()
                .containsAll(List.of("options.texture_searchpath", "%A/maps/100%%:%A")));
        RenderPlan max =
                plan("s.max", new Max(RendererOptions.NONE, false), "s_####").with(map);
        assertEquals(
                "[XReferenceDirs]\r\nDir1=%A/maps/100%%\r\nDir2=%A\r\n[BitmapDirs]\r\nDir1=%A/maps/100%%\r\nDir2=%A\r\n",
                file(max, "paths.mxp"));
        assertTrue(max.invocation(NodeSystem.WINDOWS).arguments().contains("-pathFile:%t\\paths.mxp"));
        assertEquals(
                "P:/show%n%A/maps/100%%%n/mnt/it's%n%A",
                plan("s.blend", new Blender(), "s_####")
                        .with(map)
                        .invocation(NodeSystem.LINUX)
                        .variables()
                        .get("RENDER_PATHS"));
    }

    /** 3ds Max does not search subfolders. */
    @Test
    void renderersThatSearchByNameGetEveryFolder() {
        PathMap map = new PathMap(List.of(new PathMap.Mapping("P:/show", "maps")), List.of("maps/wood", "maps", "sky"));
        assertEquals(
                "[XReferenceDirs]\r\nDir1=%A/maps\r\nDir2=%A/maps/wood\r\nDir3=%A/sky\r\n"
                        + "[BitmapDirs]\r\nDir1=%A/maps\r\nDir2=%A/maps/wood\r\nDir3=%A/sky\r\n",
                file(
                        plan("s.max", new Max(RendererOptions.NONE, false), "s_####")
                                .with(map),
                        "paths.mxp"));
        assertTrue(plan("s.####.ass", new Arnold(RendererOptions.NONE, ""), "s_####")
                .with(map)
                .invocation(NodeSystem.WINDOWS)
                .arguments()
                .contains("%A/maps;%A/maps/wood;%A/sky"));
    }

    private static String file(RenderPlan plan, String name) {
        return new String(NodeKit.files(plan, NodeSystem.LINUX).get(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void defaultOutputIsAdaptedToTheRenderer() {
        assertEquals("b/s.####", new VRay(RendererOptions.NONE, "").supportedPattern("b/s_####"));
        assertEquals("frame.####", new VRay(RendererOptions.NONE, "").supportedPattern("##_s"));
        assertEquals("s_####", new Max(RendererOptions.NONE, false).supportedPattern("s.#####"));
        assertEquals("s.###", new Maya(RendererOptions.NONE, "file", "").supportedPattern("s.###"));
        assertEquals("a_#_b", new Blender().supportedPattern("a_#_b"));
    }

    @Test
    void unknownRendererOfTheSceneIsReported() {
        assertTrue(new Maya(RendererOptions.NONE, "file", "")
                .warning("redshift")
                .startsWith("the scene uses the renderer 'redshift'"));
        assertEquals("", new Maya(RendererOptions.NONE, "arnold", "").warning("redshift"));
        assertEquals("", new Maya(RendererOptions.NONE, "file", "").warning("arnold"));
        assertTrue(new Blender().warning("LUXCORE").startsWith("the scene uses the engine 'LUXCORE'"));
        assertEquals("", new Blender().warning("CYCLES"));
        assertEquals("", new Blender().warning(""));
    }

    @Test
    void severalMayaLayersMustBeListed() {
        Maya maya = new Maya(RendererOptions.NONE, "file", "");
        assertEquals(
                Optional.of(
                        "The scene has the render layers beauty, shadow, and Maya renders each into its own folder: list the layers to render, as in maya(layers: ['beauty'])."),
                maya.layerProblem(List.of("beauty", "shadow")));
        assertEquals(Optional.empty(), maya.layerProblem(List.of("beauty")));
    }

    @Test
    void invalidOptionsAreRejected() {
        rejected("The size 640 x 0 is invalid", () -> new RendererOptions("", "", List.of(), 640, 0, 0, List.of()));
        rejected(
                "The number of threads -1 is invalid",
                () -> new RendererOptions("", "", List.of(), 0, 0, -1, List.of()));
        rejected(
                "The camera cannot be passed to the renderer",
                () -> new RendererOptions("", "a\nb", List.of(), 0, 0, 0, List.of()));
        rejected("Blender does not support the engine 'VRAY'", () -> new Blender(ALL, "vray", "", false));
        rejected("Blender does not support the device 'TPU'", () -> new Blender(ALL, "", "tpu", false));
        rejected("The Maya renderer 'mentalRay'", () -> new Maya(RendererOptions.NONE, "mentalRay", ""));
        rejected("The device 'GPU' cannot be set", () -> new Maya(RendererOptions.NONE, "vray", "GPU"));
        rejected("The number of threads cannot be set", () -> new Maya(ALL, "vray", ""));
        rejected("The device 'FPGA' is not supported by V-Ray", () -> new VRay(RendererOptions.NONE, "FPGA"));
        rejected("No command is set", () -> new Custom(" ", true));
        rejected("The number of nodes 0 is invalid", () -> new Custom("x", true, 0, ""));
        rejected("coordination requires nodes of 2 or more", () -> new Custom("x", true, 1, "y"));
        rejected("The argument '-imgFile=x' conflicts with the step", () -> new VRay(arguments("-imgFile=x"), ""));
        rejected(
                "The argument '-outputName:x' conflicts with the step",
                () -> new Max(arguments("-outputName:x"), false));
    }

    /** Each argument that the plugin can pass itself is rejected in arguments, except those that only set the log or licenses. */
    @ParameterizedTest
    @EnumSource(NodeSystem.class)
    void argumentsOfTheStepAreReserved(NodeSystem system) {
        Map<String, Function<RendererOptions, Renderer>> engines = Map.of(
                "s.blend", options -> new Blender(options, "Shot", "CYCLES", "CUDA", true),
                "s.ma", options -> new Maya(options, "arnold", "GPU"),
                "s.####.ass", options -> new Arnold(options, "GPU"),
                "s.vrscene", options -> new VRay(options, "RTX"),
                "s.max", options -> new Max(options, true));
        RendererOptions all = new RendererOptions("", "cam", List.of("fog"), 640, 480, 4, List.of());
        Pattern allowed = Pattern.compile("-v.*|-set|-ai:(lve|ltc|alf)|-P|--python");
        engines.forEach((scene, engine) -> {
            boolean withLayers = scene.endsWith("ma") || scene.endsWith("blend");
            RendererOptions options = withLayers
                    ? all
                    : new RendererOptions("", "cam", List.of(), 640, 480, scene.endsWith("max") ? 0 : 4, List.of());
            Renderer renderer = engine.apply(options);
            RenderPlan plan = plan(scene, renderer, renderer.supportedPattern("s_####"))
                    .with(new PathMap(List.of(new PathMap.Mapping("P:/shots", "shots")), List.of("shots")));
            for (String argument : plan.invocation(system).arguments()) {
                String name = argument.split("=|:(?!(threads|device|lve|ltc|alf))", 2)[0];
                if (name.matches("-[-A-Za-z].*") && !allowed.matcher(name).matches()) {
                    rejected(
                            "The argument '" + name + "' conflicts with the step", () -> engine.apply(arguments(name)));
                }
            }
        });
    }

    /** Otherwise, neither the parameter nor the argument could be set. */
    @Test
    void argumentIsReservedOnlyIfTheParameterWorks() {
        for (String argument : List.of("-E", "--engine")) {
            RendererOptions options = arguments(argument);
            assertEquals(options, new Blender(options, "", "", false).options());
            rejected(
                    "The argument '%s' conflicts".formatted(argument), () -> new Blender(options, "CYCLES", "", false));
        }
        Map.of("-n", "sw", "-ai:threads", "arnold", "-ai:device", "arnold").forEach((argument, by) -> {
            RendererOptions options = arguments(argument);
            rejected("The argument '%s' conflicts".formatted(argument), () -> new Maya(options, by, ""));
            for (String other : List.of("file", "vray")) {
                assertEquals(options, new Maya(options, other, "").options());
            }
        });
    }

    private static RendererOptions arguments(String argument) {
        return new RendererOptions("", "", List.of(), 0, 0, 0, List.of(argument));
    }

    private static RenderPlan plan(String scene, Renderer renderer, String output) {
        return RenderPlan.of(
                scene, FrameRange.parse("1-5"), new FrameFiles(output, ImageFormat.PNG), renderer, TaskLayout.PLAIN);
    }

    private static String arguments(String scene, Renderer renderer, String output, NodeSystem system) {
        return String.join(" ", plan(scene, renderer, output).invocation(system).arguments());
    }

    private static void rejected(String start, Executable action) {
        String message = assertThrows(InvalidRequestException.class, action).getMessage();
        assertTrue(message.startsWith(start), message);
    }
}
