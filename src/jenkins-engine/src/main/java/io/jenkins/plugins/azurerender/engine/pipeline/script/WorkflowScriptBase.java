package io.jenkins.plugins.azurerender.engine.pipeline.script;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jenkins.plugins.azurerender.engine.pipeline.Steps;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.DeclarativePipeline;
import io.jenkins.plugins.azurerender.engine.pipeline.steps.BuiltInSteps;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The base class of Jenkinsfiles: unknown methods are steps, unknown properties are global variables. */
public abstract class WorkflowScriptBase extends Script {

    private final transient Steps steps = new Steps(BuiltInSteps.get());
    private final transient GlobalVariables globals = new GlobalVariables(steps);

    @Override
    public final Object invokeMethod(String name, Object args) {
        if (getBinding().hasVariable(name)) {
            return InvokerHelper.invokeMethod(getBinding().getVariable(name), "call", args);
        }
        if ("pipeline".equals(name)
                && args instanceof Object[] only
                && only.length == 1
                && only[0] instanceof Closure<?> c) {
            return DeclarativePipeline.run(this, c, steps);
        }
        return steps.invokeMethod(name, args);
    }

    @Override
    public Object getProperty(String property) {
        if (!getBinding().hasVariable(property)) {
            Object global = globals.find(property);
            if (global != null) {
                return global;
            }
        }
        try {
            return super.getProperty(property);
        } catch (MissingPropertyException x) {
            String variable = globals.environmentVariable(property);
            if (variable == null) {
                throw x;
            }
            return variable;
        }
    }

    @Override
    public void println() {
        invokeMethod("echo", "");
    }

    @Override
    public void print(Object value) {
        println(value);
    }

    @Override
    public void println(Object value) {
        invokeMethod("echo", String.valueOf(value));
    }
}
