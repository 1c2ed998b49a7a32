package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects an image from those that the Batch account supports. */
public final class ImageChoice {

    private static final Duration SOON = Duration.ofDays(90);

    private final List<PoolImage> supported;
    private final Instant now;

    public ImageChoice(List<PoolImage> supported, Instant now) {
        this.supported = List.copyOf(supported);
        this.now = now;
    }

    /**
     * Returns the image with this name; if there are several, the newest verified one.
     *
     * @param nodeAgent the node agent; required for a gallery image, null otherwise
     * @param containers whether the image must support containers
     * @throws InvalidRequestException if the account supports no such image
     */
    public PoolImage choose(ImageName name, String nodeAgent, boolean containers) {
        if (name.isGallery()) {
            return PoolImage.ofGallery(name.toString(), agentOfGallery(name, nodeAgent));
        }
        List<PoolImage> named = supported.stream().filter(name::isNameOf).toList();
        if (named.isEmpty()) {
            throw new InvalidRequestException(
                    "This Batch account does not support the image '%s': %s".formatted(name, advice(name)));
        }
        List<PoolImage> usable = require(
                named,
                this::isSupported,
                images -> "Azure Batch has not supported the image '%s' since %s: use one of %s."
                        .formatted(name, day(images.get(0).endOfLife()), offers(this::isSupported)));
        List<PoolImage> matching = require(
                usable,
                image -> nodeAgent == null || nodeAgent.equalsIgnoreCase(image.nodeAgent()),
                images -> "The image '%s' has the node agent %s: remove nodeAgent."
                        .formatted(name, images.get(0).nodeAgent()));
        Predicate<PoolImage> suitable = image -> !containers || image.runsContainers();
        PoolImage image = require(
                        matching, suitable, images -> "The image '%s' does not support containers: use one of %s."
                                .formatted(name, offers(suitable.and(this::isSupported))))
                .stream()
                .max(Comparator.comparing(PoolImage::verified).thenComparing(PoolImage::sku))
                .orElseThrow();
        return name.version().map(image::withVersion).orElse(image);
    }

    /** Returns a warning if Azure will soon end the support of this image. */
    public Optional<String> warning(PoolImage image) {
        return image.endOfLife() != null && image.endOfLife().isBefore(now.plus(SOON))
                ? Optional.of("Azure Batch supports the image %s only until %s: use a newer one"
                        .formatted(image, day(image.endOfLife())))
                : Optional.empty();
    }

    /** Returns the supported offers, then the full names of all supported images. */
    public List<String> names() {
        return supported.stream()
                .filter(this::isSupported)
                .flatMap(image -> Stream.of(image.offer(), image.toString()))
                .distinct()
                .sorted(Comparator.comparing((String name) -> name.contains(":"))
                        .thenComparing(Function.identity()))
                .toList();
    }

    private String agentOfGallery(ImageName name, String nodeAgent) {
        List<String> agents =
                supported.stream().map(PoolImage::nodeAgent).distinct().sorted().toList();
        return agents.stream()
                .filter(agent -> agent.equalsIgnoreCase(nodeAgent))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "The image '%s' needs a node agent for its operating system%s: set nodeAgent to one of %s."
                                .formatted(
                                        name,
                                        nodeAgent == null ? "" : " ('" + nodeAgent + "' is unknown)",
                                        String.join(", ", agents))));
    }

    private static List<PoolImage> require(
            List<PoolImage> images, Predicate<PoolImage> condition, Function<List<PoolImage>, String> problem) {
        List<PoolImage> matching = images.stream().filter(condition).toList();
        if (matching.isEmpty()) {
            throw new InvalidRequestException(problem.apply(images));
        }
        return matching;
    }

    private boolean isSupported(PoolImage image) {
        return image.endOfLife() == null || image.endOfLife().isAfter(now);
    }

    private String advice(ImageName name) {
        List<String> known = supported.stream()
                .filter(this::isSupported)
                .flatMap(image -> Stream.of(image.offer(), image.toString()))
                .toList();
        return Spelling.nearest(name.toString(), known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "use one of " + offers(this::isSupported) + ", or publisher:offer:sku.");
    }

    private String offers(Predicate<PoolImage> filter) {
        return supported.stream()
                .filter(filter)
                .map(PoolImage::offer)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
