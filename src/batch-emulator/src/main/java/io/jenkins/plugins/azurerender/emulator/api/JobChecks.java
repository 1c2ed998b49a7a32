package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.state.Applications;
import io.jenkins.plugins.azurerender.emulator.state.Job;

/** What must be right about jobs and tasks beyond the types of their fields. */
final class JobChecks {
    private static final int LONGEST_DEPENDENCIES = 64_000;
    private static final int MOST_RANGES = 1_000;
    private static final int LONGEST_PREFIX = 20;

    private JobChecks() {}

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException naming what is wrong */
    static void job(JsonNode spec, Applications applications) {
        changes(spec);
        Checks.displayName(spec);
        if (spec.has("jobReleaseTask") && !spec.has("jobPreparationTask")) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "jobReleaseTask", "Reason", "It needs a job preparation task.");
        }
        for (String helper : new String[] {"jobPreparationTask", "jobReleaseTask", "jobManagerTask"}) {
            if (spec.has(helper)) {
                Checks.command(spec.get(helper));
            }
            if (spec.path(helper).has("id")) {
                Checks.id(spec.get(helper));
            }
        }
        poolInfo(spec.path("poolInfo"), applications);
    }

    private static void poolInfo(JsonNode info, Applications applications) {
        boolean auto = info.has("autoPoolSpecification");
        if (auto == info.has("poolId")) {
            throw Checks.invalid("poolInfo", "", "Exactly one of poolId and autoPoolSpecification is given.");
        }
        String prefix =
                info.path("autoPoolSpecification").path("autoPoolIdPrefix").asText("");
        if (prefix.length() > LONGEST_PREFIX) {
            throw Checks.invalid("autoPoolIdPrefix", prefix, "It has at most 20 characters.");
        }
        if (info.path("autoPoolSpecification").has("pool")) {
            PoolChecks.check(info.path("autoPoolSpecification").get("pool"), applications);
        }
    }

    /** What holds for changes too. */
    static void changes(JsonNode spec) {
        int priority = Json.number(spec, 0, "priority");
        if (priority < -1000 || priority > 1000) {
            throw ErrorCode.OutOfRangePriority.with("PropertyName", "priority", "PropertyValue", "" + priority);
        }
        Checks.range(spec, "maxParallelTasks", -1, Integer.MAX_VALUE);
        Checks.range(spec.path("constraints"), "maxTaskRetryCount", -1, Integer.MAX_VALUE);
        Checks.metadata(spec);
    }

    static void task(Job job, JsonNode spec, Applications applications) {
        String id = Checks.id(spec);
        Checks.displayName(spec);
        Checks.command(spec);
        Checks.range(spec, "requiredSlots", 1, 256);
        applications.check(spec.path("applicationPackageReferences"));
        if (id.equalsIgnoreCase(Json.text(job.spec(), "jobPreparationTask", "id"))) {
            throw ErrorCode.TaskIdSameAsJobPreparationTask.with();
        }
        if (id.equalsIgnoreCase(Json.text(job.spec(), "jobReleaseTask", "id"))) {
            throw ErrorCode.TaskIdSameAsJobReleaseTask.with();
        }
        if (spec.has("multiInstanceSettings")) {
            Checks.range(spec.get("multiInstanceSettings"), "numberOfInstances", 1, Integer.MAX_VALUE);
            Checks.range(spec, "requiredSlots", 1, 1);
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
        if (!Json.flag(job.spec(), false, "usesTaskDependencies")) {
            throw ErrorCode.TaskDependenciesNotSpecifiedOnJob.with();
        }
        int length = 0;
        for (JsonNode id : dependsOn.path("taskIds")) {
            length += id.asText().length();
        }
        if (length > LONGEST_DEPENDENCIES) {
            throw ErrorCode.TaskDependencyListTooLong.with();
        }
        if (dependsOn.path("taskIdRanges").size() > MOST_RANGES) {
            throw ErrorCode.TaskDependencyRangesTooLong.with();
        }
        for (JsonNode range : dependsOn.path("taskIdRanges")) {
            Checks.range(range, "start", 0, Integer.MAX_VALUE);
            Checks.range(range, "end", 0, Integer.MAX_VALUE);
            if (range.path("end").asLong() < range.path("start").asLong()) {
                throw Checks.invalid("taskIdRanges", range.toString(), "A range goes up.");
            }
        }
    }

    private static void noJobActions(JsonNode conditions) {
        for (JsonNode options : conditions.findParents("jobAction")) {
            if (!options.get("jobAction").asText().equalsIgnoreCase("none")) {
                throw Checks.invalid(
                        "jobAction",
                        options.get("jobAction").asText(),
                        "The job's onTaskFailure is noaction, so a task cannot ask for an action on the job.");
            }
        }
    }
}
