package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file pattern of an output file: *, ?, [abc], [!abc] within a name, ** for any folders, a leading $VARIABLE. Names
 * that start with a dot match only if the pattern contains the dot.
 */
final class FilePattern {
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{\\w+\\})");

    private final Path base;
    private final Pattern rest;

    /** @param folder base of a relative pattern */
    FilePattern(String pattern, Path folder, Map<String, String> environment) {
        String expanded = expand(pattern, environment);
        int wildcard = firstWildcard(expanded);
        int slash = wildcard < 0 ? -1 : expanded.lastIndexOf('/', wildcard);
        if (wildcard < 0) {
            base = folder.resolve(expanded).normalize();
            rest = null;
        } else {
            base = folder.resolve(slash < 0 ? "" : slash == 0 ? "/" : expanded.substring(0, slash))
                    .normalize();
            rest = Pattern.compile(toRegex(expanded.substring(slash + 1)));
        }
    }

    boolean hasWildcard() {
        return rest != null;
    }

    /** Returns the folder before the first wildcard; blob names are relative to it. */
    Path base() {
        return base;
    }

    /** Returns the matching files, sorted by name. */
    List<Path> files() throws IOException {
        if (rest == null) {
            return Files.isRegularFile(base) ? List.of(base) : List.of();
        }
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        return FileWalk.files(base).stream()
                .filter(file -> rest.matcher(base.relativize(file).toString()).matches())
                .sorted()
                .toList();
    }

    private static String expand(String pattern, Map<String, String> environment) {
        Matcher matcher = VARIABLE.matcher(pattern);
        return matcher.replaceAll(found -> {
            String name = found.group(1).replaceAll("[{}]", "");
            return Matcher.quoteReplacement(environment.getOrDefault(name, found.group()));
        });
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String toRegex(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean nameStarts = true;
        int at = 0;
        while (at < pattern.length()) {
            char one = pattern.charAt(at);
            if (pattern.startsWith("**/", at)) {
                regex.append("(?:[^./][^/]*/)*");
                at += 3;
                continue;
            }
            if (nameStarts && "*?[".indexOf(one) >= 0) {
                regex.append("(?!\\.)");
            }
            nameStarts = one == '/';
            if (pattern.startsWith("**", at)) {
                regex.append("[^/]*(?:/[^./][^/]*)*");
                at += 2;
            } else if (one == '[' && pattern.indexOf(']', at + 2) > 0) {
                int end = pattern.indexOf(']', at + 2);
                String set =
                        pattern.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
                regex.append('[')
                        .append(set.startsWith("!") ? "^/" + set.substring(1) : set)
                        .append(']');
                at = end + 1;
            } else {
                regex.append(one == '*' ? "[^/]*" : one == '?' ? "[^/]" : Pattern.quote(String.valueOf(one)));
                at++;
            }
        }
        return regex.toString();
    }
}
