package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.protocol.ErrorCode;
import java.util.regex.Pattern;

/** Rules on values that hold in several places. */
final class Checks {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Checks() {}

    /** Letters, digits, hyphen and underscore, at most 64. */
    static String id(JsonNode spec) {
        String id = spec.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw ErrorCode.InvalidPropertyValue.with(
                    "PropertyName",
                    "id",
                    "PropertyValue",
                    id,
                    "Reason",
                    "An id has 1 to 64 letters, digits, hyphens and underscores.");
        }
        return id;
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
}
