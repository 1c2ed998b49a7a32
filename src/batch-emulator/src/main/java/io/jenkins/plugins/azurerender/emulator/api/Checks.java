package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.regex.Pattern;

/** Rules on values that hold in several places. */
final class Checks {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_NAME = 1024;

    private Checks() {}

    /** Letters, digits, hyphen and underscore, at most 64. */
    static String id(JsonNode spec) {
        String id = spec.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw invalid("id", id, "An id has 1 to 64 letters, digits, hyphens and underscores.");
        }
        return id;
    }

    static void displayName(JsonNode spec) {
        String name = spec.path("displayName").asText("");
        if (name.length() > LONGEST_NAME) {
            throw invalid("displayName", name.substring(0, 64) + "...", "It has at most 1024 characters.");
        }
    }

    static void metadata(JsonNode spec) {
        for (JsonNode one : spec.path("metadata")) {
            if (one.path("name").asText().isEmpty()) {
                throw ErrorCode.EmptyMetadataKey.with();
            }
        }
    }

    /** A command there must be, an identity of one kind, and sound lists of files. */
    static void command(JsonNode task) {
        if (Json.text(task, "commandLine") == null
                || task.get("commandLine").asText().isBlank()) {
            throw invalid("commandLine", "", "The command line is empty.");
        }
        JsonNode identity = task.path("userIdentity");
        if (identity.has("username") == identity.has("autoUser") && !identity.isMissingNode()) {
            throw invalid("userIdentity", "", "Exactly one of username and autoUser is given.");
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
                    "Exactly one of httpUrl, storageContainerUrl and autoStorageContainerName is given.");
        }
        if (file.has("httpUrl") && !file.has("filePath")) {
            throw ErrorCode.MissingRequiredProperty.with("PropertyName", "filePath");
        }
        if (file.has("httpUrl") && file.has("blobPrefix")) {
            throw invalid("blobPrefix", Json.text(file, "blobPrefix"), "It goes with a container only.");
        }
    }

    static void size(JsonNode spec, String name, int most) {
        if (spec.path(name).size() > most) {
            throw invalid(name, String.valueOf(spec.path(name).size()), "It has at most " + most + " entries.");
        }
    }

    /** A number that must lie between two others, when it is there. */
    static void range(JsonNode spec, String name, long least, long most) {
        if (spec.has(name) && (spec.get(name).asLong() < least || spec.get(name).asLong() > most)) {
            throw ErrorCode.OutOfRangeInput.with(
                    "PropertyName",
                    name,
                    "PropertyValue",
                    spec.get(name).asText(),
                    "MinimumAllowed",
                    String.valueOf(least),
                    "MaximumAllowed",
                    String.valueOf(most));
        }
    }

    static RuntimeException invalid(String name, String value, String reason) {
        return ErrorCode.InvalidPropertyValue.with("PropertyName", name, "PropertyValue", value, "Reason", reason);
    }
}
