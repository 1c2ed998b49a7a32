package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks for container images. */
public final class ContainerImages {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:/-]*[A-Za-z0-9])?(@sha256:[0-9a-f]{64})?");

    private ContainerImages() {}

    /** @throws InvalidRequestException if a name is not a valid container image name */
    public static void check(List<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidRequestException(
                        "'%s' is not a valid container image name: use registry/name:tag or, better, registry/name@sha256:<digest>."
                                .formatted(name));
            }
        }
    }

    /** Returns a warning if the name has no digest, because a tag can change. */
    public static Optional<String> warning(String name) {
        return name.contains("@sha256:")
                ? Optional.empty()
                : Optional.of("the container image %s has no digest: nodes that start later may pull a different image"
                        .formatted(name));
    }
}
