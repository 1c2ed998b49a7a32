package io.jenkins.plugins.azurerender.assets.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names in a scene whose author chooses both the pattern and the files. */
@Tag("unit")
class NamePatternTest {

    private static final String[] TOKENS = {
        "%d", "%04d", "#", "###", "<udim>", "<uvtile>", "<x>", "a", "-", "1", "_", "B"
    };
    private static final String CHARACTERS = "0123a-_uvB19";

    @Test
    void manyNumbersDoNotBacktrack() {
        String digits = "1".repeat(200);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertFalse(NamePattern.of("%d".repeat(12) + "x", Extent.ONE, false).matches(digits));
            assertFalse(NamePattern.of("%d".repeat(1000), Extent.ONE, true).matches("1".repeat(900) + "x"));
            assertFalse(NamePattern.of("<a>%d<b>" + "%d".repeat(50) + "x", Extent.ONE, true)
                    .matches(digits));
            assertFalse(NamePattern.of("1".repeat(100_000) + "x0", Extent.SEQUENCE, true)
                    .matches(digits));
        });
    }

    /** Compares 30,000 generated patterns and names with a reference that tries every split. */
    @Test
    void generatedPatternsMatchAsTheReferenceDoes() {
        Random random = new Random(16);
        int matches = 0;
        for (int round = 0; round < 30_000; round++) {
            String[] tokens = new String[1 + random.nextInt(4)];
            StringBuilder written = new StringBuilder();
            int unknown = 0;
            for (int i = 0; i < tokens.length; i++) {
                do {
                    tokens[i] = TOKENS[random.nextInt(TOKENS.length)];
                } while (i > 0 && tokens[i].startsWith("#") && tokens[i - 1].startsWith("#"));
                unknown += tokens[i].equals("<x>") ? 1 : 0;
                written.append(tokens[i]);
            }
            if (unknown > 2 || !NamePattern.hasToken(written.toString())) {
                continue;
            }
            String name = random.nextBoolean() ? anything(random) : fitting(tokens, random);
            boolean ignoreCase = random.nextBoolean();
            boolean expected = matches(tokens, 0, name, ignoreCase);
            matches += expected ? 1 : 0;
            assertEquals(
                    expected,
                    NamePattern.of(written.toString(), Extent.ONE, ignoreCase).matches(name),
                    () -> written + " for " + name);
        }
        assertFalse(matches < 3_000, matches + " names match, so the comparison shows too little");
    }

    private static String anything(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = random.nextInt(10); length > 0; length--) {
            name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }

    private static String fitting(String[] tokens, Random random) {
        StringBuilder name = new StringBuilder();
        for (String token : tokens) {
            name.append(
                    switch (token) {
                        case "%d", "#" -> String.valueOf(random.nextInt(2000) - 200);
                        case "%04d", "###" -> String.valueOf(random.nextInt(20_000));
                        case "<udim>" -> String.valueOf(1001 + random.nextInt(10_000));
                        case "<uvtile>" -> "u" + random.nextInt(2000) + "_v" + random.nextInt(30);
                        case "<x>" -> anything(random);
                        default -> random.nextInt(4) == 0 ? token.toUpperCase(Locale.ROOT) : token;
                    });
        }
        return name.toString();
    }

    /** Tries every length of the text that a token matches. */
    private static boolean matches(String[] tokens, int index, String name, boolean ignoreCase) {
        if (index == tokens.length) {
            return name.isEmpty();
        }
        for (int length = 0; length <= name.length(); length++) {
            if (matches(tokens[index], name.substring(0, length), ignoreCase)
                    && matches(tokens, index + 1, name.substring(length), ignoreCase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String token, String text, boolean ignoreCase) {
        return switch (token) {
            case "%d", "#" -> isNumber(text, 1);
            case "%04d" -> isNumber(text, 4);
            case "###" -> isNumber(text, 3);
            case "<udim>" -> isDigits(text) && text.length() == 4 && text.charAt(0) != '0';
            case "<uvtile>" -> isTile(ignoreCase ? text.toLowerCase(Locale.ROOT) : text);
            case "<x>" -> !text.contains("/");
            default -> ignoreCase ? token.equalsIgnoreCase(text) : token.equals(text);
        };
    }

    private static boolean isNumber(String text, int width) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return isDigits(digits) && digits.length() >= width;
    }

    private static boolean isTile(String text) {
        int split = text.indexOf("_v");
        return split > 0
                && text.startsWith("u")
                && isShort(text.substring(1, split))
                && isShort(text.substring(split + 2));
    }

    private static boolean isShort(String text) {
        return isDigits(text) && text.length() <= 3;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> '0' <= character && character <= '9');
    }
}
