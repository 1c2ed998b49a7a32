package io.jenkins.plugins.azurerender.scene.maya;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One command, after its name: flags, some with a value, and arguments. Of more than a few hundred, the rest is left out. */
final class MelCommand {

    private static final int KEPT = 300;

    private final Map<String, String> flags = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();

    /** Reads up to the semicolon. @param valued flags that a value follows, without their dash */
    MelCommand(MelTokenizer tokens, Set<String> valued) throws IOException {
        String open = "";
        for (MelTokenizer.Kind kind = tokens.next(); kind != MelTokenizer.Kind.STOP; kind = tokens.next()) {
            if (kind == MelTokenizer.Kind.END) {
                throw tokens.cut();
            }
            String text = tokens.text();
            if (!open.isEmpty()) {
                flags.put(open, text);
                open = "";
            } else if (kind == MelTokenizer.Kind.WORD && isFlag(text)) {
                flags.put(text.substring(1), "");
                open = valued.contains(text.substring(1)) ? text.substring(1) : "";
            } else if (arguments.size() < KEPT) {
                arguments.add(text);
            } else {
                arguments.set(KEPT - 1, text);
            }
        }
    }

    /** Flags begin with a dash and a letter, numbers do not. */
    static boolean isFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && Character.isLetter(word.charAt(1));
    }

    boolean has(String... names) {
        return List.of(names).stream().anyMatch(flags::containsKey);
    }

    /** The value of a flag by any of its names, or empty. */
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
