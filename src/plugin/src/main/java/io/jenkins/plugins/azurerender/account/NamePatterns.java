package io.jenkins.plugins.azurerender.account;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that an administrator lists, one per line, where {@code *} matches any characters. Case is ignored, as Batch does in
 * the IDs of pools.
 */
record NamePatterns(List<String> names, List<Pattern> patterns) {

    /** @param lines null or empty for none */
    static NamePatterns parse(String lines) {
        List<String> names = (lines == null ? "" : lines)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new NamePatterns(names, names.stream().map(NamePatterns::compile).toList());
    }

    private static Pattern compile(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
