package io.jenkins.plugins.azurerender.azure.batch;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** What Batch takes as the id of a pool or a job. */
public final class BatchIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private BatchIds() {}

    /**
     * @param what how the message calls it, such as "pool"
     * @throws InvalidRequestException when Batch would refuse the id
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
