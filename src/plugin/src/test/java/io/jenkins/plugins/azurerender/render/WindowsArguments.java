package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;

/** Parses a command line as programs on Windows do: "Parsing C command-line arguments" in Microsoft's C reference. */
final class WindowsArguments {

    private WindowsArguments() {}

    static List<String> of(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = null;
        boolean quoted = false;
        int backslashes = 0;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            boolean blank = one == ' ' || one == '\t';
            if (argument == null && blank) {
                continue;
            }
            if (argument == null) {
                argument = new StringBuilder();
            }
            if (one == '\\') {
                backslashes++;
                continue;
            }
            argument.append("\\".repeat(one == '"' ? backslashes / 2 : backslashes));
            boolean escaped = one == '"' && backslashes % 2 == 1;
            backslashes = 0;
            if (escaped) {
                argument.append('"');
            } else if (one == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                argument.append('"'); // two quotes within quotes are one literal quote
                i++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (blank && !quoted) {
                arguments.add(argument.toString());
                argument = null;
            } else {
                argument.append(one);
            }
        }
        if (argument != null) {
            arguments.add(argument + "\\".repeat(backslashes));
        }
        return arguments;
    }
}
