package io.jenkins.plugins.azurerender.render;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rewrites frame lists of other applications, of texts and of typing errors in the syntax of {@link FrameRange}. */
final class TypedFrames {

    private static final int MAX_LENGTH = 1_000;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern DASH = Pattern.compile("->|\\u2192|[\\p{Pd}\\u2212]");
    private static final Pattern QUOTES = Pattern.compile("[\"'`\\[\\](){}\\p{Pi}\\p{Pf}]");
    private static final Pattern LABEL = Pattern.compile("^(?:frames?|bilder|bild|f)[ :=]*(?=-?\\d)");
    private static final Pattern RANGE =
            Pattern.compile("(?<=\\d) ?(?:\\.{2,}|~|to|bis|through|thru|-) ?(?=-?\\d)|(?<=\\d) - (?=-?\\d)");
    private static final Pattern STEP = Pattern.compile("(?<=\\d) ?(?:step|every|by|x|\\*|s|/|%|@|\\+) ?(?=-?\\d)");
    private static final Pattern INVERSE = Pattern.compile("(?<=\\d) ?y ?(?=-?\\d)");
    private static final Pattern WORD_FOR_COMMA = Pattern.compile(" (?:and|und|&) ");
    private static final Pattern SEPARATOR = Pattern.compile("[ ,;|\\u060C\\u061B\\u3001]+");
    private static final Pattern FRACTION = Pattern.compile("\\d\\.\\d");
    private static final Pattern COLON = Pattern.compile("(-?\\d+--?\\d+):(-?\\d+)");
    private static final Pattern COLON_RANGE = Pattern.compile("(?<=\\d) ?: ?(?=-?\\d)");
    private static final Pattern BLANK_BEFORE_MINUS = Pattern.compile("(?<=\\d) -(?=\\d)");

    private TypedFrames() {}

    /** Returns the ranges that the text can mean, in valid syntax; empty when unknown, several when ambiguous. */
    static List<String> meanings(String text) {
        List<String> meanings = new ArrayList<>();
        if (text.length() > MAX_LENGTH) {
            return meanings;
        }
        String plain = plain(text);
        if (FRACTION.matcher(plain).find()) {
            return meanings; // a part of a frame
        }
        if (COLON.matcher(plain).find()) { // a step in some applications, another order of all frames in others
            add(meanings, rewritten(COLON.matcher(plain).replaceAll("$1x$2")));
            add(meanings, rewritten(COLON.matcher(plain).replaceAll("$1")));
            return meanings;
        }
        add(meanings, rewritten(COLON_RANGE.matcher(plain).replaceAll("-")));
        if (BLANK_BEFORE_MINUS.matcher(plain).find()) {
            add(meanings, rewritten(BLANK_BEFORE_MINUS.matcher(plain).replaceAll(",-")));
        }
        return meanings;
    }

    private static void add(List<String> meanings, String range) {
        if (!meanings.contains(range) && FrameRange.isValid(range)) {
            meanings.add(range);
        }
    }

    /** Returns the text in lower case with ASCII digits, minus signs for dashes, single blanks and no quotes. */
    private static String plain(String text) {
        StringBuilder ascii = new StringBuilder();
        // Compatibility forms contain full-width digits and punctuation, and ellipses.
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(one -> Character.isDigit(one) ? '0' + Character.digit(one, 10) : one)
                .forEach(ascii::appendCodePoint);
        String dashes = DASH.matcher(ascii.toString().toLowerCase(Locale.ROOT)).replaceAll("-");
        String quotes = QUOTES.matcher(dashes).replaceAll("");
        String blanks = BLANKS.matcher(quotes).replaceAll(" ").strip();
        return LABEL.matcher(blanks).replaceFirst("");
    }

    private static String rewritten(String plain) {
        String ranges = RANGE.matcher(plain).replaceAll("-");
        String steps = STEP.matcher(ranges).replaceAll("x");
        String inverse = INVERSE.matcher(steps).replaceAll("y");
        String commas = SEPARATOR
                .matcher(WORD_FOR_COMMA.matcher(inverse).replaceAll(","))
                .replaceAll(",");
        return commas.replaceFirst("^,", "").replaceFirst(",$", "");
    }
}
