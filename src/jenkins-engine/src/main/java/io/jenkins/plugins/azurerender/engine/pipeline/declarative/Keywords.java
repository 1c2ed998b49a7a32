package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.List;
import java.util.Set;

/** The keywords of Declarative Pipeline. */
final class Keywords {

    static final List<String> PIPELINE_SECTIONS =
            List.of("agent", "environment", "options", "parameters", "post", "stages", "triggers");

    static final List<String> STAGE_SECTIONS = List.of(
            "agent", "environment", "failFast", "matrix", "options", "parallel", "post", "stages", "steps", "when");

    static final List<String> MATRIX_SECTIONS =
            List.of("agent", "axes", "environment", "excludes", "options", "post", "stages", "when");

    static final List<String> AGENT_TYPES = List.of("any", "label", "none", "node");

    static final List<String> OPTIONS = List.of(
            "buildDiscarder",
            "disableConcurrentBuilds",
            "disableResume",
            "durabilityHint",
            "overrideIndexTriggers",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "quietPeriod",
            "rateLimitBuilds",
            "retry",
            "skipDefaultCheckout",
            "skipStagesAfterUnstable",
            "timeout",
            "timestamps");

    /** The options that run the step of the same name. */
    static final Set<String> WRAPPERS = Set.of("retry", "timeout", "timestamps");

    static final List<String> TRIGGERS = List.of("cron", "pollSCM", "upstream");

    static final List<String> PARAMETERS = List.of("booleanParam", "choice", "password", "string", "text");

    static final List<String> WHEN_CONDITIONS =
            List.of("allOf", "anyOf", "beforeAgent", "branch", "environment", "equals", "expression", "not");

    /** The conditions of post, in their order of evaluation. */
    static final List<String> POST_CONDITIONS = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "notBuilt",
            "cleanup");

    private Keywords() {}
}
