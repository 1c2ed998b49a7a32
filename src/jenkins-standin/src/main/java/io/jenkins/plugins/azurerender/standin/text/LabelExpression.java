package io.jenkins.plugins.azurerender.standin.text;

import hudson.model.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label expression: a name, or names with {@code && || ! ( )}. */
public final class LabelExpression extends Label {
    private static final Pattern TOKEN = Pattern.compile("\\s*(&&|\\|\\||!|\\(|\\)|\"[^\"]*\"|[^\\s&|!()\"]+)\\s*");

    /** Creates the label of the expression. */
    public LabelExpression(String expression) {
        super(expression);
    }

    @Override
    public String getExpression() {
        return getName();
    }

    /**
     * Returns whether a node with the labels matches the expression.
     *
     * @throws IllegalArgumentException when the expression is invalid
     */
    public static boolean matches(String expression, Set<String> names) {
        Deque<String> tokens = new ArrayDeque<>();
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        boolean result = either(tokens, names);
        if (end != expression.length() || !tokens.isEmpty()) {
            throw new IllegalArgumentException("Invalid label expression: " + expression);
        }
        return result;
    }

    private static boolean either(Deque<String> tokens, Set<String> names) {
        boolean result = both(tokens, names);
        while ("||".equals(tokens.peek())) {
            tokens.pop();
            result |= both(tokens, names);
        }
        return result;
    }

    private static boolean both(Deque<String> tokens, Set<String> names) {
        boolean result = single(tokens, names);
        while ("&&".equals(tokens.peek())) {
            tokens.pop();
            result &= single(tokens, names);
        }
        return result;
    }

    private static boolean single(Deque<String> tokens, Set<String> names) {
        String token = tokens.poll();
        if (token == null) {
            throw new IllegalArgumentException("Unexpected end of the label expression.");
        }
        if (token.equals("!")) {
            return !single(tokens, names);
        }
        if (token.equals("(")) {
            boolean result = either(tokens, names);
            if (!")".equals(tokens.poll())) {
                throw new IllegalArgumentException("Missing closing parenthesis in the label expression.");
            }
            return result;
        }
        return names.contains(token.startsWith("\"") ? token.substring(1, token.length() - 1) : token);
    }
}
