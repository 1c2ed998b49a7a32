package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Random;

/** Generates output names as people type them. */
final class TypedOutputs {

    private static final List<String> PIECES = List.of(
            "shot",
            "s010",
            "v003",
            "beauty",
            "Größe",
            "日本",
            "it's",
            "a b",
            "100%",
            "$HOME",
            "x&y",
            "~",
            "[1]",
            "-",
            "_",
            ".",
            "/",
            "####",
            "##",
            "#",
            "#########",
            "%04d",
            "$F4",
            "<frame>",
            "<f>",
            "{frame}",
            "@@@@",
            "@",
            "?",
            "*",
            ".png",
            ".PNG",
            ".exr",
            ".jpg",
            ".jpeg",
            ".tif",
            ".tga",
            ".webp",
            ".mov",
            ".gif",
            ".0",
            ".v2",
            "..",
            "//",
            "\\",
            "C:",
            ":",
            " ",
            "nul",
            "con",
            "com",
            "\u2028",
            "\uFF03",
            "\uD83D\uDE00",
            "\uD83D",
            "e\u0301",
            "(1)",
            "=");
    private static final List<String> TYPICAL = List.of(
            "shot_####", "shot.####", "b/shot_##", "poster", "shot_####.png", "v2/a.b_####.exr", "####", "a_####_v2");

    private final Random random;

    TypedOutputs(long seed) {
        random = new Random(seed);
    }

    /** Returns a typical name, a changed one, or random text; never blank. */
    String next() {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(3) > 0) {
            text.append(TYPICAL.get(random.nextInt(TYPICAL.size())));
            for (int change = random.nextInt(3); change > 0; change--) {
                int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
                text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        } else {
            for (int piece = 1 + random.nextInt(5); piece > 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString().isBlank() ? next() : text.toString();
    }

    ImageFormat format() {
        return ImageFormat.values()[random.nextInt(ImageFormat.values().length)];
    }

    int frame() {
        return switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> random.nextInt(10);
            case 2 -> random.nextInt(10_000);
            default -> random.nextInt(1_000_000);
        };
    }
}
