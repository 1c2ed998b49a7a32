package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.InvisibleAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The parameter values of a build; pass it to {@code scheduleBuild2} to set them. */
public final class ParameterValues extends InvisibleAction {

    private final Map<String, Object> values;

    public ParameterValues(Map<String, ?> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Returns the values by name. */
    public static Map<String, Object> of(WorkflowRun run) {
        ParameterValues given = run.getAction(ParameterValues.class);
        return given == null ? Map.of() : Collections.unmodifiableMap(given.values);
    }

    /** Adds default values for parameters without a value. */
    public static void addDefaults(WorkflowRun run, Map<String, ?> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        all.putAll(of(run));
        run.addOrReplaceAction(new ParameterValues(all));
    }
}
