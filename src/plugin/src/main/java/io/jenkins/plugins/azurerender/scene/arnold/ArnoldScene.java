package io.jenkins.plugins.azurerender.scene.arnold;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds a scene from Arnold nodes. */
final class ArnoldScene {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(ArnoldScene.class, "references.txt");
    private static final Pattern VERSION = Pattern.compile("Arnold (?:core )?([0-9]+(?:\\.[0-9]+)+)");
    private static final String DRIVER = "driver_";
    private static final Set<String> SEARCH_PATHS = Set.of(
            "texture_searchpath", "procedural_searchpath", "asset_searchpath", "shader_searchpath", "osl_searchpath");
    private static final Set<String> OPTIONS = Set.of("xres", "yres", "camera", "frame", "outputs", "render_layer");

    private record Driver(String type, String file) {}

    private final SceneBuilder builder;
    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final Map<String, List<String>> options = new HashMap<>();
    private boolean isVersionKnown;

    ArnoldScene(String file) {
        builder = new SceneBuilder(Application.ARNOLD, file);
    }

    void comment(String text) {
        Matcher version = VERSION.matcher(text);
        if (!isVersionKnown && version.find()) {
            builder.version(version.group(1));
            isVersionKnown = true;
        }
    }

    boolean isRelevant(String type, String parameter) {
        return "name".equals(parameter)
                || REFERENCES.contains(type, parameter)
                || "options".equals(type) && (OPTIONS.contains(parameter) || SEARCH_PATHS.contains(parameter))
                || type.startsWith(DRIVER) && "filename".equals(parameter);
    }

    /** Notes a value that looks like a file name in a parameter that is not known to reference files. */
    void noteUnknownReference(String type, String node, String parameter, String text) {
        if (text.length() < 1000 && text.indexOf('\n') < 0 && Pathnames.isKnown(text)) {
            builder.addNote("%s of %s (%s) names %s; it is unknown whether the render needs it."
                    .formatted(parameter, node, type, text));
        }
    }

    void include(String path) throws UnreadableSceneException {
        builder.addReference(new Reference(path, Reference.Kind.SCENE, Reference.Extent.ONE, "include"));
    }

    void node(String type, Map<String, List<String>> values) throws UnreadableSceneException {
        String name = first(values, "name");
        if ("options".equals(type)) {
            options.putAll(values);
            for (List<String> each : values.values()) {
                builder.count(each.stream().mapToInt(String::length).sum());
            }
        } else if (type.startsWith(DRIVER)) {
            builder.count(name.length() + first(values, "filename").length());
            drivers.put(name, new Driver(type.substring(DRIVER.length()), first(values, "filename")));
        } else if (type.endsWith("_camera")) {
            builder.addCamera(name);
        }
        for (Reference reference : REFERENCES.references(type, name.isEmpty() ? type : name, values)) {
            builder.addReference(reference);
        }
    }

    Scene end() throws UnreadableSceneException {
        builder.renderer("arnold");
        builder.resolution(number("xres"), number("yres"));
        double frame = number("frame");
        if (Double.isFinite(frame)) {
            builder.frames(new SceneFrames((int) Math.round(frame), (int) Math.round(frame), 1));
        }
        String layer = first(options, "render_layer");
        if (!layer.isEmpty()) {
            builder.addLayer(layer);
        }
        output();
        for (String parameter : SEARCH_PATHS) {
            if (!first(options, parameter).isBlank()) {
                builder.addNote("The scene also searches %s (%s in the options): add that folder to searchPaths."
                        .formatted(first(options, parameter), parameter));
            }
        }
        String camera = first(options, "camera");
        return builder.build(
                camera.isEmpty() && builder.cameras().size() == 1
                        ? builder.cameras().iterator().next()
                        : camera);
    }

    /** An output line contains names of AOV, filter and driver. The driver name can have a layer suffix after a dot. */
    private void output() {
        for (String line : options.getOrDefault("outputs", List.of())) {
            for (String word : line.split("\\s+")) {
                Driver driver = drivers.getOrDefault(word, drivers.get(word.replaceFirst("\\.[^.]*$", "")));
                if (driver != null && !driver.file().isEmpty()) {
                    builder.output(driver.file());
                    builder.format(driver.type());
                    return;
                }
            }
        }
    }

    private double number(String option) {
        try {
            return Double.parseDouble(first(options, option));
        } catch (NumberFormatException x) {
            return Double.NaN;
        }
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }
}
