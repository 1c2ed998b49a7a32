package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stage or the whole Pipeline: its sections by name. */
final class StageModel {

    private final Script script;
    private final String name;
    private final Map<String, String> axisValues;
    private final Map<String, Entry> sections = new LinkedHashMap<>();

    private StageModel(Script script, String name, Map<String, String> axisValues, Closure<?> block) {
        this.script = script;
        this.name = name;
        this.axisValues = axisValues;
        BlockReader.read(block, script).forEach(entry -> sections.put(entry.name(), entry));
    }

    /** Returns the Pipeline in the block. */
    static StageModel pipeline(Script script, Closure<?> block) {
        return new StageModel(script, null, Map.of(), block);
    }

    /** Returns the axis values of a matrix cell by name; empty for other stages. */
    Map<String, String> axisValues() {
        return axisValues;
    }

    /** Returns the name of the stage; null for the whole Pipeline. */
    String name() {
        return name;
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** Returns the block of the section; null when there is none. */
    Closure<?> block(String section) {
        Closure<?> block = has(section) ? sections.get(section).block() : null;
        return block == null ? null : block.rehydrate(script, script, script);
    }

    /** Returns the value of a section without a block, such as {@code agent any}; null when there is none. */
    Object value(String section) {
        return has(section) ? sections.get(section).first() : null;
    }

    /** Returns the calls in the block of the section; empty when there is no such section. */
    List<Entry> entries(String section) {
        Closure<?> block = block(section);
        return block == null ? List.of() : BlockReader.read(block, script);
    }

    /** Returns the call with the name in the block of the section, or null. */
    Entry entry(String section, String wanted) {
        return entries(section).stream()
                .filter(entry -> entry.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether the option is set and its argument is not false. */
    boolean hasOption(String option) {
        Entry entry = entry("options", option);
        return entry != null && !Boolean.FALSE.equals(entry.first());
    }

    /** Returns the stages in the section {@code parallel}, or the cells of {@code matrix}; empty when the stage has neither. */
    List<StageModel> branches() {
        Closure<?> matrix = block("matrix");
        if (matrix == null) {
            return stages("parallel");
        }
        return MatrixAxes.cells(matrix, script).stream()
                .map(cell -> new StageModel(script, MatrixAxes.name(cell), cell, matrix))
                .toList();
    }

    /** Returns the stages in the section ({@code stages} or {@code parallel}). */
    List<StageModel> stages(String section) {
        return entries(section).stream()
                .map(stage -> new StageModel(script, stage.first().toString(), Map.of(), stage.block()))
                .toList();
    }

    /** Returns the block of the {@code post} condition, or null. */
    Closure<?> post(String condition) {
        Entry entry = entry("post", condition);
        return entry == null ? null : entry.block().rehydrate(script, script, script);
    }
}
