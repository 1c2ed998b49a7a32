package io.jenkins.plugins.azurerender.render.engines;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.FrameRun;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.Invocation;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Blender on the command line.
 *
 * @param sceneName name of the scene in the file; empty for the active one
 * @param engine such as {@code CYCLES}; empty to keep the setting of the scene
 * @param device Cycles device, such as {@code OPTIX}; empty for the CPU
 * @param allowScripts whether scripts in the scene may run on the node
 */
public record Blender(RendererOptions options, String sceneName, String engine, String device, boolean allowScripts)
        implements Renderer {

    private static final long serialVersionUID = 1L;

    private static final String SETUP = "setup.py";
    private static final String ASSEMBLE = "assemble.py";
    private static final String NEGATIVE_FRAMES = "negative-frames.py";
    private static final int MAX_FRAME = 1_048_574;
    private static final Set<String> ENGINES =
            Set.of("", "CYCLES", "BLENDER_EEVEE", "BLENDER_EEVEE_NEXT", "BLENDER_WORKBENCH");
    private static final Set<String> DEVICES = Set.of("", "CPU", "CUDA", "OPTIX", "HIP", "ONEAPI", "METAL");
    private static final ReservedArguments RESERVED = new ReservedArguments(false)
            .with("frames", "-f", "--render-frame", "-a", "--render-anim", "-s", "--frame-start", "-e", "--frame-end")
            .with("frames", "-j", "--frame-jump")
            .with("output", "-o", "--render-output")
            .with("format", "-F", "--render-format", "-x", "--use-extension")
            .with("sceneName", "-S", "--scene")
            .with("threads", "-t", "--threads")
            .with("device", "--", "--cycles-device")
            .with("allowScripts", "-y", "--enable-autoexec", "-Y", "--disable-autoexec")
            .with("", "-b", "--background", "--factory-startup", "--python-exit-code", "-noaudio");

    /** Without {@code engine}, these can choose the engine of an add-on. */
    private static final ReservedArguments RESERVED_WITH_ENGINE =
            new ReservedArguments(false).with("engine", "-E", "--engine");

    /** @throws InvalidRequestException when engine or device is unknown, or an argument is reserved */
    public Blender {
        engine = engine.toUpperCase(Locale.ROOT);
        device = device.toUpperCase(Locale.ROOT);
        checkKnown("engine", engine, ENGINES);
        checkKnown("device", device, DEVICES);
        RendererOptions.checkText("sceneName", sceneName);
        RESERVED.check(options.arguments());
        if (!engine.isEmpty()) {
            RESERVED_WITH_ENGINE.check(options.arguments());
        }
    }

    /** Renders the active scene. */
    public Blender(RendererOptions options, String engine, String device, boolean allowScripts) {
        this(options, "", engine, device, allowScripts);
    }

    /** Keeps all settings of the scene. */
    public Blender() {
        this(RendererOptions.NONE, "", "", false);
    }

    private static void checkKnown(String label, String value, Set<String> values) {
        if (!values.contains(value)) {
            throw new InvalidRequestException("Blender does not support the %s '%s': choose one of %s."
                    .formatted(
                            label,
                            value,
                            values.stream()
                                    .filter(one -> !one.isEmpty())
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
    }

    @Override
    public String title() {
        return "Blender";
    }

    @Override
    public String logPatterns() {
        return "blender";
    }

    @Override
    public String warning(String named) {
        return !engine.isEmpty() || ENGINES.contains(named) || usesAddOns()
                ? ""
                : "the scene uses the engine '%s', which is not part of Blender: the nodes must have its add-on, enabled with arguments: ['--addons', '...'], and its log is not parsed"
                        .formatted(named);
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        frames.frames().stream()
                .filter(frame -> Math.abs(frame) > MAX_FRAME)
                .findFirst()
                .ifPresent(frame -> {
                    throw new InvalidRequestException("The frame range contains frame %s; Blender supports -%s to %s."
                            .formatted(frame, MAX_FRAME, MAX_FRAME));
                });
    }

    @Override
    public boolean runsScripts() {
        return allowScripts;
    }

    @Override
    public boolean usesAddOns() {
        return options.arguments().contains("--addons");
    }

    @Override
    public boolean writesLayers() {
        return true;
    }

    @Override
    public boolean rendersTiles() {
        return true;
    }

    @Override
    public List<String> nodeFiles() {
        return List.of(SETUP, ASSEMBLE, NEGATIVE_FRAMES);
    }

    /**
     * Returns the arguments in the order that Blender requires: they are processed from left to right, so output and
     * format must follow the file and precede the frames (Blender manual, command line arguments).
     */
    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        List<String> arguments = new ArrayList<>(List.of("--background", "--factory-startup"));
        arguments.add(allowScripts ? "--enable-autoexec" : "--disable-autoexec");
        arguments.addAll(List.of("-noaudio", "--python-exit-code", "1"));
        arguments.add(Template.asset(plan.scene(), system));
        add(arguments, "--scene", Template.literal(sceneName)); // the following arguments apply to it
        add(arguments, "--engine", engine);
        add(arguments, "--threads", options.threads() == 0 ? "" : String.valueOf(options.threads()));
        arguments.addAll(List.of("--python", Template.kit(SETUP, system)));
        if (role == RenderTask.Role.ASSEMBLE) {
            arguments.addAll(List.of("--python", Template.kit(ASSEMBLE, system)));
        }
        arguments.add("--render-output");
        arguments.add(Template.output(Template.literal(plan.written().pattern()), system));
        arguments.addAll(List.of("--render-format", format(plan, role).name(), "--use-extension", "1"));
        arguments.addAll(options.literalArguments());
        // --render-frame interprets a number with a sign as relative to the first or last frame of the scene.
        boolean negative = plan.frames().frames().stream().anyMatch(frame -> frame < 0);
        arguments.addAll(
                negative
                        ? List.of("--python", Template.kit(NEGATIVE_FRAMES, system))
                        : List.of("--render-frame", Template.FRAMES));
        if (!device.isEmpty()) {
            arguments.addAll(List.of("--", "--cycles-device", device));
        }
        return new Invocation(options.programOr("blender"), arguments, variables(plan.paths()));
    }

    /** Tiles are OpenEXR, so that the merged frame is converted to its format only once, as without tiles. */
    private static ImageFormat format(RenderPlan plan, RenderTask.Role role) {
        return role == RenderTask.Role.TILE
                ? ImageFormat.OPEN_EXR
                : plan.files().format();
    }

    private static void add(List<String> arguments, String name, String value) {
        if (!value.isEmpty()) {
            arguments.add(name);
            arguments.add(value);
        }
    }

    /** Variables for the setup script, which applies settings that have no command line option. */
    private Map<String, String> variables(PathMap paths) {
        Map<String, String> variables = new TreeMap<>(paths.variable());
        if (!sceneName.isEmpty()) {
            variables.put("RENDER_SCENE_NAME", Template.literal(sceneName));
        }
        if (!options.camera().isEmpty()) {
            variables.put("RENDER_CAMERA", Template.literal(options.camera()));
        }
        if (!options.layers().isEmpty()) {
            variables.put(
                    "RENDER_LAYERS",
                    options.layers().stream().map(Template::literal).collect(Collectors.joining("%n")));
        }
        if (options.hasSize()) {
            variables.put("RENDER_SIZE", options.width() + "x" + options.height());
        }
        return variables;
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return FrameRun.singleRun(frames);
    }

    @Override
    public String list(FrameRange frames) {
        return frames.frames().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
