package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a block of directives and records its calls without executing them. */
final class BlockReader extends GroovyObjectSupport {

    private final Script script;
    private final List<Entry> entries = new ArrayList<>();

    private BlockReader(Script script) {
        this.script = script;
    }

    /** A call in the block, such as {@code label 'linux'}. */
    record Entry(String name, List<Object> arguments) {

        /** Returns the first argument, or null. */
        Object first() {
            return arguments.isEmpty() ? null : arguments.get(0);
        }

        /** Returns the named arguments. */
        Map<String, Object> named() {
            Map<String, Object> named = new LinkedHashMap<>();
            if (first() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> named.put(key.toString(), value));
            }
            return named;
        }

        /** Returns the block at the end of the arguments, or null. */
        Closure<?> block() {
            Object last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
            return last instanceof Closure<?> closure ? closure : null;
        }
    }

    /** Returns the calls in that block, in order. */
    static List<Entry> read(Closure<?> block, Script script) {
        BlockReader reader = new BlockReader(script);
        Closure<?> copy = block.rehydrate(reader, script, script);
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        copy.call();
        return reader.entries;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        entries.add(new Entry(name, Arrays.asList((Object[]) arguments)));
        return name;
    }

    @Override
    public Object getProperty(String name) {
        return "any".equals(name) || "none".equals(name) ? name : script.getProperty(name);
    }
}
