package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps absolute paths of another machine to folders of the project.
 *
 * @param mappings the first matching mapping is used
 * @param folders folders of the project with such files, for renderers that search folders by file name
 */
public record PathMap(List<Mapping> mappings, List<String> folders) implements Serializable {

    /** No mappings. */
    public static final PathMap NONE = new PathMap(List.of(), List.of());

    /**
     * Maps one folder.
     *
     * @param from path in scenes, such as {@code P:/projects/s010}, with slashes or backslashes
     * @param to path in the project, with {@code /}; empty for the whole project
     */
    public record Mapping(String from, String to) implements Serializable {

        private static final int MAX_LENGTH = 500;

        /** @throws InvalidRequestException when a path is invalid */
        public Mapping {
            from = from.strip().replace('\\', '/').replaceAll("(?<=[^/])/+$", "");
            if (from.isEmpty()
                    || from.length() > MAX_LENGTH
                    || from.chars().anyMatch(one -> Character.isISOControl(one) || one == '"')) {
                throw new InvalidRequestException(
                        "The path '%s' cannot be mapped: use a path prefix as it appears in the scene, such as P:/projects/s010."
                                .formatted(from));
            }
            to = to.strip();
            if (!to.isEmpty()) {
                RelativePath.check(to);
            }
        }

        /** Returns the folder on a node as a {@link Template}, with {@code /} on every system. */
        public String target() {
            return PathMap.target(to);
        }

        /** Returns text such as {@code P:/projects/s010 -> shots/s010}. */
        @Override
        public String toString() {
            return from + " -> " + (to.isEmpty() ? "the project" : to);
        }
    }

    public PathMap {
        mappings = new ArrayList<>(mappings);
        folders = new ArrayList<>(folders);
    }

    /** Has only the folders of the mappings. */
    public PathMap(List<Mapping> mappings) {
        this(mappings, List.of());
    }

    public boolean isEmpty() {
        return mappings.isEmpty();
    }

    /** Returns the environment variable with alternating source and target lines; empty if there are no mappings. */
    public Map<String, String> variable() {
        return isEmpty()
                ? Map.of()
                : Map.of(
                        "RENDER_PATHS",
                        mappings.stream()
                                .map(mapping -> Template.literal(mapping.from()) + "%n" + mapping.target())
                                .collect(Collectors.joining("%n")));
    }

    private static String target(String folder) {
        return "%A" + (folder.isEmpty() ? "" : "/" + Template.literal(folder));
    }

    /** Returns all folders on a node, each as a {@link Template}. */
    public List<String> targets() {
        return Stream.concat(mappings.stream().map(Mapping::to), folders.stream())
                .distinct()
                .map(PathMap::target)
                .toList();
    }

    /**
     * Returns a file with one entry per mapping, in which the node expands templates; empty if there are no mappings.
     */
    public Map<String, byte[]> file(
            String name, String head, Function<Mapping, String> line, String separator, String tail) {
        if (isEmpty()) {
            return Map.of();
        }
        String text = head + mappings.stream().map(line).collect(Collectors.joining(separator)) + tail;
        return Map.of(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
