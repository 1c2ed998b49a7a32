package io.jenkins.plugins.azurerender.assets.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Matches whole names. A scene may choose both the pattern and, with its frames, the names: the time is at most proportional
 * to the length of the pattern times the length of the name.
 */
final class NameMatcher {

    private enum Repeat {
        ONCE,
        OPTIONAL,
        ANY_NUMBER
    }

    /** One character of a pattern: a digit of a range, any character but a slash, or exactly one. */
    private enum Kind {
        LITERAL,
        DIGIT,
        NO_SLASH
    }

    private record Part(Kind kind, int from, int to, Repeat repeat) {

        boolean matches(int character, boolean ignoreCase) {
            return switch (kind) {
                case DIGIT -> from <= character && character <= to;
                case NO_SLASH -> character != '/';
                case LITERAL -> character == from || ignoreCase && fold(character) == fold(from);
            };
        }

        private static int fold(int character) {
            return Character.toLowerCase(Character.toUpperCase(character));
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final boolean ignoreCase;

    NameMatcher(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    /** Appends exactly this text. */
    NameMatcher text(String text) {
        text.codePoints().forEach(character -> add(Kind.LITERAL, character, character, Repeat.ONCE));
        return this;
    }

    /** Appends any characters but slashes. */
    NameMatcher any() {
        return add(Kind.NO_SLASH, 0, 0, Repeat.ANY_NUMBER);
    }

    /** Appends a number that may be negative and has at least {@code width} digits. */
    NameMatcher number(int width) {
        add(Kind.LITERAL, '-', '-', Repeat.OPTIONAL);
        for (int digit = 0; digit < Math.max(1, width); digit++) {
            digit('0', Repeat.ONCE);
        }
        return digit('0', Repeat.ANY_NUMBER);
    }

    /** Appends a UDIM number of four digits, the first between these. */
    NameMatcher udim(char from, char to) {
        add(Kind.DIGIT, from, to, Repeat.ONCE);
        return digit('0', Repeat.ONCE).digit('0', Repeat.ONCE).digit('0', Repeat.ONCE);
    }

    /** Appends a tile such as {@code u1_v12}. */
    NameMatcher tile() {
        return text("u").upToThreeDigits().text("_v").upToThreeDigits();
    }

    private NameMatcher upToThreeDigits() {
        return digit('0', Repeat.ONCE).digit('0', Repeat.OPTIONAL).digit('0', Repeat.OPTIONAL);
    }

    private NameMatcher digit(char from, Repeat repeat) {
        return add(Kind.DIGIT, from, '9', repeat);
    }

    private NameMatcher add(Kind kind, int from, int to, Repeat repeat) {
        parts.add(new Part(kind, from, to, repeat));
        return this;
    }

    /** Returns whether the whole name matches. */
    boolean matches(String name) {
        BitSet reached = new BitSet();
        reach(reached, 0);
        int[] characters = name.codePoints().toArray();
        for (int i = 0; i < characters.length && !reached.isEmpty(); i++) {
            BitSet next = new BitSet();
            for (int part = reached.nextSetBit(0);
                    part >= 0 && part < parts.size();
                    part = reached.nextSetBit(part + 1)) {
                if (parts.get(part).matches(characters[i], ignoreCase)) {
                    reach(next, parts.get(part).repeat() == Repeat.ANY_NUMBER ? part : part + 1);
                }
            }
            reached = next;
        }
        return reached.get(parts.size());
    }

    /** Adds a part, and those behind it that need not match a character. */
    private void reach(BitSet reached, int part) {
        int index = part;
        reached.set(index);
        while (index < parts.size() && parts.get(index).repeat() != Repeat.ONCE) {
            reached.set(++index);
        }
    }
}
