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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 3ds Max on the command line, on Windows only.
 *
 * @param allowScripts whether scripts in the scene may run on the node
 */
public record Max(RendererOptions options, boolean allowScripts) implements Renderer {

    private static final long serialVersionUID = 1L;

    private static final ReservedArguments RESERVED = new ReservedArguments(true)
            .with("frames", "-start", "-end", "-nthFrame", "-frames")
            .with("output", "-outputName", "-o")
            .with("camera", "-camera", "-cam")
            .with("width and height", "-w", "-width", "-h", "-height")
            .with("allowScripts", "-secure")
            .with("pathMap", "-pathFile")
            .with("", "-rfw");

    private static final String PATHS = "paths.mxp";

    /** @throws InvalidRequestException when an argument is reserved */
    public Max {
        RESERVED.check(options.arguments());
    }

    @Override
    public String title() {
        return "3ds Max";
    }

    @Override
    public String logPatterns() {
        return "max";
    }

    @Override
    public boolean runsOn(NodeSystem system) {
        return system == NodeSystem.WINDOWS;
    }

    /** Lists the folders in which 3ds Max searches for files that are not at the path in the scene. */
    @Override
    public Map<String, byte[]> pathFiles(PathMap paths) {
        if (paths.isEmpty()) {
            return Map.of();
        }
        StringBuilder text = new StringBuilder();
        for (String section : List.of("XReferenceDirs", "BitmapDirs")) {
            text.append('[').append(section).append("]\r\n");
            int number = 0;
            for (String folder : paths.targets()) {
                text.append("Dir%s=%s\r\n".formatted(++number, folder));
            }
        }
        return Map.of(PATHS, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String supportedPattern(String pattern) {
        return Naming.numberLast(pattern, "_");
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        Naming.rejectNegative(frames, "3ds Max's frame list does not support negative frames: use frames from 0");
        Naming.stemWithFourDigits(files, "3ds Max", supportedPattern(files.pattern()));
    }

    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        String stem = Naming.stemWithFourDigits(
                plan.written(), "3ds Max", supportedPattern(plan.written().pattern()));
        String image = Naming.folder(plan.written()) + stem + "."
                + plan.files().format().extension();
        List<String> arguments = new ArrayList<>();
        if (allowScripts) {
            arguments.addAll(List.of("-secure", "off"));
        }
        arguments.addAll(List.of("-v:5", "-rfw:0"));
        arguments.add("-frames:" + Template.FRAMES);
        arguments.add("-outputName:" + Template.output(Template.literal(image), system));
        if (options.hasSize()) {
            arguments.add("-w:" + options.width());
            arguments.add("-h:" + options.height());
        }
        if (!options.camera().isEmpty()) {
            arguments.add("-camera:" + Template.literal(options.camera()));
        }
        if (!plan.paths().isEmpty()) {
            arguments.add("-pathFile:" + Template.expanded(PATHS, system));
        }
        arguments.addAll(options.literalArguments());
        arguments.add(Template.asset(plan.scene(), system));
        return new Invocation(options.programOr("3dsmaxcmd"), arguments, Map.of());
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return FrameRun.singleRun(frames);
    }

    /** Returns the frames in the form {@code 1,10,30-100}. */
    @Override
    public String list(FrameRange frames) {
        return FrameRun.ascending(frames).stream()
                .flatMap(run -> run.step() == 1 && run.first() < run.last()
                        ? java.util.stream.Stream.of(run.first() + "-" + run.last())
                        : java.util.stream.IntStream.iterate(
                                        run.first(), frame -> frame <= run.last(), frame -> frame + run.step())
                                .mapToObj(String::valueOf))
                .collect(Collectors.joining(","));
    }
}
