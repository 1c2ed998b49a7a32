package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a formula can see while it is evaluated: figures of the pool, its own variables, the time. */
public final class Scope {
    /** What older formulas call what. */
    private static final Map<String, String> OLD_NAMES =
            Map.of("$TargetDedicated", "$TargetDedicatedNodes", "$CurrentDedicated", "$CurrentDedicatedNodes");

    private final Instant now;
    private final Map<String, Samples> figures;
    private final Map<String, Object> variables = new LinkedHashMap<>();

    /**
     * @param figures by name, such as $PendingTasks
     * @param targets what may be set, with the values now: $TargetDedicatedNodes and its kind
     */
    public Scope(Instant now, Map<String, Samples> figures, Map<String, Object> targets) {
        this.now = now;
        this.figures = Map.copyOf(figures);
        variables.putAll(targets);
    }

    Instant now() {
        return now;
    }

    Object get(String given) {
        String name = OLD_NAMES.getOrDefault(given, given);
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        Object constant = Values.constant(name);
        if (constant != null) {
            return constant;
        }
        if (figures.containsKey(name)) {
            return figures.get(name);
        }
        throw new FormulaException("The variable " + name + " is not defined.");
    }

    void set(String given, Object value) {
        String name = OLD_NAMES.getOrDefault(given, given);
        if (figures.containsKey(name) || Values.constant(name) != null) {
            throw new FormulaException(name + " is read-only.");
        }
        variables.put(name, value instanceof Samples samples ? (Object) samples.last() : value);
    }

    /** All that was set, targets first. */
    public Map<String, Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** The variables as the service shows them: name=value;name=value. */
    public String shown() {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> text.append(text.length() == 0 ? "" : ";")
                .append(name)
                .append('=')
                .append(Values.show(value)));
        return text.toString();
    }
}
