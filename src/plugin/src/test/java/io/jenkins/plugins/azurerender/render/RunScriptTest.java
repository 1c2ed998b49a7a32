package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.engines.Arnold;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import io.jenkins.plugins.azurerender.render.engines.VRay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the script of Linux nodes in bash, with a program that records its arguments. */
@Tag("unit")
class RunScriptTest {

    private static final FrameFiles FILES = new FrameFiles("s.####", ImageFormat.PNG);

    @TempDir
    Path node;

    private Path program;

    @BeforeEach
    void createNode() throws IOException {
        program = node.resolve("recorder");
        Files.writeString(
                program,
                "#!/bin/bash\nprintf '%s\\0' \"$@\" >>\"" + node + "/argv\"\nprintf '\\1' >>\"" + node
                        + "/argv\"\nexit \"${EXIT:-0}\"\n");
        assertTrue(program.toFile().setExecutable(true));
        Files.createDirectories(node.resolve("prep/kit"));
        Files.createDirectories(node.resolve("work"));
    }

    @Test
    void hostileNamesReachTheRendererUnchanged() throws Exception {
        List<String> names = HostileNames.all();
        assertTrue(names.size() > 50);
        for (String name : names) {
            String argument = name.replace("\0", "");
            Renderer blender = new Blender(
                    new RendererOptions(program.toString(), "", List.of(), 0, 0, 0, List.of(argument)), "", "", false);
            run(RenderPlan.of(name, FrameRange.parse("1"), FILES, blender, TaskLayout.PLAIN), Map.of());
            List<String> arguments = starts().get(0);
            assertEquals(prep() + "/" + name, arguments.get(6), name);
            assertTrue(arguments.contains(argument), () -> name + " in " + arguments);
            Files.delete(node.resolve("argv"));
        }
        try (Stream<Path> left = Files.list(node.resolve("work"))) {
            assertEquals(List.of(), left.toList(), "a name was executed as a command");
        }
    }

    @Test
    void hostileOutputNamesReachTheRendererUnchanged() throws Exception {
        int tested = 0;
        for (String name : HostileNames.all()) {
            FrameFiles files;
            try {
                files = new FrameFiles(name.replace("#", "") + "_####", ImageFormat.PNG);
            } catch (InvalidRequestException invalid) {
                continue;
            }
            Renderer kick = new Arnold(options(List.of()), "");
            run(RenderPlan.of("a.####.ass", FrameRange.parse("7"), files, kick, TaskLayout.PLAIN), Map.of());
            assertTrue(starts().get(0).contains(node.resolve("work") + "/" + files.name(7)), name);
            Files.delete(node.resolve("argv"));
            tested++;
        }
        assertTrue(tested > 25, () -> "too few names were tested");
    }

    @Test
    void hostileNamesReachCustomCommandsUnchanged() throws Exception {
        for (String name : HostileNames.all()) {
            Renderer custom =
                    new Custom("\"" + program + "\" \"$RENDER_SCENE\" \"$RENDER_FILE\" \"$RENDER_FIRST\"", true);
            run(RenderPlan.of(name, FrameRange.parse("-5"), FILES, custom, TaskLayout.PLAIN), Map.of());
            assertEquals(
                    List.of(prep() + "/" + name, node.resolve("work") + "/s.-0005.png", "-5"), starts().get(0), name);
            Files.delete(node.resolve("argv"));
        }
    }

    @Test
    void rendererIsStartedForEachRunOfEachLayer() throws Exception {
        Renderer maya = new Maya(options(List.of("beauty", "shot:shadow")), "file", "");
        run(
                RenderPlan.of(
                        "p/scenes/a.ma",
                        FrameRange.parse("1-5x2,9"),
                        FILES,
                        maya,
                        new TaskLayout(4, FrameOrder.FORWARD)),
                Map.of());
        List<String> runs = starts().stream()
                .map(arguments ->
                        String.join(" ", arguments.subList(arguments.indexOf("-s"), arguments.indexOf("-rl") + 2)))
                .toList();
        assertEquals(
                List.of(
                        "-s 1 -e 5 -b 2 -rl beauty",
                        "-s 9 -e 9 -b 1 -rl beauty",
                        "-s 1 -e 5 -b 2 -rl shot:shadow",
                        "-s 9 -e 9 -b 1 -rl shot:shadow"),
                runs);
    }

    @Test
    void failedFrameDoesNotStopTheOthers() throws Exception {
        Renderer kick = new Arnold(options(List.of()), "");
        RenderPlan plan = RenderPlan.of(
                "a.####.ass", FrameRange.parse("1-3"), FILES, kick, new TaskLayout(3, FrameOrder.FORWARD));
        assertEquals(3, exitCode(plan, Map.of("EXIT", "3")));
        assertEquals(3, starts().size());
    }

    /** Renderers write a number into the name of a single frame, too. */
    @Test
    void stillIsRenamedToItsNameWithoutANumber() throws Exception {
        Files.writeString(
                program,
                "#!/bin/bash\nfor name in \"$@\"; do if [[ $name == *_#### ]]; then echo image >\"${name%_####}_0007.png\"; fi; done\n");
        FrameFiles files = new FrameFiles("b/it's 100%", ImageFormat.PNG);
        Renderer blender = new Blender(options(List.of()), "", "", false);
        run(RenderPlan.of("a.blend", FrameRange.parse("7"), files, blender, TaskLayout.PLAIN), Map.of());
        try (Stream<Path> left = Files.list(node.resolve("work/b"))) {
            assertEquals(List.of(node.resolve("work/b/it's 100%.png")), left.toList());
        }
    }

    /** Only equal failures in a row count, and a frame that was rendered ends the pauses. */
    @Test
    void equalFailuresInARowAreCountedOnTheNode() throws Exception {
        Renderer custom = new Custom(
                "echo \"frame 12: $MESSAGE /tmp/$RANDOM\" >>'" + node
                        + "/stderr.txt'; if [[ $EXIT == 0 ]]; then touch \"$RENDER_FILE\"; fi; exit $EXIT",
                true);
        RenderPlan plan = RenderPlan.of("a.dat", FrameRange.parse("1"), FILES, custom, TaskLayout.PLAIN);
        assertEquals("1", failures(plan, "1", "no rig"));
        assertEquals("2", failures(plan, "1", "no rig"));
        assertEquals("1", failures(plan, "2", "no rig"));
        assertEquals("1", failures(plan, "2", "no texture"));
        assertEquals("2", failures(plan, "2", "no texture"));
        assertEquals("", failures(plan, "0", "rendered"));
        assertTrue(Files.readString(node.resolve("log"))
                .startsWith("azure-render: waiting up to 0 s before the next frame"));
    }

    /** Returns the number of equal failures that are saved after a task. */
    private String failures(RenderPlan plan, String exit, String message) throws Exception {
        Files.deleteIfExists(node.resolve("stderr.txt"));
        Map<String, String> environment = Map.of(
                "EXIT",
                exit,
                "MESSAGE",
                message,
                "RENDER_STOP_AFTER",
                "3",
                "RENDER_PAUSE",
                "0",
                "RENDER_PAUSE_LIMIT",
                "9");
        assertEquals(Integer.parseInt(exit), exitCode(plan, environment));
        Path file = node.resolve("prep/kit/failures");
        return Files.exists(file) ? Files.readString(file).split(" ")[0] : "";
    }

    /** The renderer is not started before the pause has ended. */
    @Test
    void frameWaitsAfterAFailedOne() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        Files.writeString(node.resolve("prep/kit/failures"), "3 " + now + " signature\n");
        Renderer custom = new Custom("date +%s >\"$RENDER_FILE\"", true);
        RenderPlan plan = RenderPlan.of("a.dat", FrameRange.parse("1"), FILES, custom, TaskLayout.PLAIN);
        run(plan, Map.of("RENDER_STOP_AFTER", "3", "RENDER_PAUSE", "30", "RENDER_PAUSE_LIMIT", "2"));
        long started =
                Long.parseLong(Files.readString(node.resolve("work/s.0001.png")).strip());
        assertTrue(started >= now + 2, () -> started + " after " + now);
        assertFalse(Files.exists(node.resolve("prep/kit/failures")));
        Files.writeString(node.resolve("prep/kit/failures"), "1 " + now + " signature\n");
        run(plan, Map.of("RENDER_STOP_AFTER", "3", "RENDER_PAUSE", "0", "RENDER_PAUSE_LIMIT", "2"));
    }

    /** Jenkins may continue the render on purpose, so that long pauses are few and short. */
    @ParameterizedTest
    @CsvSource({"1, 30", "5, 30", "6, 120", "8, 120", "9, 30"})
    void pauseIsLongerAfterMoreFailuresThanJenkinsTolerates(int count, int seconds) throws Exception {
        long past = System.currentTimeMillis() / 1000 - 1_000;
        Files.writeString(node.resolve("prep/kit/failures"), count + " " + past + " signature\n");
        Renderer custom = new Custom("date +%s >\"$RENDER_FILE\"", true);
        RenderPlan plan = RenderPlan.of("a.dat", FrameRange.parse("1"), FILES, custom, TaskLayout.PLAIN);
        run(plan, Map.of("RENDER_STOP_AFTER", "3", "RENDER_PAUSE", "30", "RENDER_PAUSE_LIMIT", "120"));
        String log = Files.readString(node.resolve("log"));
        assertTrue(log.contains("waiting up to " + seconds + " s "), log);
    }

    @Test
    void missingProgramIsNamed() throws Exception {
        Renderer vray = new VRay(RendererOptions.NONE, "");
        RenderPlan plan = RenderPlan.of("a.vrscene", FrameRange.parse("1"), FILES, vray, TaskLayout.PLAIN);
        assertEquals(127, exitCode(plan, Map.of()));
        assertEquals(
                "vray was not found on this node: choose an image that has it\n",
                Files.readString(node.resolve("log")));
        assertFalse(Files.exists(node.resolve("argv")));
    }

    @Test
    void programInAnApplicationPackageIsFound() throws Exception {
        Path bin = Files.createDirectories(node.resolve("package/v-7/bin"));
        Files.copy(program, bin.resolve("vray"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        RenderPlan plan = RenderPlan.of(
                "a.vrscene", FrameRange.parse("1"), FILES, new VRay(RendererOptions.NONE, ""), TaskLayout.PLAIN);
        assertEquals(
                0,
                exitCode(
                        plan,
                        Map.of(
                                "AZ_BATCH_APP_PACKAGE_vray_7",
                                node.resolve("package").toString())));
        assertEquals(1, starts().size());
    }

    private RendererOptions options(List<String> layers) {
        return new RendererOptions(program.toString(), "", layers, 0, 0, 0, List.of());
    }

    private void run(RenderPlan plan, Map<String, String> more) throws Exception {
        assertEquals(0, exitCode(plan, more), () -> {
            try {
                return Files.readString(node.resolve("log"));
            } catch (IOException x) {
                return x.toString();
            }
        });
    }

    private int exitCode(RenderPlan plan, Map<String, String> more) throws Exception {
        for (Map.Entry<String, byte[]> file :
                NodeKit.files(plan, NodeSystem.LINUX).entrySet()) {
            Files.write(node.resolve("prep/kit").resolve(file.getKey()), file.getValue());
        }
        ProcessBuilder bash = new ProcessBuilder(
                "/bin/bash", "-c", "exec /bin/bash \"$AZ_BATCH_JOB_PREP_WORKING_DIR/$RENDER_KIT/run.sh\"");
        assertEquals(
                "/bin/bash -c '" + bash.command().get(2) + "'",
                NodeKit.commandLine(NodeSystem.LINUX),
                "the test must run the same command as a node");
        bash.directory(node.resolve("work").toFile());
        bash.environment().put("AZ_BATCH_JOB_PREP_WORKING_DIR", prep());
        bash.environment().put("AZ_BATCH_TASK_WORKING_DIR", node.resolve("work").toString());
        bash.environment().put("RENDER_KIT", "kit");
        bash.environment().put("AZ_BATCH_TASK_DIR", node.toString());
        bash.environment().putAll(NodeKit.environment(plan, NodeSystem.LINUX));
        bash.environment().putAll(NodeKit.environment(plan, plan.tasks().get(0), NodeSystem.LINUX));
        bash.environment().putAll(more);
        return bash.redirectErrorStream(true)
                .redirectOutput(node.resolve("log").toFile())
                .start()
                .waitFor();
    }

    private String prep() {
        return node.resolve("prep").toString();
    }

    /** Returns the arguments of each start. */
    private List<List<String>> starts() throws IOException {
        List<List<String>> starts = new ArrayList<>();
        for (String start : Files.readString(node.resolve("argv")).split("\1")) {
            starts.add(List.of(start.split("\0")));
        }
        return starts;
    }
}
