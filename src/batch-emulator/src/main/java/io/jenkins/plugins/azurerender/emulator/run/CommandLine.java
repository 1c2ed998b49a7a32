package io.jenkins.plugins.azurerender.emulator.run;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into arguments as a node does: quotes are honored, nothing is expanded. */
public final class CommandLine {
    private final String text;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean started;

    private CommandLine(String text) {
        this.text = text;
    }

    /** Returns the arguments; an unclosed quote extends to the end. */
    public static List<String> split(String text) {
        CommandLine line = new CommandLine(text);
        line.read();
        return List.copyOf(line.arguments);
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char one = text.charAt(at);
            if (Character.isWhitespace(one)) {
                finish();
                at++;
            } else if (one == '\'') {
                started = true;
                at = singleQuoted(at + 1);
            } else if (one == '"') {
                started = true;
                at = doubleQuoted(at + 1);
            } else {
                started = true;
                boolean escape = one == '\\' && at + 1 < text.length();
                current.append(escape ? text.charAt(at + 1) : one);
                at += escape ? 2 : 1;
            }
        }
        finish();
    }

    private int singleQuoted(int from) {
        int end = text.indexOf('\'', from);
        current.append(text, from, end < 0 ? text.length() : end);
        return end < 0 ? text.length() : end + 1;
    }

    private int doubleQuoted(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape = text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            current.append(text.charAt(escape ? at + 1 : at));
            at += escape ? 2 : 1;
        }
        return at + 1;
    }

    private void finish() {
        if (started) {
            arguments.add(current.toString());
            current.setLength(0);
            started = false;
        }
    }
}
