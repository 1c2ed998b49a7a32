package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link PlannedNamesTest} knows the names that Blender writes: a sample is rendered by one start of Blender. */
@Tag("blender")
class BlenderNamesTest {

    private static final int SAMPLE = 60;
    private static final Pattern PLACEHOLDER = Pattern.compile("%.");
    private static final String SCENE = """
            import bpy
            s = bpy.context.scene
            s.render.engine = "CYCLES"
            s.cycles.samples = 1
            s.cycles.use_denoising = False
            s.render.resolution_x = s.render.resolution_y = 4
            s.render.resolution_percentage = 100
            """;

    @TempDir
    Path folder;

    @Test
    void plannedNamesAreTheNamesThatBlenderWrites() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--factory-startup", "--python-expr", SCENE));
        Set<String> planned = new TreeSet<>();
        TypedOutputs outputs = new TypedOutputs(5);
        while (planned.size() < SAMPLE) {
            String output = outputs.next();
            int frame = outputs.frame();
            RenderPlan plan;
            try {
                plan = RenderPlan.of(
                        "s.blend",
                        FrameRange.parse(String.valueOf(frame)),
                        new FrameFiles(output, outputs.format()),
                        new Blender(),
                        TaskLayout.PLAIN);
            } catch (InvalidRequestException x) {
                continue;
            }
            String sample = String.valueOf(planned.size());
            plan.invocation(NodeSystem.LINUX).arguments().stream()
                    .dropWhile(argument -> !argument.equals("--render-output"))
                    .map(argument -> PLACEHOLDER
                            .matcher(argument)
                            .replaceAll(found -> Matcher.quoteReplacement(
                                    switch (found.group()) {
                                        case "%o" -> folder.resolve(sample).toString();
                                        case "%f" -> String.valueOf(frame);
                                        default -> found.group().substring(1);
                                    })))
                    .forEach(arguments::add);
            planned.add(sample + "/"
                    + plan.renderer().expectedFiles(plan.written(), frame).get(0));
        }

        Scenes.blender(arguments.toArray(String[]::new));

        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    planned,
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertTrue(planned.stream().anyMatch(name -> name.contains("poster")), planned::toString);
    }

    /** Names that are rejected, because Blender writes other ones. */
    @Test
    void blenderReplacesExtensionsOfImages() throws Exception {
        List<String> outputs =
                List.of("a_####.tga", "b.####.exr", "c", "d_####.gif", "e_##.webp", "f#_##.PNG", "g_#.v2");
        List<String> arguments = new ArrayList<>(List.of("--factory-startup", "--python-expr", SCENE));
        outputs.forEach(output -> arguments.addAll(List.of(
                "--render-output",
                folder + "/" + output,
                "--render-format",
                "PNG",
                "--use-extension",
                "1",
                "-f",
                "7")));

        Scenes.blender(arguments.toArray(String[]::new));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    outputs.stream()
                            .map(output -> PlannedNamesTest.blender(output, ImageFormat.PNG, 7))
                            .sorted()
                            .toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
