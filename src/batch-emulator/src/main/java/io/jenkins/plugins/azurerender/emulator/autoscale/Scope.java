package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that a formula can read and write: pool metrics, variables, the current time. */
public final class Scope {
    /** Deprecated variable names and their replacements. */
    private static final Map<String, String> DEPRECATED_NAMES =
            Map.of("$TargetDedicated", "$TargetDedicatedNodes", "$CurrentDedicated", "$CurrentDedicatedNodes");

    private final Instant now;
    private final Map<String, Samples> metrics;
    private final Map<String, Object> variables = new LinkedHashMap<>();

    /**
     * @param metrics metrics by name, such as $PendingTasks
     * @param targets writable variables and their current values, such as $TargetDedicatedNodes
     */
    public Scope(Instant now, Map<String, Samples> metrics, Map<String, Object> targets) {
        this.now = now;
        this.metrics = Map.copyOf(metrics);
        variables.putAll(targets);
    }

    Instant now() {
        return now;
    }

    Object get(String alias) {
        String name = DEPRECATED_NAMES.getOrDefault(alias, alias);
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        Object constant = Values.constant(name);
        if (constant != null) {
            return constant;
        }
        if (metrics.containsKey(name)) {
            return metrics.get(name);
        }
        throw new FormulaException("The variable " + name + " is not defined.");
    }

    void set(String alias, Object value) {
        String name = DEPRECATED_NAMES.getOrDefault(alias, alias);
        if (metrics.containsKey(name) || Values.constant(name) != null) {
            throw new FormulaException(name + " is read-only.");
        }
        variables.put(name, value instanceof Samples samples ? (Object) samples.last() : value);
    }

    /** Returns all variables, targets first. */
    public Map<String, Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** Returns the variables in the format of the service: name=value;name=value. */
    public String results() {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> text.append(text.length() == 0 ? "" : ";")
                .append(name)
                .append('=')
                .append(Values.show(value)));
        return text.toString();
    }
}
