package io.jenkins.plugins.azurerender.engine.pipeline;

import groovy.lang.GroovyObjectSupport;
import hudson.model.Descriptor;
import io.jenkins.plugins.azurerender.engine.plugins.EmbeddedPluginManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Dispatches calls of a script: built-in steps, steps of plugins, and describables by symbol. */
public final class Steps extends GroovyObjectSupport {

    private final StepLibrary builtIn;

    /** Creates the dispatcher with the built-in steps. */
    public Steps(StepLibrary builtIn) {
        this.builtIn = builtIn;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return call(name, StepArguments.of(arguments));
    }

    /** Calls the step and returns its value; throws the step's exception, checked or not. */
    public Object call(String name, StepArguments arguments) {
        try {
            return dispatch(name, arguments);
        } catch (InvokerInvocationException x) {
            throw Rethrow.unchecked(x.getCause());
        } catch (Throwable x) {
            throw Rethrow.unchecked(x);
        }
    }

    private Object dispatch(String name, StepArguments arguments) throws Throwable {
        FlowThread thread = FlowThread.current();
        thread.checkStopped();
        if ("parallel".equals(name)) {
            return new ParallelCall(thread, arguments).run();
        }
        if ("getContext".equals(name)) {
            return new GetContextCall(thread, arguments).run();
        }
        if (builtIn.block(name) != null) {
            return new BlockCall(thread, name, arguments).run(builtIn.block(name));
        }
        if (builtIn.leaf(name) != null) {
            return new LeafCall(thread, name, arguments).run(builtIn.leaf(name));
        }
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        if (descriptor != null) {
            return new StepCall(thread, descriptor, arguments).run();
        }
        Descriptor<?> symbol = ((EmbeddedPluginManager) Jenkins.get().getPluginManager())
                .symbols()
                .find(name);
        if (symbol != null) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("$class", symbol.clazz.getName());
            described.putAll(arguments.named(symbol.clazz));
            return described;
        }
        throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + names());
    }

    /** Returns the sorted names of all steps. */
    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(builtIn.names());
        StepDescriptor.all().forEach(descriptor -> names.add(descriptor.getFunctionName()));
        return names;
    }
}
