package io.jenkins.plugins.azurerender.assets.search;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matches the files that one name in a scene refers to: frames of a sequence or tiles of a texture. */
final class NamePattern {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<udim>(?i:<udim>|%\\(udim\\)d|\\$\\{?udim}?))|(?<tile>(?i:<uvtile>))|(?<arnold>(?i:<tile>))|(?<hashes>#+)"
                    + "|%0?(?<width>\\d{0,2})d|\\$\\{?F+(?<houdini>\\d{0,2})}?|<(?:f|frame)(?<maya>\\d{0,2})>|(?<any><[^<>/]*>)");

    /** The frame number in a name without tokens: the last number. */
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+(?=\\D*$)");

    private static final Pattern UDIM = Pattern.compile("(?<!\\d)1\\d{3}(?!\\d)(?=\\D*$)");
    private static final Pattern UV_TILE = Pattern.compile("u\\d{1,3}_v\\d{1,3}");

    /** More unknown tokens than this would match almost any name, and slowly. */
    private static final int MAX_UNKNOWN_TOKENS = 2;

    private NamePattern() {}

    static boolean hasToken(String name) {
        return TOKEN.matcher(name).find();
    }

    /** Returns a pattern for the file names; null when the name refers to a single file. */
    @CheckForNull
    static Pattern of(String name, Extent extent, boolean ignoreCase) {
        String regex = hasToken(name) ? tokenRegex(name) : numberRegex(name, extent);
        if (regex == null) {
            return null;
        }
        return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    }

    private static String tokenRegex(String name) {
        StringBuilder regex = new StringBuilder();
        Matcher token = TOKEN.matcher(name);
        int from = 0;
        int unknown = 0;
        while (token.find()) {
            regex.append(Pattern.quote(name.substring(from, token.start())));
            if (token.group("any") != null && ++unknown > MAX_UNKNOWN_TOKENS) {
                return null;
            }
            regex.append(tokenRegex(token));
            from = token.end();
        }
        return regex.append(Pattern.quote(name.substring(from))).toString();
    }

    private static String tokenRegex(Matcher token) {
        if (token.group("udim") != null) {
            return "[1-9]\\d{3}";
        }
        if (token.group("tile") != null) {
            return "u\\d{1,3}_v\\d{1,3}";
        }
        if (token.group("arnold") != null) {
            return "_u\\d{1,3}_v\\d{1,3}";
        }
        if (token.group("any") != null) {
            return "[^/]*";
        }
        if (token.group("hashes") != null) {
            return number(token.group("hashes").length());
        }
        for (String width : new String[] {"width", "houdini", "maya"}) {
            String digits = token.group(width);
            if (digits != null && !digits.isEmpty()) {
                return number(Integer.parseInt(digits));
            }
        }
        return number(1);
    }

    /** Matches a number that is padded to a width, or longer. */
    private static String number(int width) {
        return "-?\\d{" + Math.max(1, width) + ",}";
    }

    private static String numberRegex(String name, Extent extent) {
        if (extent == Extent.SEQUENCE) {
            Matcher number = LAST_NUMBER.matcher(stem(name));
            return number.find()
                    ? around(
                            name,
                            number,
                            number(
                                    number.group().startsWith("0")
                                            ? number.group().length()
                                            : 1))
                    : null;
        }
        if (extent == Extent.TILES) {
            Matcher udim = UDIM.matcher(stem(name));
            if (udim.find()) {
                return around(name, udim, "1\\d{3}");
            }
            Matcher tile = UV_TILE.matcher(stem(name));
            return tile.find() ? around(name, tile, "u\\d{1,3}_v\\d{1,3}") : null;
        }
        return null;
    }

    private static String around(String name, Matcher part, String regex) {
        return Pattern.quote(name.substring(0, part.start())) + regex + Pattern.quote(name.substring(part.end()));
    }

    /** Returns the name without its extension, whose digits ({@code .mp4}) are not a frame number. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.substring(dot + 1).chars().allMatch(Character::isDigit) ? name : name.substring(0, dot);
    }
}
