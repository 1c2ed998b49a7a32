package io.jenkins.plugins.azurerender.scene.maya;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flags and arguments of a command. Only the first few hundred arguments are kept. */
final class MelCommand {

    private static final int MAX_ARGUMENTS = 300;

    private final Map<String, String> flags = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();

    /**
     * Reads up to the semicolon.
     *
     * @param valued flags that have a value, without the dash
     */
    MelCommand(MelTokenizer tokens, Set<String> valued) throws IOException {
        String flag = "";
        for (MelTokenizer.Kind kind = tokens.next(); kind != MelTokenizer.Kind.STOP; kind = tokens.next()) {
            if (kind == MelTokenizer.Kind.END) {
                throw tokens.truncated();
            }
            String text = tokens.text();
            if (!flag.isEmpty()) {
                flags.put(flag, text);
                flag = "";
            } else if (kind == MelTokenizer.Kind.WORD && isFlag(text)) {
                flags.put(text.substring(1), "");
                flag = valued.contains(text.substring(1)) ? text.substring(1) : "";
            } else if (arguments.size() < MAX_ARGUMENTS) {
                arguments.add(text);
            } else {
                arguments.set(MAX_ARGUMENTS - 1, text);
            }
        }
    }

    /** Returns whether a word is a flag: a dash and a letter. Negative numbers are not flags. */
    static boolean isFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && Character.isLetter(word.charAt(1));
    }

    boolean has(String... names) {
        return List.of(names).stream().anyMatch(flags::containsKey);
    }

    /** Returns the value of a flag, by any of its names, or empty. */
    String value(String... names) {
        return List.of(names).stream()
                .filter(flags::containsKey)
                .map(flags::get)
                .findFirst()
                .orElse("");
    }

    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    String lastArgument() {
        return arguments.isEmpty() ? "" : argument(arguments.size() - 1);
    }
}
