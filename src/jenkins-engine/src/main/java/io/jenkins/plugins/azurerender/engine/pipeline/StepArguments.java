package io.jenkins.plugins.azurerender.engine.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import io.jenkins.plugins.azurerender.engine.binding.DataBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a step call: named ones or a single one, and a block. */
public final class StepArguments {

    private final Map<String, Object> named;
    private final boolean hasSingle;
    private final Object single;
    private final BlockOfScript block;

    private StepArguments(Map<String, Object> named, boolean hasSingle, Object single, BlockOfScript block) {
        this.named = named;
        this.hasSingle = hasSingle;
        this.single = single;
        this.block = block;
    }

    /**
     * Parses the arguments that Groovy passes for {@code step a: 1, b: 2}, {@code step 'x'}, {@code step('x') { }} and
     * so on.
     */
    public static StepArguments of(Object groovyArguments) {
        List<Object> all = new ArrayList<>(
                groovyArguments instanceof Object[] array
                        ? Arrays.asList(array)
                        : Collections.singletonList(groovyArguments));
        BlockOfScript block = null;
        if (!all.isEmpty() && all.get(all.size() - 1) instanceof Closure<?> closure) {
            all.remove(all.size() - 1);
            block = closure::call;
        }
        if (all.isEmpty()) {
            return new StepArguments(Map.of(), false, null, block);
        }
        if (all.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + all);
        }
        if (all.get(0) instanceof Map<?, ?> map && !map.containsKey("$class")) {
            return new StepArguments(flatNames(map), false, null, block);
        }
        return new StepArguments(Map.of(), true, flat(all.get(0)), block);
    }

    /** Creates named arguments; the block may be null. */
    public static StepArguments of(Map<String, Object> named, BlockOfScript block) {
        return new StepArguments(named, false, null, block);
    }

    /** Returns the arguments with another block. */
    public StepArguments with(BlockOfScript otherBlock) {
        return new StepArguments(named, hasSingle, single, otherBlock);
    }

    /** Returns the arguments by name; a single one gets the name of the only constructor parameter of the class. */
    Map<String, Object> named(Class<?> type) {
        if (!hasSingle) {
            return named;
        }
        String name = DataBinder.soleRequiredParameter(type);
        if (name == null) {
            throw new IllegalArgumentException("Expected named arguments but got " + single);
        }
        return Collections.singletonMap(name, single);
    }

    /** Returns the arguments by name; a single one gets the given name. */
    public Map<String, Object> named(String nameOfSingle) {
        return hasSingle ? Collections.singletonMap(nameOfSingle, single) : named;
    }

    /**
     * Returns the arguments of a built-in step by name.
     *
     * @throws IllegalArgumentException when one is unknown
     */
    Map<String, Object> checked(String step, List<String> parameters) {
        if (hasSingle && parameters.isEmpty()) {
            throw new IllegalArgumentException("The step '" + step + "' has no arguments, but got " + single + ".");
        }
        Map<String, Object> checked = hasSingle ? named(parameters.get(0)) : named;
        for (String name : checked.keySet()) {
            if (!parameters.contains(name)) {
                throw new IllegalArgumentException(
                        "Unknown parameter '" + name + "' of the step '" + step + "'; valid parameters: " + parameters);
            }
        }
        return checked;
    }

    /** Returns the block, or null. */
    public BlockOfScript block() {
        return block;
    }

    private static Map<String, Object> flatNames(Map<?, ?> map) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(key.toString(), flat(value)));
        return result;
    }

    /** Returns the value with GStrings evaluated. */
    private static Object flat(Object value) {
        if (value instanceof GString) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(StepArguments::flat).toList());
        }
        return value instanceof Map<?, ?> map ? flatNames(map) : value;
    }
}
