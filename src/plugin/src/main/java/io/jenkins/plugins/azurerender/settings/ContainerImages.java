package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Container images that nodes fetch before they take tasks. */
public final class ContainerImages {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:/-]*[A-Za-z0-9])?(@sha256:[0-9a-f]{64})?");

    private ContainerImages() {}

    /** @throws InvalidRequestException when one is no name of a container image */
    public static void check(List<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidRequestException(
                        "The container '%s' is no name of a container image: give registry/name:tag, or better registry/name@sha256:<digest>."
                                .formatted(name));
            }
        }
    }

    /** What to know before nodes fetch this image: that a tag can mean another one tomorrow. */
    public static Optional<String> warning(String name) {
        return name.contains("@sha256:")
                ? Optional.empty()
                : Optional.of("the container image %s has no digest: nodes that start later may fetch another one"
                        .formatted(name));
    }
}
