package io.jenkins.plugins.azurerender.scene.vray;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds a scene from V-Ray plug-ins. */
final class VrayScene {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(VrayScene.class, "references.txt");
    private static final Pattern VERSION = Pattern.compile("V-?Ray.*?([0-9]+(?:\\.[0-9]+)+)", Pattern.CASE_INSENSITIVE);
    private static final String OUTPUT = "SettingsOutput";
    private static final String VIEW = "RenderView";
    private static final String SCENE_NAME = "scene_name";

    private final SceneBuilder builder;
    private final Map<String, VrayValue> output = new HashMap<>();
    private final List<String> physicalCameras = new ArrayList<>();
    private boolean isVersionKnown;

    VrayScene(String file) {
        builder = new SceneBuilder(Application.VRAY, file);
    }

    void comment(String text) {
        Matcher version = VERSION.matcher(text);
        if (!isVersionKnown && version.find()) {
            builder.version(version.group(1));
            isVersionKnown = true;
        }
    }

    boolean isRelevant(String type, String parameter) {
        return OUTPUT.equals(type) || SCENE_NAME.equals(parameter) || REFERENCES.contains(type, parameter);
    }

    /** Notes a value that looks like a file name in a parameter that is not known to reference files. */
    void noteUnknownReference(String type, String name, String parameter, VrayValue value) {
        if (value.texts().size() == 1
                && value.length() < 1000
                && Pathnames.isKnown(value.texts().get(0))) {
            builder.addNote("%s of %s (%s) names %s; it is unknown whether the render needs it."
                    .formatted(parameter, name, type, value.texts().get(0)));
        }
    }

    void include(String path) throws UnreadableSceneException {
        builder.addReference(new Reference(path, Reference.Kind.SCENE, Reference.Extent.ONE, "#include"));
    }

    void plugin(String type, String name, Map<String, VrayValue> values) throws UnreadableSceneException {
        List<String> names =
                values.containsKey(SCENE_NAME) ? values.get(SCENE_NAME).texts() : List.of();
        String title = names.isEmpty() ? name : names.get(0);
        if (OUTPUT.equals(type)) {
            output.putAll(values);
            builder.count(values.values().stream().mapToInt(VrayValue::length).sum());
        } else if (VIEW.equals(type)) {
            builder.addCamera(title);
        } else if ("CameraPhysical".equals(type)) {
            builder.count(title.length());
            physicalCameras.add(title);
        }
        Map<String, List<String>> words = new HashMap<>();
        values.forEach((parameter, value) -> words.put(parameter, value.words()));
        for (Reference reference : REFERENCES.references(type, name, words)) {
            builder.addReference(reference);
        }
    }

    Scene end() throws UnreadableSceneException {
        builder.renderer("vray");
        builder.resolution(number("img_width"), number("img_height"));
        String file = text("img_file");
        builder.output(text("img_dir") + separator(text("img_dir")) + file);
        builder.format(Pathnames.extension(file));
        builder.frames(new VrayFrames(output).range(builder));
        if (builder.cameras().isEmpty()) {
            for (String camera : physicalCameras) {
                builder.addCamera(camera);
            }
        }
        return builder.build(
                builder.cameras().size() == 1 ? builder.cameras().iterator().next() : "");
    }

    private static String separator(String folder) {
        return folder.isEmpty() || folder.endsWith("/") || folder.endsWith("\\") ? "" : "/";
    }

    private double number(String parameter) {
        return output.getOrDefault(parameter, new VrayValue()).number();
    }

    private String text(String parameter) {
        List<String> texts = output.getOrDefault(parameter, new VrayValue()).texts();
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
