package io.jenkins.plugins.azurerender.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a script into tokens, for the part of PowerShell's grammar that the plugin uses; fails for anything else. */
final class PowerShellTokens {

    enum Kind {
        COMMENT,
        TEXT,
        EXPANDED_TEXT,
        VARIABLE,
        TYPE,
        PARAMETER,
        WORD,
        SIGN
    }

    record Token(Kind kind, String text) {}

    private static final Pattern TOKEN = Pattern.compile(
            "(?<COMMENT>#[^\\n]*)|(?<TEXT>'(?:[^']|'')*')"
                    + "|(?<EXPANDED>\"(?:[^\"`]|`.)*\")|(?<VARIABLE>\\$(?:env:\\w+|\\w+|_))|(?<TYPE>\\[[A-Za-z.]+])"
                    + "|(?<PARAMETER>-[A-Za-z]+)|(?<WORD>[A-Za-z_/][\\w.:*-]*|\\d+)|(?<SIGN>::|\\[\\d+]|[-+*.,;|&=@(){}])|\\s+");

    private PowerShellTokens() {}

    /** Returns the tokens. Brackets are checked to be balanced. */
    static List<Token> of(String script) {
        List<Token> tokens = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = TOKEN.matcher(script);
        int index = 0;
        while (index < script.length()) {
            if (!matcher.region(index, script.length()).lookingAt()) {
                throw new AssertionError(
                        "Unknown syntax: " + script.substring(index).lines().findFirst());
            }
            index = matcher.end();
            for (Kind kind : Kind.values()) {
                String text = matcher.group(kind == Kind.EXPANDED_TEXT ? "EXPANDED" : kind.name());
                if (text != null) {
                    tokens.add(new Token(kind, text));
                    if (kind == Kind.SIGN) {
                        pair(text, open);
                    }
                }
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError("Unclosed bracket: " + open);
        }
        return tokens;
    }

    private static void pair(String sign, Deque<String> open) {
        if (sign.equals("(") || sign.equals("{")) {
            open.push(sign);
        } else if ((sign.equals(")") || sign.equals("}"))
                && (open.isEmpty() || !open.pop().equals(sign.equals(")") ? "(" : "{"))) {
            throw new AssertionError("Unexpected bracket: " + sign);
        }
    }
}
