package io.jenkins.plugins.azurerender.render.logs;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression and the kind of the lines that match it; null for lines to ignore. */
public record LogPattern(LogKind kind, Pattern pattern, Set<String> groups) implements Serializable {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]\\w*)>");

    public LogPattern {
        groups = Set.copyOf(groups);
    }

    static LogPattern of(LogKind kind, String expression) {
        Set<String> groups = new HashSet<>();
        GROUP.matcher(expression).results().forEach(group -> groups.add(group.group(1)));
        return new LogPattern(kind, Pattern.compile(expression, Pattern.CASE_INSENSITIVE), groups);
    }

    /** The match in this line; null when there is none, or when the pattern needs too many steps. */
    Matcher find(String line, ScanBudget budget) {
        BoundedLine bounded = new BoundedLine(line, budget.limit(line));
        try {
            Matcher matcher = pattern.matcher(bounded);
            return matcher.find() ? matcher : null;
        } catch (BoundedLine.TooLong | StackOverflowError x) {
            return null;
        } finally {
            budget.use(line, bounded.reads());
        }
    }

    /** The progress in this match, 0 to 100; -1 when it has none. */
    int percent(Matcher match) {
        double percent = number(match, "percent");
        if (percent < 0) {
            double total = number(match, "total");
            percent = total > 0 ? 100 * number(match, "done") / total : -1;
        }
        return percent < 0 ? -1 : (int) Math.min(100, percent);
    }

    /** The number in a group; -1 when there is none. */
    private double number(Matcher match, String group) {
        String text = groups.contains(group) ? match.group(group) : null;
        try {
            return text == null ? -1 : Double.parseDouble(text);
        } catch (NumberFormatException x) {
            return -1;
        }
    }
}
