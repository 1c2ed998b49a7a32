package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokenizer of autoscale formulas: numbers, names, strings and operators. */
final class FormulaTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s+|//[^\\n]*|(\\d+(?:\\.\\d+)?)|(\\$?[A-Za-z_]\\w*)"
            + "|\"([^\"]*)\"|(&&|\\|\\||==|!=|<=|>=|[-+*/()<>=!?:;,.])");

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param kind n for a number, w for a name, s for a string, o for an operator */
    record Token(char kind, String text) {}

    /** @throws FormulaException if the text contains an invalid character */
    FormulaTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length()) {
            if (!matcher.find(from) || matcher.start() != from || matcher.end() == from) {
                throw new FormulaException("Unexpected character at position " + from + ".");
            }
            for (int group = 1; group <= 4; group++) {
                if (matcher.group(group) != null) {
                    tokens.add(new Token("nwso".charAt(group - 1), matcher.group(group)));
                }
            }
            from = matcher.end();
        }
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Consumes the operator if it is the next token, and returns whether it was. */
    boolean operator(String text) {
        boolean is =
                !isAtEnd() && tokens.get(at).kind == 'o' && tokens.get(at).text.equals(text);
        at += is ? 1 : 0;
        return is;
    }

    void expect(String text) {
        if (!operator(text)) {
            throw new FormulaException(
                    "'" + text + "' expected" + (isAtEnd() ? "" : " before " + tokens.get(at).text) + ".");
        }
    }

    String name() {
        Token token = next();
        if (token.kind != 'w') {
            throw new FormulaException("Expected a name instead of " + token.text + ".");
        }
        return token.text;
    }

    Token next() {
        if (isAtEnd()) {
            throw new FormulaException("Unexpected end of the formula.");
        }
        return tokens.get(at++);
    }
}
