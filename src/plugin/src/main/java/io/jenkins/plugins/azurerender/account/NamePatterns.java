package io.jenkins.plugins.azurerender.account;

import hudson.Util;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that an administrator lists, one per line, where {@code *} matches any characters. */
record NamePatterns(List<String> names, List<Pattern> patterns) {

    /**
     * Ignores case, as Batch does in the IDs of pools.
     *
     * @param lines null or empty for none
     */
    static NamePatterns parse(String lines) {
        return parse(lines, Pattern.CASE_INSENSITIVE);
    }

    /** @param lines null or empty for none */
    static NamePatterns parseExact(String lines) {
        return parse(lines, 0);
    }

    private static NamePatterns parse(String lines, int flags) {
        List<String> names = (lines == null ? "" : lines)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new NamePatterns(
                names, names.stream().map(name -> compile(name, flags)).toList());
    }

    /**
     * Returns the lines without surrounding white space.
     *
     * @param lines null or empty for none; then null is returned
     * @param valid matches a valid name
     * @param message for an invalid name
     * @throws InvalidRequestException if a name is invalid
     */
    static String checked(String lines, Pattern valid, UnaryOperator<String> message) {
        parse(lines).names().stream()
                .filter(name -> !valid.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRequestException(message.apply(name));
                });
        return Util.fixEmptyAndTrim(lines);
    }

    private static Pattern compile(String line, int flags) {
        return Pattern.compile(
                Arrays.stream(line.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), flags);
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
