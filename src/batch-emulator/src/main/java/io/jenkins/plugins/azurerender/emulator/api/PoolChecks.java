package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.autoscale.Formula;
import io.jenkins.plugins.azurerender.emulator.autoscale.FormulaException;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.state.Applications;
import java.time.Duration;
import java.util.List;

/** What must be right about a pool beyond the types of its fields. */
final class PoolChecks {
    private static final int LONGEST_FORMULA = 8192;
    private static final int MOST_NODES = 2000;

    private PoolChecks() {}

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException naming what is wrong */
    static void check(JsonNode spec, Applications applications) {
        sizes(spec);
        Checks.displayName(spec);
        Checks.range(spec, "taskSlotsPerNode", 1, 256);
        boolean auto = Json.flag(spec, false, "enableAutoScale");
        if (auto && (spec.has("targetDedicatedNodes") || spec.has("targetLowPriorityNodes"))) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName",
                    "enableAutoScale",
                    "Reason",
                    "Numbers of nodes cannot be given when automatic scaling is enabled.");
        }
        if (auto && !spec.has("autoScaleFormula")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "autoScaleFormula");
        }
        if (!auto && spec.has("autoScaleFormula")) {
            throw ErrorCode.InvalidAutoScalingSettings.with("Reason", "A formula needs enableAutoScale to be true.");
        }
        if (auto) {
            formula(Json.text(spec, "autoScaleFormula"));
        }
        interval(spec);
        if (spec.has("virtualMachineConfiguration") && spec.has("cloudServiceConfiguration")) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "Reason", "virtualMachineConfiguration and cloudServiceConfiguration exclude each other.");
        }
        Checks.size(spec, "mountConfiguration", 10);
        spec.path("mountConfiguration").forEach(PoolChecks::mount);
        Checks.size(spec, "applicationPackageReferences", 10);
        applications.check(spec.path("applicationPackageReferences"));
        Checks.metadata(spec);
        if (spec.has("startTask")) {
            Checks.command(spec.get("startTask"));
        }
    }

    private static void mount(JsonNode mount) {
        if (mount.size() != 1) {
            throw Checks.invalid("mountConfiguration", "", "Each entry mounts exactly one file system.");
        }
        JsonNode wish = mount.elements().next();
        String path = wish.path("relativeMountPath").asText();
        if (path.isBlank() || path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw Checks.invalid("relativeMountPath", path, "It is relative to the mounts' folder and leads into it.");
        }
    }

    static void sizes(JsonNode spec) {
        Checks.range(spec, "targetDedicatedNodes", 0, MOST_NODES);
        Checks.range(spec, "targetLowPriorityNodes", 0, MOST_NODES);
        Duration timeout = Json.span(spec, "resizeTimeout");
        if (timeout != null && timeout.compareTo(Duration.ofMinutes(5)) < 0) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "resizeTimeout", "Reason", "A resize has at least 5 minutes.");
        }
    }

    static void interval(JsonNode spec) {
        Duration interval = Json.span(spec, "autoScaleEvaluationInterval");
        boolean bad = interval != null
                && (interval.compareTo(Duration.ofMinutes(5)) < 0 || interval.compareTo(Duration.ofHours(168)) > 0);
        if (bad) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName",
                    "autoScaleEvaluationInterval",
                    "Reason",
                    "It lies between 5 minutes and 168 hours.");
        }
    }

    static void formula(String formula) {
        if (formula.length() > LONGEST_FORMULA) {
            throw ErrorCode.AutoScalingFormulaTooLong.with();
        }
        try {
            new Formula(formula);
        } catch (FormulaException e) {
            throw ErrorCode.AutoScalingFormulaSyntaxError.with("Reason", e.getMessage());
        }
    }
}
