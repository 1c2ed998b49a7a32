package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;

/** Defaults of task properties. */
final class TaskDefaults {
    private TaskDefaults() {}

    static void fillTask(ObjectNode spec, int jobsRetries) {
        identity(spec);
        constraints(spec, jobsRetries);
        if (!spec.has("requiredSlots")) {
            spec.put("requiredSlots", 1);
        }
    }

    static void fillPreparation(ObjectNode spec) {
        if (!spec.has("id")) {
            spec.put("id", "jobpreparation");
        }
        identity(spec);
        constraints(spec, 0);
        if (!spec.has("waitForSuccess")) {
            spec.put("waitForSuccess", true);
        }
        if (!spec.has("rerunOnNodeRebootAfterSuccess")) {
            spec.put("rerunOnNodeRebootAfterSuccess", true);
        }
    }

    static void fillRelease(ObjectNode spec) {
        if (!spec.has("id")) {
            spec.put("id", "jobrelease");
        }
        identity(spec);
        if (!spec.has("maxWallClockTime")) {
            spec.put("maxWallClockTime", "PT15M");
        }
        if (!spec.has("retentionTime")) {
            spec.put("retentionTime", "P7D");
        }
    }

    static void identity(ObjectNode spec) {
        if (!spec.has("userIdentity")) {
            spec.putObject("userIdentity")
                    .putObject("autoUser")
                    .put("scope", "pool")
                    .put("elevationLevel", "nonadmin");
        }
    }

    static void constraints(ObjectNode spec, int retries) {
        ObjectNode constraints = Json.objectAt(spec, "constraints");
        if (!constraints.has("maxWallClockTime")) {
            constraints.put("maxWallClockTime", Json.unlimited());
        }
        if (!constraints.has("retentionTime")) {
            constraints.put("retentionTime", "P7D");
        }
        if (!constraints.has("maxTaskRetryCount")) {
            constraints.put("maxTaskRetryCount", retries);
        }
        spec.set("constraints", constraints);
    }
}
