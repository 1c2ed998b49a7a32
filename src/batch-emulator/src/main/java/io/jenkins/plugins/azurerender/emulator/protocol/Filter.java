package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An OData filter: comparisons, startswith, and, or, not, parentheses. */
public final class Filter {
    private static final int MAX_DEPTH = 100;

    private final FilterTokens tokens;
    private final String kind;
    private int depth;

    private Filter(FilterTokens tokens, String kind) {
        this.tokens = tokens;
        this.kind = kind;
    }

    /**
     * Parses a filter; null matches everything.
     *
     * @param kind the resource type whose properties can be used
     */
    public static Predicate<JsonNode> parse(String text, String kind) {
        if (text == null || text.isBlank()) {
            return node -> true;
        }
        Filter filter = new Filter(new FilterTokens(text), kind);
        Predicate<JsonNode> parsed = filter.or();
        if (!filter.tokens.isAtEnd()) {
            throw filter.tokens.malformed();
        }
        return parsed;
    }

    private Predicate<JsonNode> or() {
        List<Predicate<JsonNode>> parts = new ArrayList<>(List.of(and()));
        while (tokens.word("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : node -> parts.stream().anyMatch(part -> part.test(node));
    }

    private Predicate<JsonNode> and() {
        List<Predicate<JsonNode>> parts = new ArrayList<>(List.of(not()));
        while (tokens.word("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : node -> parts.stream().allMatch(part -> part.test(node));
    }

    private Predicate<JsonNode> not() {
        boolean negated = false;
        while (tokens.word("not")) {
            negated = !negated;
        }
        Predicate<JsonNode> positive = positive();
        return negated ? positive.negate() : positive;
    }

    private Predicate<JsonNode> positive() {
        if (tokens.punctuation('(')) {
            if (++depth > MAX_DEPTH) {
                throw tokens.malformed("It is nested too deeply.");
            }
            Predicate<JsonNode> inner = or();
            tokens.expect(')');
            depth--;
            return inner;
        }
        if (tokens.word("startswith")) {
            tokens.expect('(');
            String property = tokens.next('w').text();
            allow(property, "startswith");
            tokens.expect(',');
            String prefix = tokens.next('s').text();
            tokens.expect(')');
            return node -> value(node, property).asText("").startsWith(prefix);
        }
        return comparison();
    }

    private Predicate<JsonNode> comparison() {
        String property = tokens.next('w').text();
        String operator = tokens.next('w').text();
        allow(property, operator);
        FilterTokens.Token token = tokens.next();
        if ("(),".indexOf(token.kind()) >= 0) {
            throw tokens.malformed();
        }
        String operand = literal(token);
        boolean isNull = token.kind() == 'w' && token.text().equals("null");
        return node -> {
            JsonNode value = value(node, property);
            boolean absent = value.isMissingNode() || value.isNull();
            if (isNull) {
                return operator.equals("eq") == absent;
            }
            return absent ? operator.equals("ne") : holds(operator, compare(value, operand));
        };
    }

    private void allow(String property, String operator) {
        List<String> allowed = FilterableProperties.operators(kind, property);
        if (allowed.isEmpty()) {
            throw tokens.malformed("The list cannot be filtered by the property " + property + ".");
        }
        if (!allowed.contains(operator)) {
            throw tokens.malformed(
                    "The property " + property + " can be compared with " + String.join(", ", allowed) + " only.");
        }
    }

    /** A time is written as datetime'…' or without quotes. */
    private String literal(FilterTokens.Token token) {
        if (token.kind() == 'w' && token.text().equalsIgnoreCase("datetime") && !tokens.isAtEnd()) {
            return tokens.next('s').text();
        }
        return token.text();
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            default -> order <= 0;
        };
    }

    private static int compare(JsonNode value, String operand) {
        if (value.isNumber()) {
            try {
                return Double.compare(value.asDouble(), Double.parseDouble(operand));
            } catch (NumberFormatException e) {
                return 1;
            }
        }
        Instant left = time(value.asText());
        Instant right = left == null ? null : time(operand);
        if (right != null) {
            return left.compareTo(right);
        }
        return value.asText().compareToIgnoreCase(operand);
    }

    private static Instant time(String text) {
        if (text.length() < 11 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static JsonNode value(JsonNode node, String property) {
        JsonNode found = node;
        for (String name : property.split("/")) {
            found = found == null ? MissingNode.getInstance() : found.path(name);
        }
        return found;
    }
}
