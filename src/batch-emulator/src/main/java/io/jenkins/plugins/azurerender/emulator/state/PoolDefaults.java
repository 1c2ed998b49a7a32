package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Defaults of pool properties. */
final class PoolDefaults {
    private PoolDefaults() {}

    static void fill(ObjectNode spec) {
        spec.put("vmSize", spec.path("vmSize").asText("").toLowerCase(java.util.Locale.ROOT));
        boolean auto = spec.path("enableAutoScale").asBoolean(false);
        spec.put("enableAutoScale", auto);
        if (auto) {
            putIfAbsent(spec, "autoScaleEvaluationInterval", "PT15M");
        } else {
            putIfAbsent(spec, "resizeTimeout", "PT15M");
        }
        if (!spec.has("targetDedicatedNodes")) {
            spec.put("targetDedicatedNodes", 0);
        }
        if (!spec.has("targetLowPriorityNodes")) {
            spec.put("targetLowPriorityNodes", 0);
        }
        if (!spec.has("taskSlotsPerNode")) {
            spec.put("taskSlotsPerNode", 1);
        }
        if (!spec.has("taskSchedulingPolicy")) {
            spec.putObject("taskSchedulingPolicy").put("nodeFillType", "spread");
        }
        if (!spec.has("enableInterNodeCommunication")) {
            spec.put("enableInterNodeCommunication", false);
        }
        if (spec.get("startTask") instanceof ObjectNode startTask) {
            TaskDefaults.identity(startTask);
            if (!startTask.has("maxTaskRetryCount")) {
                startTask.put("maxTaskRetryCount", 0);
            }
            if (!startTask.has("waitForSuccess")) {
                startTask.put("waitForSuccess", true);
            }
        }
    }

    private static void putIfAbsent(ObjectNode spec, String name, String value) {
        if (!spec.has(name)) {
            spec.put(name, value);
        }
    }
}
