package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.engines.Arnold;
import io.jenkins.plugins.azurerender.render.engines.Blender;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import io.jenkins.plugins.azurerender.render.engines.Max;
import io.jenkins.plugins.azurerender.render.engines.Maya;
import io.jenkins.plugins.azurerender.render.engines.VRay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For each output name that is accepted, the planned file is the one that the renderer writes. */
@Tag("unit")
class PlannedNamesTest {

    private static final int ROUNDS = Integer.getInteger("names.rounds", 5_000);
    private static final Pattern ADVICE =
            Pattern.compile(": write (.+?)(?:, (?:or|and) set .*|\\. The extension .*|\\.)$");
    private static final Map<String, Renderer> RENDERERS = Map.of(
            "s.blend", new Blender(),
            "s.ma", new Maya(RendererOptions.NONE, "file", ""),
            "s.ass", new Arnold(RendererOptions.NONE, ""),
            "s.vrscene", new VRay(RendererOptions.NONE, ""),
            "s.max", new Max(RendererOptions.NONE, false),
            "s.abc", new Custom("true", true));

    @Test
    void plannedNamesAreTheNamesThatRenderersWrite() {
        TypedOutputs outputs = new TypedOutputs(17);
        int accepted = 0;
        int corrected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String output = outputs.next();
            ImageFormat format = outputs.format();
            int frame = outputs.frame();
            for (Map.Entry<String, Renderer> renderer : RENDERERS.entrySet()) {
                try {
                    check(renderer.getKey(), renderer.getValue(), output, format, frame);
                    accepted++;
                } catch (InvalidRequestException x) {
                    corrected += followAdvice(x.getMessage(), renderer, format, frame);
                }
            }
        }
        assertTrue(accepted > ROUNDS, "only " + accepted + " names were accepted");
        assertTrue(corrected > ROUNDS, "only " + corrected + " names were corrected");
    }

    private static void check(String scene, Renderer renderer, String output, ImageFormat format, int frame) {
        RenderPlan plan = RenderPlan.of(
                scene,
                FrameRange.parse(String.valueOf(frame)),
                new FrameFiles(output, format),
                renderer,
                TaskLayout.PLAIN);
        Map<String, String> environment = NodeKit.environment(plan, plan.tasks().get(0), NodeSystem.LINUX);
        String written = written(plan, frame);
        String renamed = Stream.of(
                        environment.getOrDefault("RENDER_RENAMED", "").split("\n"))
                .filter(line -> line.startsWith(written + "|"))
                .map(line -> line.substring(written.length() + 1))
                .findFirst()
                .orElse(written);
        assertEquals(
                List.of(renamed), plan.expectedFiles(frame), () -> output + ", " + format + ", " + renderer.title());
    }

    /** Follows the advice for the name, then for its extension, then for the renderer. */
    private static int followAdvice(
            String message, Map.Entry<String, Renderer> renderer, ImageFormat format, int frame) {
        String advice = message;
        for (int step = 0; step < 6; step++) {
            Matcher matcher = ADVICE.matcher(advice);
            if (!matcher.find()) {
                assertTrue(advice.contains("OPEN_EXR_MULTILAYER format"), advice);
                return 0;
            }
            try {
                check(renderer.getKey(), renderer.getValue(), matcher.group(1), format, frame);
                return 1;
            } catch (InvalidRequestException x) {
                advice = x.getMessage();
            }
        }
        throw new AssertionError(message + " led to " + advice);
    }

    /** Returns the file that a renderer writes for its arguments, by the rules in its manual. */
    private static String written(RenderPlan plan, int frame) {
        Invocation invocation = plan.invocation(NodeSystem.LINUX);
        List<String> arguments = invocation.arguments();
        if (plan.renderer() instanceof Blender) {
            return blender(
                    path(after(arguments, "--render-output")), plan.files().format(), frame);
        } else if (plan.renderer() instanceof Maya) {
            String name = path(after(arguments, "-im"));
            String folder = path(after(arguments, "-rd"));
            String number = digits(frame, Integer.parseInt(after(arguments, "-pad")));
            return (folder.isEmpty() ? "" : folder + "/")
                    + name
                    + (after(arguments, "-fnc").equals("3") ? "." : "")
                    + number
                    + "."
                    + after(arguments, "-of");
        } else if (plan.renderer() instanceof VRay) {
            return numbered(starting(arguments, "-imgFile="), "." + digits(frame, 4));
        } else if (plan.renderer() instanceof Max) {
            return numbered(starting(arguments, "-outputName:"), digits(frame, 4));
        }
        String file = plan.renderer() instanceof Arnold
                ? after(arguments, "-o")
                : invocation.variables().get("RENDER_FILE");
        Matcher placeholder = Pattern.compile("%([1-9])").matcher(file.replace("%%", "\0"));
        return path(placeholder
                .replaceAll(found -> digits(frame, Integer.parseInt(found.group(1))))
                .replace("\0", "%%"));
    }

    /** Blender numbers the last run of # of the name, or its end, and adds the extension or replaces one of an image. */
    static String blender(String output, ImageFormat format, int frame) {
        int name = output.lastIndexOf('/') + 1;
        String file = output.substring(name);
        Matcher number = Pattern.compile("#+(?!.*#)").matcher(file);
        String numbered = number.find()
                ? file.substring(0, number.start())
                        + digits(frame, number.group().length())
                        + file.substring(number.end())
                : file + digits(frame, 4);
        String extension = "." + format.extension();
        String lower = numbered.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(extension)) {
            numbered = numbered.replaceFirst(
                            "(?i)\\.(png|tga|bmp|jpg|jpeg|sgi|rgba?|tiff?|tx|jp2|j2c|hdr|dds|dpx|cin|exr|psd|pdd|psb|webp)$",
                            "")
                    + extension;
        }
        return output.substring(0, name) + numbered;
    }

    private static String numbered(String file, String number) {
        int dot = file.lastIndexOf('.');
        return file.substring(0, dot) + number + file.substring(dot);
    }

    private static String digits(int frame, int count) {
        return String.format(Locale.ROOT, "%0" + count + "d", frame);
    }

    private static String after(List<String> arguments, String option) {
        return arguments.get(arguments.indexOf(option) + 1);
    }

    private static String starting(List<String> arguments, String option) {
        return path(arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length()));
    }

    /** Expands the placeholders of the output folder, to the empty text, and of the percent sign. */
    private static String path(String template) {
        return template.replaceFirst("^%o/?", "").replace("%%", "%");
    }
}
