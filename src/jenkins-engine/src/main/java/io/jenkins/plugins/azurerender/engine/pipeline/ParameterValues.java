package io.jenkins.plugins.azurerender.engine.pipeline;

import hudson.model.InvisibleAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The values of a build's parameters; pass one to {@code scheduleBuild2} to choose them. */
public final class ParameterValues extends InvisibleAction {

    private final Map<String, Object> values;

    public ParameterValues(Map<String, ?> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** The values by name. */
    public static Map<String, Object> of(WorkflowRun run) {
        ParameterValues given = run.getAction(ParameterValues.class);
        return given == null ? Map.of() : Collections.unmodifiableMap(given.values);
    }

    /** Gives the build the defaults of its parameters, where it has no value yet. */
    public static void addDefaults(WorkflowRun run, Map<String, ?> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        all.putAll(of(run));
        run.addOrReplaceAction(new ParameterValues(all));
    }
}
