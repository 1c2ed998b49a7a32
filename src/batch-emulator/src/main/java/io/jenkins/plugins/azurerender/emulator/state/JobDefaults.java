package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.Locale;

/** Defaults of job properties. */
final class JobDefaults {
    private JobDefaults() {}

    static void fill(ObjectNode spec) {
        putNumber(spec, "priority", 0);
        putNumber(spec, "maxParallelTasks", -1);
        putFlag(spec, "usesTaskDependencies");
        putFlag(spec, "allowTaskPreemption");
        ObjectNode constraints = Json.objectAt(spec, "constraints");
        if (!constraints.has("maxWallClockTime")) {
            constraints.put("maxWallClockTime", Json.unlimited());
        }
        putNumber(constraints, "maxTaskRetryCount", 0);
        spec.set("constraints", constraints);
        for (String action : new String[] {"onAllTasksComplete", "onTaskFailure"}) {
            spec.put(action, spec.path(action).asText("noaction").toLowerCase(Locale.ROOT));
        }
        if (spec.get("jobPreparationTask") instanceof ObjectNode preparation) {
            TaskDefaults.fillPreparation(preparation);
        }
        if (spec.get("jobReleaseTask") instanceof ObjectNode release) {
            TaskDefaults.fillRelease(release);
        }
    }

    private static void putNumber(ObjectNode spec, String name, int value) {
        if (!spec.has(name)) {
            spec.put(name, value);
        }
    }

    private static void putFlag(ObjectNode spec, String name) {
        if (!spec.has(name)) {
            spec.put(name, false);
        }
    }
}
