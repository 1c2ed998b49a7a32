package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** Validates names of blob containers. */
public final class ContainerNames {

    private static final Pattern NAME = Pattern.compile("(\\.\\./)*(?=[^/]{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    private ContainerNames() {}

    /** @throws InvalidRequestException if Azure does not allow the name, or jobs may not use it */
    public static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "'%s' is not a valid project name: use 3 to 63 lower-case letters, digits and single hyphens."
                            .formatted(name));
        }
        checkReserved(name);
        return name;
    }

    /** @throws InvalidRequestException if the name is one of those that the plugin generates for renders and pools */
    public static void checkReserved(String name) {
        String container = name.substring(name.lastIndexOf('/') + 1);
        if (ResourceNames.isOfRenderOrPool(container)) {
            throw new InvalidRequestException(
                    "Container '%s' belongs to a render or a pool, so no job can use it by its name. Use a project."
                            .formatted(container));
        }
        if (ResourceNames.isReserved(container)) {
            throw new InvalidRequestException(
                    "The project '%s' cannot be used, because the containers of renders and pools have similar names. Use another name."
                            .formatted(container));
        }
    }
}
