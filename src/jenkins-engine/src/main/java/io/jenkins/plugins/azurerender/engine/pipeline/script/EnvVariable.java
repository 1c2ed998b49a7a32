package io.jenkins.plugins.azurerender.engine.pipeline.script;

import groovy.lang.GroovyObjectSupport;
import io.jenkins.plugins.azurerender.engine.pipeline.FlowThread;
import java.util.Map;

/** The variable {@code env}: reads the current environment, sets variables of the whole build. */
public final class EnvVariable extends GroovyObjectSupport {

    /** Returns the variables that the script has assigned. */
    public Map<String, String> getEnvironment() {
        return Map.copyOf(assigned());
    }

    @Override
    public Object getProperty(String name) {
        return FlowThread.current().environment().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        if (value == null) {
            assigned().remove(name);
        } else {
            assigned().put(name, value.toString());
        }
    }

    private static Map<String, String> assigned() {
        return FlowThread.current().execution().assignedVariables();
    }
}
