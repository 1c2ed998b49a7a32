package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.regex.Pattern;

/** What Azure takes as the name of a blob container. */
public final class ContainerNames {

    private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*");

    private ContainerNames() {}

    /** @throws InvalidRequestException when Azure would refuse the name */
    public static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    "The project '%s' cannot name a container: use 3 to 63 small letters, digits and single hyphens."
                            .formatted(name));
        }
        return name;
    }
}
