package io.jenkins.plugins.azurerender.settings;

import java.util.List;

/** Lists that a script gives as a list and a form as lines of text. */
public final class Lines {

    private Lines() {}

    /** Each line of each element, without blank ones and surrounding space; an empty list for null. */
    public static List<String> split(List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** For a form: one element a line. */
    public static String join(List<String> values) {
        return String.join("\n", values);
    }
}
