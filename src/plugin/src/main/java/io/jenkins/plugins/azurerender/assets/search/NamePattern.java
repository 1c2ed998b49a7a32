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

    /** The frame number in a name without tokens: the last number. Possessive and from its first digit, to be linear. */
    private static final Pattern LAST_NUMBER = Pattern.compile("(?<!\\d)\\d++(?=\\D*+$)");

    private static final Pattern UDIM = Pattern.compile("(?<!\\d)1\\d{3}(?!\\d)(?=\\D*$)");
    private static final Pattern UV_TILE = Pattern.compile("u\\d{1,3}_v\\d{1,3}");

    /** More unknown tokens than this would match almost any name, and slowly. */
    private static final int MAX_UNKNOWN_TOKENS = 2;

    private NamePattern() {}

    static boolean hasToken(String name) {
        return TOKEN.matcher(name).find();
    }

    /** Returns a matcher for the file names; null when the name refers to a single file. */
    @CheckForNull
    static NameMatcher of(String name, Extent extent, boolean ignoreCase) {
        NameMatcher matcher = new NameMatcher(ignoreCase);
        return hasToken(name) ? withTokens(name, matcher) : withNumber(name, extent, matcher);
    }

    @CheckForNull
    private static NameMatcher withTokens(String name, NameMatcher matcher) {
        Matcher token = TOKEN.matcher(name);
        int from = 0;
        int unknown = 0;
        while (token.find()) {
            matcher.text(name.substring(from, token.start()));
            if (token.group("any") != null && ++unknown > MAX_UNKNOWN_TOKENS) {
                return null;
            }
            add(token, matcher);
            from = token.end();
        }
        return matcher.text(name.substring(from));
    }

    private static NameMatcher add(Matcher token, NameMatcher matcher) {
        if (token.group("udim") != null) {
            return matcher.udim('1', '9');
        }
        if (token.group("tile") != null) {
            return matcher.tile();
        }
        if (token.group("arnold") != null) {
            return matcher.text("_").tile();
        }
        if (token.group("any") != null) {
            return matcher.any();
        }
        if (token.group("hashes") != null) {
            return matcher.number(token.group("hashes").length());
        }
        for (String width : new String[] {"width", "houdini", "maya"}) {
            String digits = token.group(width);
            if (digits != null && !digits.isEmpty()) {
                return matcher.number(Integer.parseInt(digits));
            }
        }
        return matcher.number(1);
    }

    @CheckForNull
    private static NameMatcher withNumber(String name, Extent extent, NameMatcher matcher) {
        if (extent == Extent.SEQUENCE) {
            Matcher number = LAST_NUMBER.matcher(stem(name));
            if (!number.find()) {
                return null;
            }
            int width = number.group().startsWith("0") ? number.group().length() : 1;
            return matcher.text(name.substring(0, number.start())).number(width).text(name.substring(number.end()));
        }
        if (extent == Extent.TILES) {
            Matcher udim = UDIM.matcher(stem(name));
            if (udim.find()) {
                return matcher.text(name.substring(0, udim.start()))
                        .udim('1', '1')
                        .text(name.substring(udim.end()));
            }
            Matcher tile = UV_TILE.matcher(stem(name));
            return tile.find()
                    ? matcher.text(name.substring(0, tile.start())).tile().text(name.substring(tile.end()))
                    : null;
        }
        return null;
    }

    /** Returns the name without its extension, whose digits ({@code .mp4}) are not a frame number. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.substring(dot + 1).chars().allMatch(Character::isDigit) ? name : name.substring(0, dot);
    }
}
