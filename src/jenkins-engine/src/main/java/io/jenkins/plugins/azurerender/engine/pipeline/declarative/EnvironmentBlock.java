package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates an environment block; a variable can reference those before it. */
final class EnvironmentBlock extends GroovyObjectSupport {

    private final Script script;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private EnvironmentBlock(Script script) {
        this.script = script;
    }

    /** Returns the variables as {@code NAME=value}, in order. */
    static List<String> read(Closure<?> block, Script script) {
        EnvironmentBlock environment = new EnvironmentBlock(script);
        Closure<?> copy = block.rehydrate(environment, script, script);
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        copy.call();
        List<String> pairs = new ArrayList<>();
        environment.variables.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return script.invokeMethod(name, arguments);
    }

    @Override
    public Object getProperty(String name) {
        return variables.containsKey(name) ? variables.get(name) : script.getProperty(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        variables.put(name, String.valueOf(value));
    }
}
