package io.jenkins.plugins.azurerender.settings;

import java.util.List;

/** Converts lists to and from the lines of a text field. */
public final class Lines {

    private Lines() {}

    /** Returns the lines of all elements, trimmed and without blank lines; an empty list for null. */
    public static List<String> split(List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** Returns the text for a form, with one element per line. */
    public static String join(List<String> values) {
        return String.join("\n", values);
    }
}
