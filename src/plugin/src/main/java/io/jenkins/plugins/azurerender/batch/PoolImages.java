package io.jenkins.plugins.azurerender.batch;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses an image from those an account supports, so that no table of images in this code can grow old. */
public final class PoolImages {

    private PoolImages() {}

    /**
     * The image meant by {@code name}: {@code publisher:offer:sku}, or an offer alone, such as {@code ubuntu-hpc}, for
     * its newest sku that is verified and still supported.
     *
     * @throws InvalidRequestException when the account supports none of that name
     */
    public static PoolImage choose(String name, List<PoolImage> supported, Instant now) {
        return supported.stream()
                .filter(image -> name.equalsIgnoreCase(image.offer()) || name.equalsIgnoreCase(image.toString()))
                .filter(image -> image.endOfLife() == null || image.endOfLife().isAfter(now))
                .max(Comparator.comparing(PoolImage::verified).thenComparing(PoolImage::sku))
                .orElseThrow(() -> new InvalidRequestException(
                        "The image '%s' is not one this Batch account supports: choose one of %s, or publisher:offer:sku."
                                .formatted(
                                        name,
                                        supported.stream()
                                                .map(PoolImage::offer)
                                                .distinct()
                                                .sorted()
                                                .collect(Collectors.joining(", ")))));
    }
}
