package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.regex.Pattern;

/** Validation rules shared by several resources. */
final class Validation {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_NAME_LENGTH = 1024;

    private Validation() {}

    /** Returns the id if it has 1 to 64 letters, digits, hyphens and underscores. */
    static String id(JsonNode spec) {
        String id = spec.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw invalid("id", id, "An id must have 1 to 64 letters, digits, hyphens and underscores.");
        }
        return id;
    }

    static void displayName(JsonNode spec) {
        String name = spec.path("displayName").asText("");
        if (name.length() > MAX_NAME_LENGTH) {
            throw invalid("displayName", name.substring(0, 64) + "...", "It must not exceed 1024 characters.");
        }
    }

    static void metadata(JsonNode spec) {
        for (JsonNode one : spec.path("metadata")) {
            if (one.path("name").asText().isEmpty()) {
                throw ErrorCode.EmptyMetadataKey.with();
            }
        }
    }

    /** Checks the command line, the user identity and the resource files of a task. */
    static void command(JsonNode task) {
        if (Json.text(task, "commandLine") == null
                || task.get("commandLine").asText().isBlank()) {
            throw invalid("commandLine", "", "The command line is empty.");
        }
        JsonNode identity = task.path("userIdentity");
        if (identity.has("username") == identity.has("autoUser") && !identity.isMissingNode()) {
            throw invalid("userIdentity", "", "Exactly one of username and autoUser must be specified.");
        }
        for (JsonNode file : task.path("resourceFiles")) {
            resourceFile(file);
        }
        JsonNode constraints = task.path("constraints");
        range(constraints, "maxTaskRetryCount", -1, Integer.MAX_VALUE);
    }

    private static void resourceFile(JsonNode file) {
        int sources = (file.has("httpUrl") ? 1 : 0)
                + (file.has("storageContainerUrl") ? 1 : 0)
                + (file.has("autoStorageContainerName") ? 1 : 0);
        if (sources != 1) {
            throw invalid(
                    "resourceFiles",
                    "",
                    "Exactly one of httpUrl, storageContainerUrl and autoStorageContainerName must be specified.");
        }
        if (file.has("httpUrl") && !file.has("filePath")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "filePath");
        }
        if (file.has("httpUrl") && file.has("blobPrefix")) {
            throw invalid("blobPrefix", Json.text(file, "blobPrefix"), "It can be used with a container only.");
        }
    }

    static void size(JsonNode spec, String name, int max) {
        if (spec.path(name).size() > max) {
            throw invalid(
                    name, String.valueOf(spec.path(name).size()), "It must not have more than " + max + " entries.");
        }
    }

    /** Checks that a number is in a range; a missing number passes. */
    static void range(JsonNode spec, String name, long min, long max) {
        if (spec.has(name) && (spec.get(name).asLong() < min || spec.get(name).asLong() > max)) {
            throw ErrorCode.OutOfRangeInput.with(
                    "PropertyName",
                    name,
                    "PropertyValue",
                    spec.get(name).asText(),
                    "MinimumAllowed",
                    String.valueOf(min),
                    "MaximumAllowed",
                    String.valueOf(max));
        }
    }

    static RuntimeException invalid(String name, String value, String reason) {
        return ErrorCode.InvalidPropertyValue.with("PropertyName", name, "PropertyValue", value, "Reason", reason);
    }
}
