package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import io.jenkins.plugins.azurerender.engine.pipeline.ParameterValues;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The default values in the {@code parameters} section of a Declarative Pipeline. */
final class ParameterDefaults {

    private ParameterDefaults() {}

    /** Sets the defaults on the build, for parameters that have no value yet. */
    static void apply(StageModel pipeline, WorkflowRun run) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Entry parameter : pipeline.entries("parameters")) {
            defaults.put(String.valueOf(parameter.named().get("name")), defaultOf(parameter));
        }
        if (!defaults.isEmpty()) {
            ParameterValues.addDefaults(run, defaults);
        }
    }

    private static Object defaultOf(Entry parameter) {
        Object given = parameter.named().get("defaultValue");
        return switch (parameter.name()) {
            case "booleanParam" -> Boolean.TRUE.equals(given);
            case "choice" -> firstChoice(parameter.named().get("choices"));
            default -> given == null ? "" : given.toString();
        };
    }

    private static String firstChoice(Object choices) {
        if (choices instanceof List<?> list && !list.isEmpty()) {
            return list.get(0).toString();
        }
        return String.valueOf(choices).lines().findFirst().orElse("");
    }
}
