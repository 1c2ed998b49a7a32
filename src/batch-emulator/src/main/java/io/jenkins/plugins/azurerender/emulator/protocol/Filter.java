package io.jenkins.plugins.azurerender.emulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An OData filter: comparisons of properties with values, startswith, and, or, not, parentheses. */
public final class Filter {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|(,)|'((?:[^']++|'')*+)'|(-?\\d+(?:\\.\\d+)?(?![\\w:-]))|([\\w./:+-]+))");

    private static final int DEEPEST = 100;

    private final String text;
    private final String kind;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private record Token(char kind, String text) {}

    private Filter(String text, String kind) {
        this.text = text;
        this.kind = kind;
    }

    /**
     * What a filter lets pass; everything when it is null.
     *
     * @param kind whose properties the filter may name
     */
    public static Predicate<JsonNode> parse(String text, String kind) {
        if (text == null || text.isBlank()) {
            return node -> true;
        }
        Filter filter = new Filter(text, kind);
        filter.tokenize();
        Predicate<JsonNode> parsed = filter.or();
        if (filter.at < filter.tokens.size()) {
            throw filter.wrong();
        }
        return parsed;
    }

    private void tokenize() {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw wrong();
            }
            if (matcher.group(4) != null) {
                tokens.add(new Token('s', matcher.group(4).replace("''", "'")));
            } else if (matcher.group(5) != null) {
                tokens.add(new Token('n', matcher.group(5)));
            } else if (matcher.group(6) != null) {
                tokens.add(new Token('w', matcher.group(6)));
            } else {
                tokens.add(new Token(matcher.group().trim().charAt(0), ""));
            }
            from = matcher.end();
        }
    }

    private Predicate<JsonNode> or() {
        List<Predicate<JsonNode>> parts = new ArrayList<>(List.of(and()));
        while (word("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : node -> parts.stream().anyMatch(part -> part.test(node));
    }

    private Predicate<JsonNode> and() {
        List<Predicate<JsonNode>> parts = new ArrayList<>(List.of(not()));
        while (word("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.get(0) : node -> parts.stream().allMatch(part -> part.test(node));
    }

    private Predicate<JsonNode> not() {
        boolean negated = false;
        while (word("not")) {
            negated = !negated;
        }
        Predicate<JsonNode> positive = positive();
        return negated ? positive.negate() : positive;
    }

    private Predicate<JsonNode> positive() {
        if (kind('(')) {
            if (++depth > DEEPEST) {
                throw wrong("It is nested too deeply.");
            }
            Predicate<JsonNode> inner = or();
            expect(')');
            depth--;
            return inner;
        }
        if (word("startswith")) {
            expect('(');
            String property = take('w').text;
            allow(property, "startswith");
            expect(',');
            String prefix = take('s').text;
            expect(')');
            return node -> value(node, property).asText("").startsWith(prefix);
        }
        return comparison();
    }

    private Predicate<JsonNode> comparison() {
        String property = take('w').text;
        String operator = take('w').text;
        allow(property, operator);
        Token token = next();
        if ("(),".indexOf(token.kind) >= 0) {
            throw wrong();
        }
        String wanted = literal(token);
        boolean isNull = token.kind == 'w' && token.text.equals("null");
        return node -> {
            JsonNode value = value(node, property);
            boolean absent = value.isMissingNode() || value.isNull();
            if (isNull) {
                return operator.equals("eq") == absent;
            }
            return absent ? operator.equals("ne") : holds(operator, compare(value, wanted));
        };
    }

    private void allow(String property, String operator) {
        List<String> allowed = Filterable.operators(kind, property);
        if (allowed.isEmpty()) {
            throw wrong("The list cannot be filtered by the property " + property + ".");
        }
        if (!allowed.contains(operator)) {
            throw wrong("The property " + property + " can be compared with " + String.join(", ", allowed) + " only.");
        }
    }

    /** A time may be written as datetime'…' or plainly. */
    private String literal(Token token) {
        if (token.kind == 'w' && token.text.equalsIgnoreCase("datetime") && at < tokens.size()) {
            return take('s').text;
        }
        return token.text;
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

    private static int compare(JsonNode value, String wanted) {
        if (value.isNumber()) {
            try {
                return Double.compare(value.asDouble(), Double.parseDouble(wanted));
            } catch (NumberFormatException e) {
                return 1;
            }
        }
        Instant left = time(value.asText());
        Instant right = left == null ? null : time(wanted);
        if (right != null) {
            return left.compareTo(right);
        }
        return value.asText().compareToIgnoreCase(wanted);
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

    private boolean word(String wanted) {
        boolean is = at < tokens.size()
                && tokens.get(at).kind == 'w'
                && tokens.get(at).text.equals(wanted);
        at += is ? 1 : 0;
        return is;
    }

    private boolean kind(char wanted) {
        boolean is = at < tokens.size() && tokens.get(at).kind == wanted;
        at += is ? 1 : 0;
        return is;
    }

    private void expect(char wanted) {
        if (!kind(wanted)) {
            throw wrong();
        }
    }

    private Token take(char wanted) {
        Token token = next();
        if (token.kind != wanted) {
            throw wrong();
        }
        return token;
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw wrong();
        }
        return tokens.get(at++);
    }

    private ServiceException wrong() {
        return wrong("The filter is malformed.");
    }

    private ServiceException wrong(String reason) {
        return ErrorCode.InvalidQueryParameterValue.with(
                "QueryParameterName", "$filter", "QueryParameterValue", text, "Reason", reason);
    }
}
