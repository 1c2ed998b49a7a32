package io.jenkins.plugins.azurerender.emulator.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokenizer of OData filters: words, values and punctuation. */
final class FilterTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\()|(\\))|(,)|'((?:[^']++|'')*+)'|(-?\\d+(?:\\.\\d+)?(?![\\w:-]))|([\\w./:+-]+))");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param kind s for a quoted string, n for a number, w for a word, or the punctuation character itself */
    record Token(char kind, String text) {}

    /** @throws ServiceException if the text contains an invalid token */
    FilterTokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length() && !text.substring(from).isBlank()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw malformed();
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

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Consumes the word if it is the next token, and returns whether it was. */
    boolean word(String expected) {
        boolean is =
                !isAtEnd() && tokens.get(at).kind == 'w' && tokens.get(at).text.equals(expected);
        at += is ? 1 : 0;
        return is;
    }

    /** Consumes the character if it is the next token, and returns whether it was. */
    boolean punctuation(char expected) {
        boolean is = !isAtEnd() && tokens.get(at).kind == expected;
        at += is ? 1 : 0;
        return is;
    }

    void expect(char sign) {
        if (!punctuation(sign)) {
            throw malformed();
        }
    }

    Token next(char kind) {
        Token token = next();
        if (token.kind != kind) {
            throw malformed();
        }
        return token;
    }

    Token next() {
        if (isAtEnd()) {
            throw malformed();
        }
        return tokens.get(at++);
    }

    ServiceException malformed() {
        return malformed("The filter is malformed.");
    }

    ServiceException malformed(String reason) {
        return ErrorCode.InvalidQueryParameterValue.with(
                "QueryParameterName", "$filter", "QueryParameterValue", text, "Reason", reason);
    }
}
