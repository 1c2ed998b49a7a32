package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails;
import java.util.ArrayList;
import java.util.List;

/** Formats a scene as text with one fact per line, as in {@code scenes.py}. */
final class SceneLines {

    private SceneLines() {}

    static String of(Scene scene) {
        List<String> lines = new ArrayList<>();
        lines.add("version " + scene.version());
        lines.add("renderer " + scene.renderer());
        if (scene.frames() != null) {
            lines.add("frames %d %d %d"
                    .formatted(
                            scene.frames().first(),
                            scene.frames().last(),
                            scene.frames().step()));
        }
        if (scene.resolution() != null) {
            lines.add("resolution %d %d"
                    .formatted(scene.resolution().width(), scene.resolution().height()));
        }
        lines.add("output " + scene.output());
        lines.add("format " + scene.format());
        lines.add("camera " + scene.camera());
        scene.cameras().forEach(camera -> lines.add("possible camera: " + camera));
        scene.layers().forEach(layer -> lines.add("layer " + layer));
        scene.references().stream()
                .map(found -> "%s %s %s of %s".formatted(found.kind(), found.extent(), found.path(), found.node()))
                .sorted()
                .forEach(lines::add);
        scene.requirements().drivers().first().stream()
                .sorted()
                .forEach(driver -> lines.add("scripted driver " + driver));
        scene.requirements().scripts().first().stream().sorted().forEach(script -> lines.add("script " + script));
        scene.requirements().nodeTypes().first().stream().sorted().forEach(type -> lines.add("node type " + type));
        return String.join("\n", lines);
    }

    /** Formats what options can choose, and the settings that some of them do not support. */
    static String details(Scene scene) {
        SceneDetails details = scene.details();
        List<String> lines = new ArrayList<>(List.of("scene " + details.name()));
        details.scenes().stream().sorted().forEach(name -> lines.add("possible scene: " + name));
        details.disabledLayers().forEach(layer -> lines.add("disabled layer " + layer));
        details.traits().forEach(trait -> lines.add("trait " + trait));
        return String.join("\n", lines);
    }
}
