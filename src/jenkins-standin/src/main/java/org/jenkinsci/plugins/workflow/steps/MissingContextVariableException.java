package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A step was called outside of a required block, such as {@code node}. */
public class MissingContextVariableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final @NonNull Class<?> type;
    private final @CheckForNull String functionName;

    public MissingContextVariableException(@NonNull Class<?> type, @CheckForNull StepDescriptor d) {
        this.type = type;
        functionName = d != null ? d.getFunctionName() : null;
    }

    /** Returns the missing type. */
    public Class<?> getType() {
        return type;
    }

    @Override
    public String getMessage() {
        String missing = "Required context " + type + " is missing";
        List<StepDescriptor> providers = getProviders();
        if (providers.isEmpty()) {
            return missing;
        }
        return missing + "\nPerhaps you forgot to surround the " + (functionName == null ? "" : functionName + " ")
                + "step with a step that provides this, such as: "
                + providers.stream().map(StepDescriptor::getFunctionName).collect(Collectors.joining(", "));
    }

    /** Returns the steps that put the missing type into the context of their block. */
    public @NonNull List<StepDescriptor> getProviders() {
        List<StepDescriptor> providers = new ArrayList<>();
        for (StepDescriptor d : StepDescriptor.all()) {
            if (isIn(d.getProvidedContext()) && !isIn(d.getRequiredContext())) {
                providers.add(d);
            }
        }
        return providers;
    }

    private boolean isIn(Set<? extends Class<?>> classes) {
        return classes.stream().anyMatch(type::isAssignableFrom);
    }
}
