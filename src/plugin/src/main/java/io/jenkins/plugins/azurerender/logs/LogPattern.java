package io.jenkins.plugins.azurerender.logs;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes a line be of a kind. */
record LogPattern(LogKind kind, Pattern pattern, Set<String> groups) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]\\w*)>");

    static LogPattern of(LogKind kind, String expression) {
        Set<String> groups = new java.util.HashSet<>();
        GROUP.matcher(expression).results().forEach(group -> groups.add(group.group(1)));
        return new LogPattern(kind, Pattern.compile(expression, Pattern.CASE_INSENSITIVE), groups);
    }

    /** The match in this line, or null; a pattern that takes too long on it does not match. */
    Matcher find(String line) {
        try {
            Matcher matcher = pattern.matcher(new BoundedLine(line));
            return matcher.find() ? matcher : null;
        } catch (BoundedLine.TooLong | StackOverflowError x) {
            return null;
        }
    }

    /** How far the work is by this match, 0 to 100; -1 when it does not say. */
    int percent(Matcher match) {
        try {
            if (groups.contains("percent")) {
                return (int) Math.max(0, Math.min(100, Double.parseDouble(match.group("percent"))));
            }
            if (groups.contains("done") && groups.contains("total")) {
                long total = Long.parseLong(match.group("total"));
                return total <= 0
                        ? -1
                        : (int) Math.max(0, Math.min(100, 100 * Long.parseLong(match.group("done")) / total));
            }
            return -1;
        } catch (NumberFormatException | NullPointerException x) { // a group that took no part is null
            return -1;
        }
    }
}
