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
 * Where files lie on nodes that scenes name by absolute paths of another machine.
 *
 * @param mappings of which the first counts that fits
 * @param folders of the project where files lie that are named so, for renderers that look for names in folders
 */
public record PathMap(List<Mapping> mappings, List<String> folders) implements Serializable {

    /** Nothing is elsewhere. */
    public static final PathMap NONE = new PathMap(List.of(), List.of());

    /**
     * One folder of that machine.
     *
     * @param from as scenes name it, such as {@code P:/projects/s010}, with either slash
     * @param to the same folder in the project, with {@code /}; empty for the whole project
     */
    public record Mapping(String from, String to) implements Serializable {

        private static final int LONGEST = 500;

        /** @throws InvalidRequestException when one of them cannot be a folder */
        public Mapping {
            from = from.strip().replace('\\', '/').replaceAll("(?<=[^/])/+$", "");
            if (from.isEmpty()
                    || from.length() > LONGEST
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

        /** Template of the folder on a node, with {@code /} on every system. */
        public String target() {
            return PathMap.target(to);
        }

        /** Such as {@code P:/projects/s010 -> shots/s010}. */
        @Override
        public String toString() {
            return from + " -> " + (to.isEmpty() ? "the project" : to);
        }
    }

    public PathMap {
        mappings = new ArrayList<>(mappings);
        folders = new ArrayList<>(folders);
    }

    /** With no more folders than those of the mappings. */
    public PathMap(List<Mapping> mappings) {
        this(mappings, List.of());
    }

    public boolean isEmpty() {
        return mappings.isEmpty();
    }

    /** For a program's environment: from, to, from, to, a line each. */
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

    /** All folders on a node, a {@link Template} each. */
    public List<String> targets() {
        return Stream.concat(mappings.stream().map(Mapping::to), folders.stream())
                .distinct()
                .map(PathMap::target)
                .toList();
    }

    /** A file whose folders the node fills in: empty when nothing is mapped. */
    public Map<String, byte[]> file(
            String name, String head, Function<Mapping, String> line, String separator, String tail) {
        if (isEmpty()) {
            return Map.of();
        }
        String text = head + mappings.stream().map(line).collect(Collectors.joining(separator)) + tail;
        return Map.of(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
