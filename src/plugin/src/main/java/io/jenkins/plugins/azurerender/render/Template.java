package io.jenkins.plugins.azurerender.render;

import java.util.regex.Matcher;

/**
 * Arguments of a renderer whose folders and frames are only known on the node. A percent sign and a letter stand for
 * what the node puts in: {@code %a} assets, {@code %o} output, {@code %A} assets with {@code /} on every system, {@code %k} our scripts, {@code %t} the files of
 * ours that the node filled in, {@code %s}, {@code %e},
 * {@code %b} first, last and step of a run of frames, {@code %f} the task's frames as the renderer lists them,
 * {@code %l} the layer, {@code %4} the first frame in four digits, {@code %n} a new line, {@code %%} a percent sign.
 * Everything else stands for itself: no shell ever reads it.
 */
public final class Template {

    public static final String FIRST = "%s";
    public static final String LAST = "%e";
    public static final String STEP = "%b";
    public static final String FRAMES = "%f";
    public static final String LAYER = "%l";
    static final String KIT = "%k";

    private static final int MOST_DIGITS = 9;

    private Template() {}

    /** Text that stands for itself, whatever it holds. */
    public static String literal(String text) {
        return text.replace("%", "%%").replace("\r", "").replace("\n", "%n");
    }

    /** A file of the project, given with {@code /}. */
    public static String asset(String path, NodeSystem system) {
        return "%a" + relative(literal(path), system);
    }

    /** A file that the task writes, from a template with {@code /}. */
    public static String output(String template, NodeSystem system) {
        return "%o" + relative(template, system);
    }

    /** A file of our own on the node. */
    public static String kit(String name, NodeSystem system) {
        return KIT + relative(name, system);
    }

    /** A file of our own in which the node filled in folders. */
    public static String filled(String name, NodeSystem system) {
        return "%t" + relative(name, system);
    }

    /** A file of the project for each frame, named with a run of {@code #}. */
    public static String numberedAsset(String pattern, NodeSystem system) {
        return "%a" + relative(numbered(pattern), system);
    }

    /** The file of the first frame of a run. */
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
                + "0".repeat(Math.max(0, digits - MOST_DIGITS))
                + "%" + Math.min(digits, MOST_DIGITS)
                + literal(pattern.substring(number.end()));
    }

    private static String relative(String path, NodeSystem system) {
        String below = path.isEmpty() ? "" : "/" + path;
        return system == NodeSystem.WINDOWS ? below.replace('/', '\\') : below;
    }
}
