package io.jenkins.plugins.azurerender.scene.maya;

import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import io.jenkins.plugins.azurerender.scene.io.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Collects the render settings from their nodes. V-Ray and Redshift have additional ones. */
final class MayaSettings {

    /** Settings by {@code node.attribute}. */
    private static final Map<String, String> SETTINGS = settings();

    private static final Map<String, String> FORMATS = names("formats.txt");
    private static final Map<String, String> REDSHIFT_FORMATS = names("redshift-formats.txt");
    /** Numbers for formats of plug-ins. */
    private static final Set<String> PLUGIN_FORMATS = Set.of("50", "51");

    private final Map<String, String> values = new HashMap<>();

    boolean isRelevant(String node, String attribute) {
        return SETTINGS.containsKey(node + "." + attribute);
    }

    void set(String node, String attribute, String value) {
        String setting = SETTINGS.get(node + "." + attribute);
        if (setting != null && !value.isBlank()) {
            values.put(setting, value);
        }
    }

    void report(SceneBuilder builder) {
        String renderer = text("renderer");
        builder.renderer(renderer);
        switch (renderer) {
            case "vray" -> {
                builder.output(text("vray-output"));
                builder.format(text("vray-format"));
                size(builder, "vray-width", "vray-height");
            }
            case "redshift" -> {
                builder.output(values.getOrDefault("redshift-output", text("output")));
                builder.format(number("redshift-format", REDSHIFT_FORMATS));
                size(builder, "width", "height");
            }
            default -> {
                builder.output(text("output"));
                builder.format("arnold".equals(renderer) ? values.getOrDefault("arnold-format", format()) : format());
                size(builder, "width", "height");
            }
        }
        frames(builder);
    }

    private String format() {
        String number = integer(text("format"));
        return PLUGIN_FORMATS.contains(number) ? text("plugin-format") : number("format", FORMATS);
    }

    private String number(String setting, Map<String, String> names) {
        String number = integer(text(setting));
        return names.getOrDefault(number, number);
    }

    private static String integer(String number) {
        return number.replaceFirst("\\.0+$", "");
    }

    private void size(SceneBuilder builder, String width, String height) {
        builder.resolution(value(width).orElse(0), value(height).orElse(0));
    }

    /**
     * Sets the frame range, which ends at the last whole step. Maya only writes values that differ from 1 to 10 by 1.
     * The range is used even if animation is off.
     */
    private void frames(SceneBuilder builder) {
        boolean animated = Set.of("yes", "on", "true", "1", "1.0").contains(text("animation"));
        if (!animated && values.containsKey("animation")) {
            builder.addNote(
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
            builder.addNote("The scene has a frame step of " + step + "; only whole frames can be rendered.");
        }
        double first = value("first").orElse(1);
        if (first != Math.rint(first)) {
            builder.addNote("The scene starts at frame " + first + "; only whole frames can be rendered.");
        }
        builder.frames(SceneFrames.between(first, value("last").orElse(10), (int) Math.max(1, Math.round(step))));
    }

    private String text(String setting) {
        return values.getOrDefault(setting, "");
    }

    private OptionalDouble value(String setting) {
        try {
            double value = Double.parseDouble(text(setting));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException x) {
            return OptionalDouble.empty();
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (List<String> line : Table.lines(MayaSettings.class, "settings.txt")) {
            for (String attribute : line.get(2).split("\\|")) {
                settings.put(line.get(1) + "." + attribute, line.get(0));
            }
        }
        return Map.copyOf(settings);
    }

    private static Map<String, String> names(String file) {
        Map<String, String> names = new HashMap<>();
        Table.lines(MayaSettings.class, file).forEach(line -> names.put(line.get(0), line.get(1)));
        return Map.copyOf(names);
    }
}
