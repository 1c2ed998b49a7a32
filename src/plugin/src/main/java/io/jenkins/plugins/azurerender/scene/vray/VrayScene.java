package io.jenkins.plugins.azurerender.scene.vray;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.ReferenceTable;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a scene of V-Ray's plug-ins, one by one. */
final class VrayScene {

    private static final ReferenceTable REFERENCES = ReferenceTable.of(VrayScene.class, "references.txt");
    private static final Pattern VERSION = Pattern.compile("V-?Ray.*?([0-9]+(?:\\.[0-9]+)+)", Pattern.CASE_INSENSITIVE);
    private static final String OUTPUT = "SettingsOutput";
    private static final String VIEW = "RenderView";
    private static final String SCENE_NAME = "scene_name";

    private final SceneDraft draft;
    private final Map<String, VrayValue> output = new HashMap<>();
    private final List<String> physical = new ArrayList<>();
    private boolean isVersionKnown;

    VrayScene(String file) {
        draft = new SceneDraft(Application.VRAY, file);
    }

    void comment(String text) {
        Matcher version = VERSION.matcher(text);
        if (!isVersionKnown && version.find()) {
            draft.version(version.group(1));
            isVersionKnown = true;
        }
    }

    boolean wants(String type, String parameter) {
        return OUTPUT.equals(type) || SCENE_NAME.equals(parameter) || REFERENCES.mentions(type, parameter);
    }

    /** A text that looks like a file's name where none is known to be. */
    void suspect(String type, String name, String parameter, VrayValue value) {
        if (value.texts().size() == 1
                && value.length() < 1000
                && Pathnames.isOfScenes(value.texts().get(0))) {
            draft.notes("%s of %s (%s) names %s; it is unknown whether the render needs it."
                    .formatted(parameter, name, type, value.texts().get(0)));
        }
    }

    void include(String path) throws UnreadableSceneException {
        draft.refer(new Reference(path, Reference.Kind.SCENE, Reference.Extent.ONE, "#include"));
    }

    void plugin(String type, String name, Map<String, VrayValue> values) throws UnreadableSceneException {
        List<String> names =
                values.containsKey(SCENE_NAME) ? values.get(SCENE_NAME).texts() : List.of();
        String title = names.isEmpty() ? name : names.get(0);
        if (OUTPUT.equals(type)) {
            output.putAll(values);
            draft.count(values.values().stream().mapToInt(VrayValue::length).sum());
        } else if (VIEW.equals(type)) {
            draft.camera(title);
        } else if ("CameraPhysical".equals(type)) {
            draft.count(title.length());
            physical.add(title);
        }
        Map<String, List<String>> words = new HashMap<>();
        values.forEach((parameter, value) -> words.put(parameter, value.words()));
        for (Reference reference : REFERENCES.references(type, name, words)) {
            draft.refer(reference);
        }
    }

    Scene end() throws UnreadableSceneException {
        draft.renderer("vray");
        draft.resolution(number("img_width"), number("img_height"));
        String file = text("img_file");
        draft.output(text("img_dir") + separator(text("img_dir")) + file);
        draft.format(Pathnames.ending(file));
        draft.frames(new VrayFrames(output).range(draft));
        if (draft.cameras().isEmpty()) {
            for (String camera : physical) {
                draft.camera(camera);
            }
        }
        return draft.scene(
                draft.cameras().size() == 1 ? draft.cameras().iterator().next() : "");
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
