package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** Validates names of blob containers. */
public final class ContainerNames {

    private static final Pattern NAME = Pattern.compile("(\\.\\./)*(?=[^/]{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    private ContainerNames() {}

    /** @throws InvalidRequestException if Azure does not allow the name */
    public static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid project name: use 3 to 63 lower-case letters, digits and single hyphens."
                            .formatted(name));
        }
        return name;
    }
}
