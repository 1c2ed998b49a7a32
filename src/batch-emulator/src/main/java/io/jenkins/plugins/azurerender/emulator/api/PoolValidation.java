package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.autoscale.Formula;
import io.jenkins.plugins.azurerender.emulator.autoscale.FormulaException;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.state.Applications;
import java.time.Duration;
import java.util.List;

/** Validation of pools beyond the types of their properties. */
final class PoolValidation {
    private static final int MAX_FORMULA_LENGTH = 8192;
    private static final int MAX_NODES = 2000;

    private PoolValidation() {}

    /** @throws io.jenkins.plugins.azurerender.emulator.protocol.ServiceException for the first invalid property */
    static void check(JsonNode spec, Applications applications) {
        sizes(spec);
        Validation.displayName(spec);
        Validation.range(spec, "taskSlotsPerNode", 1, 256);
        boolean auto = Json.bool(spec, false, "enableAutoScale");
        if (auto && (spec.has("targetDedicatedNodes") || spec.has("targetLowPriorityNodes"))) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName",
                    "enableAutoScale",
                    "Reason",
                    "Target node counts cannot be specified when automatic scaling is enabled.");
        }
        if (auto && !spec.has("autoScaleFormula")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "autoScaleFormula");
        }
        if (!auto && spec.has("autoScaleFormula")) {
            throw ErrorCode.InvalidAutoScalingSettings.with("Reason", "A formula requires enableAutoScale to be true.");
        }
        if (auto) {
            formula(Json.text(spec, "autoScaleFormula"));
        }
        interval(spec);
        if (spec.has("virtualMachineConfiguration") && spec.has("cloudServiceConfiguration")) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "Reason", "virtualMachineConfiguration and cloudServiceConfiguration are mutually exclusive.");
        }
        Validation.size(spec, "mountConfiguration", 10);
        spec.path("mountConfiguration").forEach(PoolValidation::mount);
        Validation.size(spec, "applicationPackageReferences", 10);
        applications.check(spec.path("applicationPackageReferences"));
        Validation.metadata(spec);
        if (spec.has("startTask")) {
            Validation.command(spec.get("startTask"));
        }
    }

    private static void mount(JsonNode mount) {
        if (mount.size() != 1) {
            throw Validation.invalid("mountConfiguration", "", "Each entry must configure exactly one file system.");
        }
        JsonNode fileSystem = mount.elements().next();
        String path = fileSystem.path("relativeMountPath").asText();
        if (path.isBlank() || path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw Validation.invalid(
                    "relativeMountPath", path, "It must be a relative path inside the mounts directory.");
        }
    }

    static void sizes(JsonNode spec) {
        Validation.range(spec, "targetDedicatedNodes", 0, MAX_NODES);
        Validation.range(spec, "targetLowPriorityNodes", 0, MAX_NODES);
        Duration timeout = Json.duration(spec, "resizeTimeout");
        if (timeout != null && timeout.compareTo(Duration.ofMinutes(5)) < 0) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName", "resizeTimeout", "Reason", "The resize timeout must be at least 5 minutes.");
        }
    }

    static void interval(JsonNode spec) {
        Duration interval = Json.duration(spec, "autoScaleEvaluationInterval");
        boolean bad = interval != null
                && (interval.compareTo(Duration.ofMinutes(5)) < 0 || interval.compareTo(Duration.ofHours(168)) > 0);
        if (bad) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName",
                    "autoScaleEvaluationInterval",
                    "Reason",
                    "It must be between 5 minutes and 168 hours.");
        }
    }

    static void formula(String formula) {
        if (formula.length() > MAX_FORMULA_LENGTH) {
            throw ErrorCode.AutoScalingFormulaTooLong.with();
        }
        try {
            new Formula(formula);
        } catch (FormulaException e) {
            throw ErrorCode.AutoScalingFormulaSyntaxError.with("Reason", e.getMessage());
        }
    }
}
