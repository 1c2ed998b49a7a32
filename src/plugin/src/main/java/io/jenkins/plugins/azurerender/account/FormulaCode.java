package io.jenkins.plugins.azurerender.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An autoscale formula without its comments.
 *
 * @param text all statements
 */
public record FormulaCode(String text) {

    private static final Pattern COMMENT = Pattern.compile("//[^\\n\\r]*");
    private static final String ASSIGNED = "(\\$?[A-Za-z_]\\w*)\\s*=(?!=)";
    private static final Pattern ASSIGNMENT = Pattern.compile(ASSIGNED);
    private static final Pattern STATEMENT = Pattern.compile(ASSIGNED + "(.*)", Pattern.DOTALL);

    /**
     * A statement that is not empty.
     *
     * @param variable the assigned variable; null if the statement is no assignment
     * @param value what is assigned, or the whole statement
     */
    record Statement(String variable, String value) {

        private static Statement of(String text) {
            Matcher assignment = STATEMENT.matcher(text);
            return assignment.matches()
                    ? new Statement(assignment.group(1), assignment.group(2).strip())
                    : new Statement(null, text);
        }
    }

    public static FormulaCode of(String formula) {
        return new FormulaCode(COMMENT.matcher(formula).replaceAll(""));
    }

    List<Statement> statements() {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Statement::of)
                .toList();
    }

    /** Returns all variables that are assigned, also within a value, as they are written. */
    public Set<String> assigned() {
        return ASSIGNMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
