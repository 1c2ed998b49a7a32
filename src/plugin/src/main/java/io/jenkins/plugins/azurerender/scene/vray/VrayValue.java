package io.jenkins.plugins.azurerender.scene.vray;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter's value: a number, a text, a list, or an animation of these such as
 * {@code interpolate((0, "a.png"), (1, "b.png"))}. Of very long ones the beginning.
 */
final class VrayValue {

    private static final int WORDS = 4000;
    private static final String NUMBER = "-?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?";
    private static final Pattern FIRST =
            Pattern.compile("(?:interpolate\\(\\(" + NUMBER + ",)?(" + NUMBER + ")[,);]?.*", Pattern.DOTALL);
    private static final Pattern INTERVAL =
            Pattern.compile("\\((?<from>N),(?<to>N)\\)|(?<first>N)-(?<last>N)|(?<only>N)".replace("N", NUMBER));

    private final StringBuilder words = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private int length;

    void addWord(String word) {
        if (words.length() < WORDS) {
            words.append(word, 0, Math.min(word.length(), WORDS));
        }
    }

    void addText(String text) {
        texts.add(text);
        length += text.length();
    }

    /** How many characters its texts have together. */
    int length() {
        return length;
    }

    /** Every text in it, at whatever time it holds. */
    List<String> texts() {
        return texts;
    }

    /** Texts, or else the number, as words. */
    List<String> words() {
        return texts.isEmpty() ? List.of(words.toString()) : texts;
    }

    /** The number, of an animation the first, or NaN. */
    double number() {
        Matcher first = FIRST.matcher(words);
        return first.matches() ? Double.parseDouble(first.group(1)) : Double.NaN;
    }

    /** Frames of a list such as {@code List(List(1,10),15)}, each interval as its ends. */
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
