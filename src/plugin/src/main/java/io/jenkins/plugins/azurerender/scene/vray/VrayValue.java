package io.jenkins.plugins.azurerender.scene.vray;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a parameter: a number, a text, a list, or an animation such as {@code interpolate((0, "a.png"), (1,
 * "b.png"))}. Very long values are truncated.
 */
final class VrayValue {

    private static final int MAX_LENGTH = 4000;
    private static final String NUMBER = "-?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?";
    private static final Pattern FIRST =
            Pattern.compile("(?:interpolate\\(\\(" + NUMBER + ",)?(" + NUMBER + ")[,);]?.*", Pattern.DOTALL);
    private static final Pattern INTERVAL =
            Pattern.compile("\\((?<from>N),(?<to>N)\\)|(?<first>N)-(?<last>N)|(?<only>N)".replace("N", NUMBER));

    private final StringBuilder words = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private int length;

    void addWord(String word) {
        if (words.length() < MAX_LENGTH) {
            words.append(word, 0, Math.min(word.length(), MAX_LENGTH));
        }
    }

    void addText(String text) {
        texts.add(text);
        length += text.length();
    }

    /** Returns the total length of its texts. */
    int length() {
        return length;
    }

    /** Returns all texts, at any time of an animation. */
    List<String> texts() {
        return texts;
    }

    /** Returns the texts, or the number as text. */
    List<String> words() {
        return texts.isEmpty() ? List.of(words.toString()) : texts;
    }

    /** Returns the number, or the first of an animation; NaN if there is none. */
    double number() {
        Matcher first = FIRST.matcher(words);
        return first.matches() ? Double.parseDouble(first.group(1)) : Double.NaN;
    }

    /** Returns the intervals of a frame list such as {@code List(List(1,10),15)}. */
    List<long[]> intervals() {
        List<long[]> intervals = new ArrayList<>();
        String inner = words.toString().replaceFirst("^List[A-Za-z]*\\((.*)\\)$", "$1");
        Matcher each = INTERVAL.matcher(inner);
        while (each.find()) {
            if (each.group("from") != null) {
                intervals.add(interval(each.group("from"), each.group("to")));
            } else if (each.group("first") != null) {
                intervals.add(interval(each.group("first"), each.group("last")));
            } else {
                intervals.add(interval(each.group("only"), each.group("only")));
            }
        }
        return intervals;
    }

    private static long[] interval(String from, String to) {
        return new long[] {Math.round(Double.parseDouble(from)), Math.round(Double.parseDouble(to))};
    }
}
