package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/** Describes a Pipeline step. */
public abstract class StepDescriptor extends Descriptor<Step> {

    /** Returns the context types that the step requires. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** Returns the context types that the step provides to its block. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Collections.emptySet();
    }

    /** Returns the name of the step in Jenkinsfiles. */
    public abstract String getFunctionName();

    /** Returns whether the step has a block. */
    public boolean takesImplicitBlockArgument() {
        return false;
    }

    /** Creates a step with the arguments of a Pipeline. */
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return DescribableModel.of(clazz).instantiate(arguments, null);
    }

    /** Checks that the context has all required types. */
    public final void checkContextAvailability(StepContext c)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (c.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    /** Returns the descriptors of all steps. */
    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    /** Returns the descriptor of the step with the name, or null. */
    public static @Nullable StepDescriptor byFunctionName(String name) {
        for (StepDescriptor d : all()) {
            if (d.getFunctionName().equals(name)) {
                return d;
            }
        }
        return null;
    }
}
