package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;

/** Stands for the descriptor of a Pipeline step. */
public abstract class StepDescriptor extends Descriptor<Step> {

    /** The context types without which the step cannot run. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** The context types that the step gives to its block. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Collections.emptySet();
    }

    /** The name by which a Jenkinsfile calls the step. */
    public abstract String getFunctionName();

    /** Whether the step takes a block. */
    public boolean takesImplicitBlockArgument() {
        return false;
    }

    /** Fails when a required type is not in the context. */
    public final void checkContextAvailability(StepContext c)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (c.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    /** The descriptors of all steps. */
    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    /** The descriptor of the step with that name, or null. */
    public static @Nullable StepDescriptor byFunctionName(String name) {
        for (StepDescriptor d : all()) {
            if (d.getFunctionName().equals(name)) {
                return d;
            }
        }
        return null;
    }
}
