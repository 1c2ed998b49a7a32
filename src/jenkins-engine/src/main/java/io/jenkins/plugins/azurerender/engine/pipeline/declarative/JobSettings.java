package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import hudson.model.InvisibleAction;
import io.jenkins.plugins.azurerender.engine.pipeline.ParameterValues;
import io.jenkins.plugins.azurerender.engine.pipeline.declarative.BlockReader.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** What a Declarative Pipeline says of its job: when it is to run, kept with the job, and its parameters. */
public final class JobSettings extends InvisibleAction {

    private final ArrayList<String> triggers;

    private JobSettings(List<String> triggers) {
        this.triggers = new ArrayList<>(triggers);
    }

    /** The triggers as the Jenkinsfile has them, such as {@code cron('H 2 * * *')}; nothing here acts on them. */
    public List<String> triggers() {
        return List.copyOf(triggers);
    }

    static void apply(StageModel pipeline, WorkflowRun run) throws IOException {
        List<String> triggers = pipeline.entries("triggers").stream()
                .map(trigger -> trigger.name() + "('" + trigger.first() + "')")
                .toList();
        run.getParent().addOrReplaceAction(new JobSettings(triggers));
        run.getParent().save();
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
