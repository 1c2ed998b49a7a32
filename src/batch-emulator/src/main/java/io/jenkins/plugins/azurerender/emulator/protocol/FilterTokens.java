package io.jenkins.plugins.azurerender.emulator.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, values and signs of a filter, taken one after the other. */
final class FilterTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|(,)|'((?:[^']++|'')*+)'|(-?\\d+(?:\\.\\d+)?(?![\\w:-]))|([\\w./:+-]+))");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param kind s for a quoted text, n for a number, w for a word, or the sign itself */
    record Token(char kind, String text) {}

    /** @throws ServiceException when something is none of these */
    FilterTokens(String text) {
        this.text = text;
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

    boolean isOver() {
        return at >= tokens.size();
    }

    /** Whether this word comes next; it is then taken. */
    boolean word(String wanted) {
        boolean is =
                !isOver() && tokens.get(at).kind == 'w' && tokens.get(at).text.equals(wanted);
        at += is ? 1 : 0;
        return is;
    }

    /** Whether this sign comes next; it is then taken. */
    boolean sign(char wanted) {
        boolean is = !isOver() && tokens.get(at).kind == wanted;
        at += is ? 1 : 0;
        return is;
    }

    void expect(char sign) {
        if (!sign(sign)) {
            throw wrong();
        }
    }

    Token take(char kind) {
        Token token = next();
        if (token.kind != kind) {
            throw wrong();
        }
        return token;
    }

    Token next() {
        if (isOver()) {
            throw wrong();
        }
        return tokens.get(at++);
    }

    ServiceException wrong() {
        return wrong("The filter is malformed.");
    }

    ServiceException wrong(String reason) {
        return ErrorCode.InvalidQueryParameterValue.with(
                "QueryParameterName", "$filter", "QueryParameterValue", text, "Reason", reason);
    }
}
