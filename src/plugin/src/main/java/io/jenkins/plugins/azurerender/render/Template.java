package io.jenkins.plugins.azurerender.render;

import java.util.regex.Matcher;

/**
 * Arguments of a renderer with placeholders that are expanded on the node: {@code %a} assets, {@code %A} assets with
 * {@code /} on every system, {@code %o} output, {@code %k} the plugin's scripts, {@code %t} files whose placeholders
 * were expanded on the node, {@code %s}, {@code %e}, {@code %b} first, last and step of a run of frames, {@code %f} the
 * frames of the task in the renderer's syntax, {@code %l} the layer, {@code %4} the first frame with four digits,
 * {@code %n} a newline, {@code %%} a percent sign. Everything else is literal: no shell interprets it.
 */
public final class Template {

    public static final String FIRST = "%s";
    public static final String LAST = "%e";
    public static final String STEP = "%b";
    public static final String FRAMES = "%f";
    public static final String LAYER = "%l";
    static final String KIT = "%k";

    private static final int MAX_DIGITS = 9;

    private Template() {}

    /** Escapes literal text. */
    public static String literal(String text) {
        return text.replace("%", "%%").replace("\r", "").replace("\n", "%n");
    }

    /**
     * Returns the template of a file of the project.
     *
     * @param path with {@code /}
     */
    public static String asset(String path, NodeSystem system) {
        return "%a" + relative(literal(path), system);
    }

    /**
     * Returns the template of a file that the task writes.
     *
     * @param template with {@code /}
     */
    public static String output(String template, NodeSystem system) {
        return "%o" + relative(template, system);
    }

    /** Returns the template of one of the plugin's files on the node. */
    public static String kit(String name, NodeSystem system) {
        return KIT + relative(name, system);
    }

    /** Returns the template of a file whose placeholders were expanded on the node. */
    public static String expanded(String name, NodeSystem system) {
        return "%t" + relative(name, system);
    }

    /** Returns the template of a file of the project that exists once per frame, with {@code #} for the number. */
    public static String numberedAsset(String pattern, NodeSystem system) {
        return "%a" + relative(numbered(pattern), system);
    }

    /** Returns the template of the output file of the first frame of a run. */
    public static String numbered(FrameFiles files) {
        return numbered(files.pattern()) + "." + files.format().extension();
    }

    private static String numbered(String pattern) {
        Matcher number = NumberedScene.NUMBER.matcher(pattern);
        if (!number.find()) {
            return literal(pattern);
        }
        int digits = number.group().length();
        return literal(pattern.substring(0, number.start()))
                + "0".repeat(Math.max(0, digits - MAX_DIGITS))
                + "%" + Math.min(digits, MAX_DIGITS)
                + literal(pattern.substring(number.end()));
    }

    private static String relative(String path, NodeSystem system) {
        String below = path.isEmpty() ? "" : "/" + path;
        return system == NodeSystem.WINDOWS ? below.replace('/', '\\') : below;
    }
}
