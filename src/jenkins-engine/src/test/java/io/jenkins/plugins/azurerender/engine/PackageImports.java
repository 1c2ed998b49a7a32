package io.jenkins.plugins.azurerender.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads which packages reference which, from the text of Java sources: imports and qualified names, also in Javadoc. */
final class PackageImports {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private PackageImports() {}

    /** Returns the referenced packages by package, as far as the names of both start with one of the roots. */
    static Map<String, Set<String>> read(Collection<Path> sources, Set<String> roots) throws IOException {
        Pattern reference = Pattern.compile(
                "\\b((?:" + String.join("|", roots).replace(".", "\\.") + ")(?:\\.[a-z]\\w*)*)\\.(?:[A-Z]\\w*|\\*)");
        Map<String, Set<String>> imports = new TreeMap<>();
        for (Path file : javaFiles(sources)) {
            String text = Files.readString(file);
            Matcher own = PACKAGE.matcher(text);
            if (own.find() && roots.stream().anyMatch(own.group(1)::startsWith)) {
                Set<String> referenced = imports.computeIfAbsent(own.group(1), key -> new TreeSet<>());
                reference.matcher(text).results().map(match -> match.group(1)).forEach(referenced::add);
                referenced.remove(own.group(1));
            }
        }
        return imports;
    }

    private static List<Path> javaFiles(Collection<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    /** Returns a cycle for each package that is the first, in alphabetical order, of one. */
    static List<String> cycles(Map<String, Set<String>> imports) {
        List<String> cycles = new ArrayList<>();
        for (String start : new TreeSet<>(imports.keySet())) {
            List<String> path = pathBack(start, start, imports, new TreeSet<>());
            if (path != null) {
                cycles.add(String.join(" -> ", path));
            }
        }
        return cycles;
    }

    /** Returns a path from the package to the start that avoids packages before the start; null when there is none. */
    private static List<String> pathBack(
            String from, String start, Map<String, Set<String>> imports, Set<String> visited) {
        for (String next : imports.getOrDefault(from, Set.of())) {
            if (next.equals(start)) {
                return List.of(from, start);
            }
            if (next.compareTo(start) > 0 && visited.add(next)) {
                List<String> rest = pathBack(next, start, imports, visited);
                if (rest != null) {
                    List<String> path = new ArrayList<>(List.of(from));
                    path.addAll(rest);
                    return path;
                }
            }
        }
        return null;
    }
}
