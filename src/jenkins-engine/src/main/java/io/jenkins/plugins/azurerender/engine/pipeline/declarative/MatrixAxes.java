package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The axes and excludes of a matrix. */
final class MatrixAxes {

    private MatrixAxes() {}

    /** Returns the cells of the matrix: the values of its axes by name. The first axis changes fastest. */
    static List<Map<String, String>> cells(Closure<?> matrix, Script script) {
        List<Map<String, String>> cells = List.of(Map.of());
        for (Entry axis : entries(BlockReader.read(matrix, script), "axes", script)) {
            cells = extended(cells, BlockReader.read(axis.block(), script));
        }
        List<List<Entry>> excludes = entries(BlockReader.read(matrix, script), "excludes", script).stream()
                .map(exclude -> BlockReader.read(exclude.block(), script))
                .toList();
        return cells.stream()
                .filter(cell -> excludes.stream().noneMatch(exclude -> isExcluded(cell, exclude, script)))
                .toList();
    }

    /** Returns the name of the cell's stage. */
    static String name(Map<String, String> cell) {
        return cell.entrySet().stream()
                .map(axis -> axis.getKey() + " = '" + axis.getValue() + "'")
                .collect(Collectors.joining(", ", "Matrix - ", ""));
    }

    private static List<Map<String, String>> extended(List<Map<String, String>> cells, List<Entry> axis) {
        List<Map<String, String>> extended = new ArrayList<>();
        for (String value : values(axis, "values")) {
            for (Map<String, String> cell : cells) {
                Map<String, String> copy = new LinkedHashMap<>(cell);
                copy.put(values(axis, "name").get(0), value);
                extended.add(copy);
            }
        }
        return extended;
    }

    /** Returns whether all axes of the exclude match. */
    private static boolean isExcluded(Map<String, String> cell, List<Entry> exclude, Script script) {
        return exclude.stream()
                .map(axis -> BlockReader.read(axis.block(), script))
                .allMatch(axis -> {
                    String value = cell.get(values(axis, "name").get(0));
                    List<String> notValues = values(axis, "notValues");
                    return notValues.isEmpty() ? values(axis, "values").contains(value) : !notValues.contains(value);
                });
    }

    /** Returns the calls in the block of the section; empty when there is none. */
    private static List<Entry> entries(List<Entry> sections, String name, Script script) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .flatMap(section -> BlockReader.read(section.block(), script).stream())
                .toList();
    }

    private static List<String> values(List<Entry> axis, String name) {
        return axis.stream()
                .filter(entry -> entry.name().equals(name))
                .flatMap(entry -> entry.arguments().stream())
                .map(String::valueOf)
                .toList();
    }
}
