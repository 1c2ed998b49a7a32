package io.jenkins.plugins.azurerender.render.engines;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.FrameRun;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.Invocation;
import io.jenkins.plugins.azurerender.render.Naming;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.RendererOptions;
import io.jenkins.plugins.azurerender.render.ReservedArguments;
import io.jenkins.plugins.azurerender.render.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * V-Ray Standalone.
 *
 * @param device {@code CPU}, {@code CUDA} or {@code RTX}; empty for the CPU
 */
public record VRay(RendererOptions options, String device) implements Renderer {

    private static final long serialVersionUID = 1L;

    private static final ReservedArguments RESERVED = new ReservedArguments(true)
            .with("scene", "-sceneFile")
            .with("output", "-imgFile", "-noFrameNumbers")
            .with("frames", "-frames")
            .with("camera", "-camera")
            .with("width and height", "-imgWidth", "-imgHeight")
            .with("threads", "-numThreads")
            .with("device", "-rtEngine")
            .with("pathMap", "-remapPathFile")
            .with("", "-display", "-autoClose", "-showProgress", "-progressUseCR", "-progressUseColor");

    private static final Map<String, String> ENGINES = Map.of("CUDA", "5", "RTX", "7");
    private static final String PATHS = "remap.xml";

    /** @throws InvalidRequestException when the device is unknown or an argument is reserved */
    public VRay {
        if (!device.isEmpty() && !device.equals("CPU") && !ENGINES.containsKey(device)) {
            throw new InvalidRequestException(
                    "The device '%s' is not supported by V-Ray: choose CPU, CUDA or RTX.".formatted(device));
        }
        RESERVED.check(options.arguments());
    }

    @Override
    public String title() {
        return "V-Ray";
    }

    @Override
    public String logPatterns() {
        return "vray";
    }

    @Override
    public Map<String, byte[]> pathFiles(PathMap paths) {
        return paths.file(
                PATHS,
                "<RemapPaths>\n",
                mapping -> "  <RemapItem><From>%s</From><To>%s</To></RemapItem>"
                        .formatted(xml(Template.literal(mapping.from())), xml(mapping.target())),
                "\n",
                "\n</RemapPaths>\n");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String supportedPattern(String pattern) {
        return Naming.numberLast(pattern, ".");
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        Naming.rejectNegative(frames, "V-Ray's frame list does not support negative frames: use frames from 0");
        String stem = Naming.stemWithFourDigits(files, "V-Ray", supportedPattern(files.pattern()));
        if (!stem.endsWith(".") || stem.length() == 1) {
            throw new InvalidRequestException(
                    "V-Ray puts a dot before the frame number; the output '%s' is not supported: write %s."
                            .formatted(files.pattern(), supportedPattern(files.pattern())));
        }
    }

    /** Writes progress as separate lines, because the log is parsed line by line. */
    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        String stem = Naming.stemWithFourDigits(
                plan.written(), "V-Ray", supportedPattern(plan.written().pattern()));
        String image =
                Naming.folder(plan.written()) + stem + plan.files().format().extension();
        List<String> arguments = new ArrayList<>();
        arguments.add("-sceneFile=" + Template.asset(plan.scene(), system));
        arguments.add("-imgFile=" + Template.output(Template.literal(image), system));
        arguments.add("-frames=" + Template.FRAMES);
        arguments.addAll(List.of(
                "-display=0",
                "-autoClose=1",
                "-showProgress=2",
                "-progressUseCR=0",
                "-progressUseColor=0",
                "-verboseLevel=3"));
        if (options.threads() > 0) {
            arguments.add("-numThreads=" + options.threads());
        }
        if (ENGINES.containsKey(device)) {
            arguments.add("-rtEngine=" + ENGINES.get(device));
        }
        if (options.hasSize()) {
            arguments.add("-imgWidth=" + options.width());
            arguments.add("-imgHeight=" + options.height());
        }
        if (!options.camera().isEmpty()) {
            arguments.add("-camera=" + Template.literal(options.camera()));
        }
        if (!plan.paths().isEmpty()) {
            arguments.add("-remapPathFile=" + Template.expanded(PATHS, system));
        }
        arguments.addAll(options.literalArguments());
        return new Invocation(options.programOr("vray"), arguments, Map.of());
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return FrameRun.singleRun(frames);
    }

    /** Returns the frames in the form {@code 1-9,2;12}. */
    @Override
    public String list(FrameRange frames) {
        return FrameRun.ascending(frames).stream()
                .map(run -> run.first() == run.last()
                        ? String.valueOf(run.first())
                        : run.first() + "-" + run.last() + (run.step() == 1 ? "" : "," + run.step()))
                .collect(Collectors.joining(";"));
    }
}
