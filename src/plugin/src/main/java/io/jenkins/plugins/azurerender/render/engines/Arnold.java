package io.jenkins.plugins.azurerender.render.engines;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.FrameRun;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.Invocation;
import io.jenkins.plugins.azurerender.render.Naming;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.NumberedScene;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Arnold's {@code kick}, which renders one .ass file to one image.
 *
 * @param device {@code CPU} or {@code GPU}; empty to keep the setting of the scene
 */
public record Arnold(RendererOptions options, String device) implements Renderer {

    private static final long serialVersionUID = 1L;

    /** Variable with the path of Arnold's path mapping file. */
    static final String PATH_MAP = "ARNOLD_PATHMAP";

    static final String PATHS = "arnold-paths.json";

    private static final ReservedArguments RESERVED = new ReservedArguments(false)
            .with("scene", "-i")
            .with("output", "-o")
            .with("format", "-of")
            .with("camera", "-c")
            .with("width and height", "-r")
            .with("threads", "-t")
            .with("device", "options.render_device")
            .with("", "-dw", "-dp", "-nostdin");

    /** @throws InvalidRequestException when the device is unknown or an argument is reserved */
    public Arnold {
        if (!Set.of("", "CPU", "GPU").contains(device)) {
            throw new InvalidRequestException(
                    "The device '%s' is not supported by Arnold: choose CPU or GPU.".formatted(device));
        }
        RESERVED.check(options.arguments());
    }

    @Override
    public String title() {
        return "Arnold";
    }

    @Override
    public String logPatterns() {
        return "arnold";
    }

    @Override
    public boolean hasSceneForEachFrame() {
        return true;
    }

    @Override
    public Map<String, byte[]> pathFiles(PathMap paths) {
        return arnoldPaths(paths);
    }

    /** Contains the same entries for both systems. A node only reads those of its system. */
    static Map<String, byte[]> arnoldPaths(PathMap paths) {
        String lines = paths.mappings().stream()
                .map(mapping ->
                        "\"%s\": \"%s\"".formatted(json(Template.literal(mapping.from())), json(mapping.target())))
                .collect(Collectors.joining(", "));
        return paths.file(PATHS, "{\"linux\": {" + lines + "}, \"windows\": {" + lines + "}}\n", mapping -> "", "", "");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        Naming.rejectNegative(frames, "the file names of negative frames are unreliable: use frames from 0");
        if (frames.size() > 1 && !NumberedScene.isNumbered(scene)) {
            throw new InvalidRequestException(
                    "An .ass file contains one frame, but %s frames are requested: use a file pattern such as shot.####.ass."
                            .formatted(frames.size()));
        }
    }

    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin"));
        arguments.addAll(List.of("-i", Template.asset(plan.scene(), system)));
        if (NumberedScene.isNumbered(plan.scene())) {
            arguments.set(2, Template.numberedAsset(plan.scene(), system));
        }
        arguments.addAll(List.of("-dw", "-dp", "-v", "4"));
        // Without a license, Arnold would render watermarks and succeed.
        arguments.addAll(List.of("-set", "options.abort_on_license_fail", "true"));
        if (options.threads() > 0) {
            arguments.addAll(List.of("-t", String.valueOf(options.threads())));
        }
        if (options.hasSize()) {
            arguments.addAll(List.of("-r", String.valueOf(options.width()), String.valueOf(options.height())));
        }
        if (!options.camera().isEmpty()) {
            arguments.addAll(List.of("-c", Template.literal(options.camera())));
        }
        if (!device.isEmpty()) {
            arguments.addAll(List.of("-set", "options.render_device", device));
        }
        Map<String, String> variables = new TreeMap<>();
        if (!plan.paths().isEmpty()) {
            variables.put(PATH_MAP, Template.expanded(PATHS, system));
            String folders = String.join(
                    system == NodeSystem.WINDOWS ? ";" : ":", plan.paths().targets());
            arguments.addAll(List.of("-set", "options.texture_searchpath", folders));
            arguments.addAll(List.of("-set", "options.procedural_searchpath", folders));
        }
        arguments.addAll(options.literalArguments());
        arguments.addAll(List.of("-of", format(plan.files().format())));
        arguments.addAll(List.of("-o", Template.output(Template.numbered(plan.files()), system)));
        return new Invocation(options.programOr("kick"), arguments, variables);
    }

    private static String format(ImageFormat format) {
        return switch (format) {
            case PNG -> "png";
            case JPEG -> "jpeg";
            case TIFF -> "tiff";
            case OPEN_EXR, OPEN_EXR_MULTILAYER -> "exr";
        };
    }

    @Override
    public List<FrameRun> runs(FrameRange frames) {
        return FrameRun.eachFrame(frames);
    }

    @Override
    public String list(FrameRange frames) {
        return frames.toString();
    }
}
