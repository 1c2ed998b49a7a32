package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tools.ant.types.selectors.SelectorUtils;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Evaluates the conditions of a when block. */
final class WhenBlock {

    private final Script script;
    private final EnvironmentLookup environment;

    /** Returns the value of an environment variable, or null. */
    interface EnvironmentLookup {
        String get(String name);
    }

    WhenBlock(Script script, EnvironmentLookup environment) {
        this.script = script;
        this.environment = environment;
    }

    /** Returns whether all conditions of the block are met. */
    boolean allHold(Closure<?> block) {
        return conditions(block).stream().allMatch(this::holds);
    }

    private List<Entry> conditions(Closure<?> block) {
        return BlockReader.read(block, script).stream()
                .filter(entry -> !"beforeAgent".equals(entry.name()))
                .toList();
    }

    private boolean holds(Entry condition) {
        return switch (condition.name()) {
            case "branch" -> matchesBranch(condition);
            case "environment" -> matchesEnvironment(condition.named());
            case "equals" ->
                Objects.equals(
                        condition.named().get("expected"), condition.named().get("actual"));
            case "expression" ->
                DefaultTypeTransformation.castToBoolean(
                        condition.block().rehydrate(script, script, script).call());
            case "not" -> !allHold(condition.block());
            case "allOf" -> allHold(condition.block());
            case "anyOf" -> conditions(condition.block()).stream().anyMatch(this::holds);
            default -> throw new IllegalArgumentException("Unknown conditional " + condition.name());
        };
    }

    private boolean matchesBranch(Entry condition) {
        Object pattern = condition.first() instanceof Map<?, ?> named ? named.get("pattern") : condition.first();
        String branch = environment.get("BRANCH_NAME");
        return branch != null && SelectorUtils.matchPath(String.valueOf(pattern), branch);
    }

    private boolean matchesEnvironment(Map<String, Object> named) {
        String actual = environment.get(String.valueOf(named.get("name")));
        String wanted = String.valueOf(named.get("value"));
        boolean ignoreCase = Boolean.TRUE.equals(named.get("ignoreCase"));
        return ignoreCase ? wanted.equalsIgnoreCase(actual) : wanted.equals(actual);
    }
}
