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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Maya's {@code Render}, which starts the configured renderer, or the one that the scene is set to.
 *
 * @param by {@code file} for the renderer of the scene, {@code sw}, {@code arnold} or {@code vray}
 * @param device {@code CPU} or {@code GPU}, for Arnold; empty to keep the setting of the scene
 */
public record Maya(RendererOptions options, String by, String device) implements Renderer {

    private static final long serialVersionUID = 1L;

    private static final ReservedArguments RESERVED = new ReservedArguments(false)
            .with("frames", "-s", "-e", "-b", "-seq", "-rfs", "-rfb")
            .with("output", "-rd", "-im", "-fnc", "-pad")
            .with("format", "-of")
            .with("by", "-r", "-renderer")
            .with("camera", "-cam")
            .with("layers", "-rl")
            .with("width and height", "-x", "-y")
            .with("", "-proj", "-preRender");
    /** Arguments that parameters set only for some renderers. */
    private static final Map<String, ReservedArguments> RESERVED_BY = Map.of(
            "sw", new ReservedArguments(false).with("threads", "-n"),
            "arnold",
                    new ReservedArguments(false).with("threads", "-ai:threads").with("device", "-ai:device"));

    private static final Pattern LAYER = Pattern.compile("[A-Za-z_][A-Za-z0-9_:]*");
    private static final Set<String> KNOWN = Set.of("mayaSoftware", "mayaHardware2", "arnold", "vray");
    private static final String PATHS = "paths.mel";

    /** @throws InvalidRequestException when an option is not supported or an argument is reserved */
    public Maya {
        if (!Set.of("file", "sw", "arnold", "vray").contains(by)) {
            throw new InvalidRequestException(
                    "The Maya renderer '%s' is unknown: choose file, sw, arnold or vray, or use custom(command: '...') for another one."
                            .formatted(by));
        }
        if (!Set.of("", "CPU", "GPU").contains(device) || (!device.isEmpty() && !by.equals("arnold"))) {
            throw new InvalidRequestException(
                    "The device '%s' cannot be set for Maya's renderer '%s': only arnold supports CPU or GPU."
                            .formatted(device, by));
        }
        if (options.threads() > 0 && !by.equals("sw") && !by.equals("arnold")) {
            throw new InvalidRequestException(
                    "The number of threads cannot be set for Maya's renderer '%s': remove threads, or set it with arguments."
                            .formatted(by));
        }
        options.layers().stream()
                .filter(layer -> !LAYER.matcher(layer).matches())
                .findFirst()
                .ifPresent(layer -> {
                    throw new InvalidRequestException(
                            "'%s' is not a valid Maya render layer name: check its spelling.".formatted(layer));
                });
        RESERVED.check(options.arguments());
        if (RESERVED_BY.containsKey(by)) {
            RESERVED_BY.get(by).check(options.arguments());
        }
    }

    @Override
    public String title() {
        return "Maya";
    }

    @Override
    public String logPatterns() {
        return "maya";
    }

    /** Returns mappings for Maya, and for Arnold, which reads some files itself. */
    @Override
    public Map<String, byte[]> pathFiles(PathMap paths) {
        Map<String, byte[]> files = new TreeMap<>(Arnold.arnoldPaths(paths));
        files.putAll(paths.file(
                PATHS,
                "dirmap -en true;\n",
                mapping -> "dirmap -m \"%s\" \"%s\";"
                        .formatted(mel(Template.literal(mapping.from())), mel(mapping.target())),
                "\n",
                "\n"));
        return files;
    }

    private static String mel(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String supportedPattern(String pattern) {
        boolean named = pattern.charAt(pattern.lastIndexOf('/') + 1) != '#';
        return named && pattern.endsWith("#") ? pattern : Naming.numberLast(pattern, ".");
    }

    @Override
    public String warning(String named) {
        return named.isEmpty() || !by.equals("file") || KNOWN.contains(named)
                ? ""
                : "the scene uses the renderer '%s', which is not supported: the nodes must have it, and its log is not parsed"
                        .formatted(named);
    }

    @Override
    public Optional<String> layerProblem(List<String> layers) {
        return layers.size() > 1 && options.layers().isEmpty()
                ? Optional.of(
                        "The scene has the render layers %s, and Maya renders each into its own folder: list the layers to render, as in maya(layers: ['%s'])."
                                .formatted(String.join(", ", layers), layers.get(0)))
                : Optional.empty();
    }

    @Override
    public void check(String scene, FrameRange frames, FrameFiles files) {
        Naming.rejectNegative(frames, "Maya's file names of negative frames are unreliable: use frames from 0");
        Naming.stem(files, "Maya", supportedPattern(files.pattern()));
    }

    /**
     * Returns one file per layer, in the folder of the layer. The command line requests these folders, because by
     * default Maya only creates them for scenes with several layers.
     */
    @Override
    public List<String> expectedFiles(FrameFiles files, int frame) {
        String name = files.name(frame);
        if (options.layers().isEmpty()) {
            return List.of(name);
        }
        String folder = Naming.folder(files);
        return options.layers().stream()
                .map(layer -> folder + layerFolder(layer) + "/" + name.substring(folder.length()))
                .toList();
    }

    /** Returns the folder of a layer. Maya uses another name for the default layer, and replaces colons. */
    private static String layerFolder(String layer) {
        return layer.equals("defaultRenderLayer") ? "masterLayer" : layer.replace(':', '_');
    }

    @Override
    public Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system) {
        String stem = Naming.stem(
                plan.written(), "Maya", supportedPattern(plan.written().pattern()));
        boolean dotted = stem.endsWith(".");
        String image = dotted ? stem.substring(0, stem.length() - 1) : stem;
        List<String> arguments = new ArrayList<>(List.of("-r", by));
        arguments.addAll(List.of("-proj", Template.asset(project(plan.scene()), system)));
        arguments.addAll(
                List.of("-rd", Template.output(Template.literal(plan.written().folder()), system)));
        arguments.addAll(
                List.of("-im", (options.layers().isEmpty() ? "" : "<RenderLayer>/") + Template.literal(image)));
        arguments.addAll(List.of("-of", plan.files().format().extension()));
        // Maya's numbers for name.#.ext and name#.ext
        arguments.addAll(List.of("-fnc", dotted ? "3" : "6", "-pad", String.valueOf(Naming.digits(plan.written()))));
        arguments.addAll(List.of("-s", Template.FIRST, "-e", Template.LAST, "-b", Template.STEP));
        addSwitches(arguments);
        Map<String, String> variables = new TreeMap<>();
        if (!plan.paths().isEmpty()) {
            arguments.addAll(List.of("-preRender", "source (getenv(\"RENDER_PATHS_FILE\"))"));
            variables.put("RENDER_PATHS_FILE", Template.expanded(PATHS, system));
            variables.put(Arnold.PATH_MAP, Template.expanded(Arnold.PATHS, system));
        }
        arguments.addAll(options.literalArguments());
        arguments.add(Template.asset(plan.scene(), system));
        return new Invocation(options.programOr("Render"), arguments, variables);
    }

    private void addSwitches(List<String> arguments) {
        if (!options.camera().isEmpty()) {
            arguments.addAll(List.of("-cam", Template.literal(options.camera())));
        }
        if (!options.layers().isEmpty()) {
            arguments.addAll(List.of("-rl", Template.LAYER));
        }
        if (options.hasSize()) {
            arguments.addAll(List.of("-x", String.valueOf(options.width()), "-y", String.valueOf(options.height())));
        }
        boolean arnold = by.equals("arnold");
        if (options.threads() > 0) {
            arguments.addAll(List.of(arnold ? "-ai:threads" : "-n", String.valueOf(options.threads())));
        }
        if (arnold) { // by default, Arnold writes no log, and renders watermarks if there is no license
            arguments.addAll(List.of("-ai:lve", "2", "-ai:ltc", "1", "-ai:alf", "true"));
        }
        if (!device.isEmpty()) {
            arguments.addAll(List.of("-ai:device", device.equals("GPU") ? "1" : "0"));
        }
    }

    /**
     * Returns the project folder: the parent of {@code scenes}, as is usual in Maya, otherwise the folder of the scene.
     */
    private static String project(String scene) {
        String folder = scene.substring(0, Math.max(0, scene.lastIndexOf('/')));
        return folder.equals("scenes")
                ? ""
                : folder.endsWith("/scenes") ? folder.substring(0, folder.length() - 7) : folder;
    }

    /** Renders each layer separately, because Maya renders either one layer or all. */
    @Override
    public List<FrameRun> runs(FrameRange frames) {
        List<FrameRun> runs = FrameRun.ascending(frames);
        if (options.layers().isEmpty()) {
            return runs;
        }
        return options.layers().stream()
                .flatMap(layer -> runs.stream().map(run -> new FrameRun(run.first(), run.last(), run.step(), layer)))
                .toList();
    }

    @Override
    public String list(FrameRange frames) {
        return frames.toString();
    }
}
