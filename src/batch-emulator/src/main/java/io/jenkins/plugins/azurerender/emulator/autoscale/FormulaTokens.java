package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers, names, texts and signs of a formula, taken one after the other. */
final class FormulaTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s+|//[^\\n]*|(\\d+(?:\\.\\d+)?)|(\\$?[A-Za-z_]\\w*)"
            + "|\"([^\"]*)\"|(&&|\\|\\||==|!=|<=|>=|[-+*/()<>=!?:;,.])");

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param kind n for a number, w for a name, s for a text, o for a sign */
    record Token(char kind, String text) {}

    /** @throws FormulaException when something is none of these */
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

    boolean isOver() {
        return at >= tokens.size();
    }

    /** Whether this sign comes next; it is then taken. */
    boolean sign(String text) {
        boolean is =
                !isOver() && tokens.get(at).kind == 'o' && tokens.get(at).text.equals(text);
        at += is ? 1 : 0;
        return is;
    }

    void need(String text) {
        if (!sign(text)) {
            throw new FormulaException(
                    "'" + text + "' was expected" + (isOver() ? "" : " before " + tokens.get(at).text) + ".");
        }
    }

    String name() {
        Token token = next();
        if (token.kind != 'w') {
            throw new FormulaException("A name was expected instead of " + token.text + ".");
        }
        return token.text;
    }

    Token next() {
        if (isOver()) {
            throw new FormulaException("The formula ends too early.");
        }
        return tokens.get(at++);
    }
}
