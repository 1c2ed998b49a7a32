package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import io.jenkins.plugins.azurerender.scene.io.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The render settings, gathered from the nodes that hold them; V-Ray and Redshift have some of their own. */
final class MayaSettings {

    /** What an attribute means, by {@code node.attribute}. */
    private static final Map<String, String> MEANINGS = meanings();

    private static final Map<String, String> FORMATS = names("formats.txt");
    private static final Map<String, String> REDSHIFT_FORMATS = names("redshift-formats.txt");
    /** Numbers that say: the format is the plug-in's. */
    private static final Set<String> PLUGIN_FORMATS = Set.of("50", "51");

    private final Map<String, String> values = new HashMap<>();

    boolean wants(String node, String attribute) {
        return MEANINGS.containsKey(node + "." + attribute);
    }

    void set(String node, String attribute, String value) {
        String meaning = MEANINGS.get(node + "." + attribute);
        if (meaning != null && !value.isBlank()) {
            values.put(meaning, value);
        }
    }

    void report(SceneDraft draft) {
        String renderer = text("renderer");
        draft.renderer(renderer);
        switch (renderer) {
            case "vray" -> {
                draft.output(text("vray-output"));
                draft.format(text("vray-format"));
                size(draft, "vray-width", "vray-height");
            }
            case "redshift" -> {
                draft.output(values.getOrDefault("redshift-output", text("output")));
                draft.format(number("redshift-format", REDSHIFT_FORMATS));
                size(draft, "width", "height");
            }
            default -> {
                draft.output(text("output"));
                draft.format("arnold".equals(renderer) ? values.getOrDefault("arnold-format", format()) : format());
                size(draft, "width", "height");
            }
        }
        frames(draft);
    }

    private String format() {
        String number = whole(text("format"));
        return PLUGIN_FORMATS.contains(number) ? text("plugin-format") : number("format", FORMATS);
    }

    private String number(String meaning, Map<String, String> names) {
        String number = whole(text(meaning));
        return names.getOrDefault(number, number);
    }

    private static String whole(String number) {
        return number.replaceFirst("\\.0+$", "");
    }

    private void size(SceneDraft draft, String width, String height) {
        draft.resolution(value(width).orElse(0), value(height).orElse(0));
    }

    /** Maya writes what differs from 1 to 10 by 1. A range counts even when animation is off: it is often set up first. */
    private void frames(SceneDraft draft) {
        boolean animated = Set.of("yes", "on", "true", "1", "1.0").contains(text("animation"));
        if (!animated && values.containsKey("animation")) {
            draft.notes(
                    value("time").isPresent()
                            ? "Animation is off in the render settings: without a frame range, Maya renders frame "
                                    + Math.round(value("time").getAsDouble()) + " only."
                            : "Animation is off in the render settings: without a frame range, Maya renders the current"
                                    + " frame only.");
        }
        if (!animated && value("first").isEmpty() && value("last").isEmpty()) {
            return;
        }
        double step = value("step").orElse(1);
        if (step < 1 || step != Math.rint(step)) {
            draft.notes("The scene has a frame step of " + step + "; only whole frames can be rendered.");
        }
        draft.frames(new SceneFrames(
                (int) Math.round(value("first").orElse(1)),
                (int) Math.round(value("last").orElse(10)),
                (int) Math.max(1, Math.round(step))));
    }

    private String text(String meaning) {
        return values.getOrDefault(meaning, "");
    }

    private OptionalDouble value(String meaning) {
        try {
            double value = Double.parseDouble(text(meaning));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new HashMap<>();
        for (List<String> line : Table.lines(MayaSettings.class, "settings.txt")) {
            for (String attribute : line.get(2).split("\\|")) {
                meanings.put(line.get(1) + "." + attribute, line.get(0));
            }
        }
        return Map.copyOf(meanings);
    }

    private static Map<String, String> names(String file) {
        Map<String, String> names = new HashMap<>();
        Table.lines(MayaSettings.class, file).forEach(line -> names.put(line.get(0), line.get(1)));
        return Map.copyOf(names);
    }
}
