package io.jenkins.plugins.azurerender.assets;

import java.util.List;

/**
 * A gitignore pattern for whole paths: {@code *} and {@code ?} within a name, {@code [a-z]}, and {@code **} for any
 * folders. The matching time is at most proportional to the length of the pattern times the length of the path.
 */
final class GlobPattern {

    private static final String ANY_FOLDERS = "**";

    private final List<String> segments;

    GlobPattern(List<String> segments) {
        this.segments = List.copyOf(segments);
    }

    boolean matches(List<String> path) {
        int pattern = 0;
        int segment = 0;
        int star = -1;
        int retry = 0;
        while (segment < path.size()) {
            if (pattern < segments.size() && segments.get(pattern).equals(ANY_FOLDERS)) {
                star = pattern++;
                retry = segment;
            } else if (pattern < segments.size() && name(segments.get(pattern), path.get(segment))) {
                pattern++;
                segment++;
            } else if (star >= 0) {
                pattern = star + 1;
                segment = ++retry;
            } else {
                return false;
            }
        }
        // A trailing ** matches the content of a folder, not the folder itself.
        return pattern == segments.size();
    }

    /** Returns whether a name matches one segment of a pattern. */
    static boolean name(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            int width = p < pattern.length() ? matchLength(pattern, p, name.charAt(n)) : 0;
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

    /** Returns the length of the part of the pattern that matches the character; 0 when it does not match. */
    private static int matchLength(String pattern, int index, char character) {
        char expected = pattern.charAt(index);
        if (expected == '?') {
            return 1;
        }
        if (expected == '\\' && index + 1 < pattern.length()) {
            return pattern.charAt(index + 1) == character ? 2 : 0;
        }
        if (expected == '[') {
            int end = classEnd(pattern, index);
            if (end > 0) {
                return inClass(pattern.substring(index + 1, end), character) ? end - index + 1 : 0;
            }
        }
        return expected == character ? 1 : 0;
    }

    private static int classEnd(String pattern, int start) {
        int first = start + 1;
        if (first < pattern.length() && (pattern.charAt(first) == '!' || pattern.charAt(first) == '^')) {
            first++;
        }
        return pattern.indexOf(']', first + 1); // a bracket in the first position belongs to the class
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
