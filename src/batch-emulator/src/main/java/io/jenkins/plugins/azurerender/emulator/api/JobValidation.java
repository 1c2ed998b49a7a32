package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.state.Applications;
import io.jenkins.plugins.azurerender.emulator.state.Job;

/** Validation of jobs and tasks beyond the types of their properties. */
final class JobValidation {
    private static final int MAX_DEPENDENCIES_LENGTH = 64_000;
    private static final int MAX_RANGES = 1_000;
    private static final int MAX_PREFIX_LENGTH = 20;

    private JobValidation() {}

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException for the first invalid property */
    static void job(JsonNode spec, Applications applications) {
        changes(spec);
        Validation.displayName(spec);
        if (spec.has("jobReleaseTask") && !spec.has("jobPreparationTask")) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "jobReleaseTask", "Reason", "It requires a job preparation task.");
        }
        for (String helper : new String[] {"jobPreparationTask", "jobReleaseTask", "jobManagerTask"}) {
            if (spec.has(helper)) {
                Validation.command(spec.get(helper));
            }
            if (spec.path(helper).has("id")) {
                Validation.id(spec.get(helper));
            }
        }
        poolInfo(spec.path("poolInfo"), applications);
    }

    private static void poolInfo(JsonNode info, Applications applications) {
        boolean auto = info.has("autoPoolSpecification");
        if (auto == info.has("poolId")) {
            throw Validation.invalid(
                    "poolInfo", "", "Exactly one of poolId and autoPoolSpecification must be specified.");
        }
        String prefix =
                info.path("autoPoolSpecification").path("autoPoolIdPrefix").asText("");
        if (prefix.length() > MAX_PREFIX_LENGTH) {
            throw Validation.invalid("autoPoolIdPrefix", prefix, "It must not exceed 20 characters.");
        }
        if (info.path("autoPoolSpecification").has("pool")) {
            PoolValidation.check(info.path("autoPoolSpecification").get("pool"), applications);
        }
    }

    /** Checks the properties that an update can change. */
    static void changes(JsonNode spec) {
        int priority = Json.number(spec, 0, "priority");
        if (priority < -1000 || priority > 1000) {
            throw ErrorCode.OutOfRangePriority.with("PropertyName", "priority", "PropertyValue", "" + priority);
        }
        Validation.range(spec, "maxParallelTasks", -1, Integer.MAX_VALUE);
        if (Json.number(spec, -1, "maxParallelTasks") == 0) {
            throw Validation.invalid("maxParallelTasks", "0", "It must be -1 or greater than 0.");
        }
        Validation.range(spec.path("constraints"), "maxTaskRetryCount", -1, Integer.MAX_VALUE);
        Validation.metadata(spec);
    }

    static void task(Job job, JsonNode spec, Applications applications) {
        String id = Validation.id(spec);
        Validation.displayName(spec);
        Validation.command(spec);
        Validation.range(spec, "requiredSlots", 1, 256);
        applications.check(spec.path("applicationPackageReferences"));
        if (id.equalsIgnoreCase(Json.text(job.spec(), "jobPreparationTask", "id"))) {
            throw ErrorCode.TaskIdSameAsJobPreparationTask.with();
        }
        if (id.equalsIgnoreCase(Json.text(job.spec(), "jobReleaseTask", "id"))) {
            throw ErrorCode.TaskIdSameAsJobReleaseTask.with();
        }
        if (spec.has("multiInstanceSettings")) {
            Validation.range(spec.get("multiInstanceSettings"), "numberOfInstances", 1, Integer.MAX_VALUE);
            Validation.range(spec, "requiredSlots", 1, 1);
        }
        dependencies(job, spec.path("dependsOn"));
        if (spec.has("exitConditions") && "noaction".equals(Json.text(job.spec(), "onTaskFailure"))) {
            noJobActions(spec.get("exitConditions"));
        }
    }

    private static void dependencies(Job job, JsonNode dependsOn) {
        if (dependsOn.isMissingNode()) {
            return;
        }
        if (!Json.bool(job.spec(), false, "usesTaskDependencies")) {
            throw ErrorCode.TaskDependenciesNotSpecifiedOnJob.with();
        }
        int length = 0;
        for (JsonNode id : dependsOn.path("taskIds")) {
            length += id.asText().length();
        }
        if (length > MAX_DEPENDENCIES_LENGTH) {
            throw ErrorCode.TaskDependencyListTooLong.with();
        }
        if (dependsOn.path("taskIdRanges").size() > MAX_RANGES) {
            throw ErrorCode.TaskDependencyRangesTooLong.with();
        }
        for (JsonNode range : dependsOn.path("taskIdRanges")) {
            Validation.range(range, "start", 0, Integer.MAX_VALUE);
            Validation.range(range, "end", 0, Integer.MAX_VALUE);
            if (range.path("end").asLong() < range.path("start").asLong()) {
                throw Validation.invalid(
                        "taskIdRanges", range.toString(), "The end of a range must not be less than its start.");
            }
        }
    }

    private static void noJobActions(JsonNode conditions) {
        for (JsonNode options : conditions.findParents("jobAction")) {
            if (!options.get("jobAction").asText().equalsIgnoreCase("none")) {
                throw Validation.invalid(
                        "jobAction",
                        options.get("jobAction").asText(),
                        "A task cannot request a job action if the job's onTaskFailure is noaction.");
            }
        }
    }
}
