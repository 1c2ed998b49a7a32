package io.jenkins.plugins.azurerender.standin.text;

import hudson.model.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label as it is written: a name, or names with {@code && || ! ( )}. */
public final class LabelExpression extends Label {
    private static final Pattern TOKEN = Pattern.compile("\\s*(&&|\\|\\||!|\\(|\\)|\"[^\"]*\"|[^\\s&|!()\"]+)\\s*");

    /** Of the expression. */
    public LabelExpression(String expression) {
        super(expression);
    }

    @Override
    public String getExpression() {
        return getName();
    }

    /**
     * Whether a node of these names answers to the expression.
     *
     * @throws IllegalArgumentException when it is no expression
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
            throw new IllegalArgumentException("Cannot read the label expression " + expression + ".");
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
            throw new IllegalArgumentException("A label expression ends too early.");
        }
        if (token.equals("!")) {
            return !single(tokens, names);
        }
        if (token.equals("(")) {
            boolean result = either(tokens, names);
            if (!")".equals(tokens.poll())) {
                throw new IllegalArgumentException("A label expression lacks a closing parenthesis.");
            }
            return result;
        }
        return names.contains(token.startsWith("\"") ? token.substring(1, token.length() - 1) : token);
    }
}
