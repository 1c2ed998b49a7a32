package io.jenkins.plugins.azurerender.assets;

import java.util.List;

/**
 * A pattern of gitignore for whole paths: {@code *} and {@code ?} within a name, {@code [a-z]}, {@code **} for any
 * folders. Takes time in proportion to pattern and path, whatever the pattern.
 */
final class GlobPattern {

    private static final String ANY_FOLDERS = "**";

    private final List<String> segments;

    GlobPattern(List<String> segments) {
        this.segments = List.copyOf(segments);
    }

    boolean matches(List<String> path) {
        int pattern = 0;
        int place = 0;
        int star = -1;
        int retry = 0;
        while (place < path.size()) {
            if (pattern < segments.size() && segments.get(pattern).equals(ANY_FOLDERS)) {
                star = pattern++;
                retry = place;
            } else if (pattern < segments.size() && name(segments.get(pattern), path.get(place))) {
                pattern++;
                place++;
            } else if (star >= 0) {
                pattern = star + 1;
                place = ++retry;
            } else {
                return false;
            }
        }
        // At its end, two stars stand for something in a folder, not for the folder itself.
        return pattern == segments.size();
    }

    /** Whether a name fits one segment of a pattern. */
    static boolean name(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            int width = p < pattern.length() ? fits(pattern, p, name.charAt(n)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (width > 0) {
                p += width;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of the pattern the character fits; 0 when it does not. */
    private static int fits(String pattern, int place, char character) {
        char wanted = pattern.charAt(place);
        if (wanted == '?') {
            return 1;
        }
        if (wanted == '\\' && place + 1 < pattern.length()) {
            return pattern.charAt(place + 1) == character ? 2 : 0;
        }
        if (wanted == '[') {
            int end = classEnd(pattern, place);
            if (end > 0) {
                return inClass(pattern.substring(place + 1, end), character) ? end - place + 1 : 0;
            }
        }
        return wanted == character ? 1 : 0;
    }

    private static int classEnd(String pattern, int start) {
        int first = start + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        return pattern.indexOf(']', first + 1); // a bracket that comes first is one of the class
    }

    private static boolean inClass(String members, char character) {
        boolean not = members.startsWith("!") || members.startsWith("^");
        boolean in = false;
        for (int i = not ? 1 : 0; i < members.length(); i++) {
            char from = members.charAt(i);
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                in |= from <= character && character <= members.charAt(i + 2);
                i += 2;
            } else {
                in |= from == character;
            }
        }
        return in != not;
    }
}
