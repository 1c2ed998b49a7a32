package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** Validates IDs of pools and Batch jobs. */
public final class BatchIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private BatchIds() {}

    /**
     * @param what the name of the resource for the message, such as "pool"
     * @throws InvalidRequestException if Batch does not allow the ID
     */
    public static String check(String what, String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new InvalidRequestException(
                    "The %s name '%s' is not allowed: use 1 to 64 letters, digits, hyphens and underscores."
                            .formatted(what, id == null ? "" : id));
        }
        return id;
    }
}
