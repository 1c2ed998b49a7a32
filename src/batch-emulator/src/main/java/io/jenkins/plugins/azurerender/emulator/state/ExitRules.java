package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;

/** The actions that follow from the exit conditions of a task. */
record ExitRules(String jobAction, boolean satisfiesDependents) {

    /** Returns the actions for an outcome; success satisfies dependents unless its exit code is listed. */
    static ExitRules of(JsonNode conditions, Outcome outcome) {
        JsonNode options = options(conditions, outcome);
        String dependency = options.path("dependencyAction").asText(outcome.succeeded() ? "satisfy" : "block");
        return new ExitRules(options.path("jobAction").asText("none"), dependency.equalsIgnoreCase("satisfy"));
    }

    private static JsonNode options(JsonNode conditions, Outcome outcome) {
        if (outcome.phase() == Outcome.Phase.PREPARING && conditions.has("preProcessingError")) {
            return conditions.get("preProcessingError");
        }
        if (outcome.phase() == Outcome.Phase.UPLOADING && conditions.has("fileUploadError")) {
            return conditions.get("fileUploadError");
        }
        if (outcome.exitCode() != null && outcome.phase() == Outcome.Phase.COMMAND) {
            int code = outcome.exitCode();
            for (JsonNode one : conditions.path("exitCodes")) {
                if (one.path("code").asInt() == code) {
                    return one.path("exitOptions");
                }
            }
            for (JsonNode one : conditions.path("exitCodeRanges")) {
                if (one.path("start").asInt() <= code && code <= one.path("end").asInt()) {
                    return one.path("exitOptions");
                }
            }
        }
        return outcome.succeeded() ? conditions.path("none") : conditions.path("default");
    }
}
