package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** Validates IDs of pools. */
public final class BatchIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private BatchIds() {}

    /** @throws InvalidRequestException if Batch does not allow the ID */
    public static String checkPool(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new InvalidRequestException(
                    "The pool name '%s' is not allowed: use 1 to 64 letters, digits, hyphens and underscores."
                            .formatted(id == null ? "" : id));
        }
        return id;
    }
}
