package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stage, or the whole Pipeline, which has no name: its sections by name, as blocks that run when it is their turn. */
final class StageModel {

    private final Script script;
    private final String name;
    private final Map<String, Entry> sections = new LinkedHashMap<>();

    private StageModel(Script script, String name, Closure<?> block) {
        this.script = script;
        this.name = name;
        BlockReader.read(block, script).forEach(entry -> sections.put(entry.name(), entry));
    }

    /** The Pipeline that this block describes. */
    static StageModel pipeline(Script script, Closure<?> block) {
        return new StageModel(script, null, block);
    }

    /** The name of the stage; null for the whole Pipeline. */
    String name() {
        return name;
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The block of that section, to be run by the script; null when there is none. */
    Closure<?> block(String section) {
        Closure<?> block = has(section) ? sections.get(section).block() : null;
        return block == null ? null : block.rehydrate(script, script, script);
    }

    /** The value of a section without a block, such as {@code agent any}; null when there is none. */
    Object value(String section) {
        return has(section) ? sections.get(section).first() : null;
    }

    /** The calls in the block of that section; none when there is no such section. */
    List<Entry> entries(String section) {
        Closure<?> block = block(section);
        return block == null ? List.of() : BlockReader.read(block, script);
    }

    /** The call of that name in the block of that section, or null. */
    Entry entry(String section, String wanted) {
        return entries(section).stream()
                .filter(entry -> entry.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Whether the options have that one, and not with the argument false. */
    boolean hasOption(String option) {
        Entry entry = entry("options", option);
        return entry != null && !Boolean.FALSE.equals(entry.first());
    }

    /** The stages in that section ({@code stages} or {@code parallel}). */
    List<StageModel> stages(String section) {
        return entries(section).stream()
                .map(stage -> new StageModel(script, stage.first().toString(), stage.block()))
                .toList();
    }

    /** The block of that condition of {@code post}, or null. */
    Closure<?> post(String condition) {
        Entry entry = entry("post", condition);
        return entry == null ? null : entry.block().rehydrate(script, script, script);
    }
}
