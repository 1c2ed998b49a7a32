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

/** Chooses an image from those an account supports, so that no table of images in this code can grow old. */
public final class ImageChoice {

    private static final Duration SOON = Duration.ofDays(90);

    private final List<PoolImage> supported;
    private final Instant now;

    public ImageChoice(List<PoolImage> supported, Instant now) {
        this.supported = supported;
        this.now = now;
    }

    /**
     * The image a name means; of several the newest that is verified.
     *
     * @param nodeAgent the agent it must go with; an image of a gallery does not tell, so there it is needed, else null
     * @param containers whether it must be able to run containers
     * @throws InvalidRequestException when the account supports none that fits
     */
    public PoolImage choose(ImageName name, String nodeAgent, boolean containers) {
        if (name.ofGallery()) {
            return PoolImage.ofGallery(name.toString(), agentOfGallery(name, nodeAgent));
        }
        List<PoolImage> named = supported.stream().filter(name::means).toList();
        if (named.isEmpty()) {
            throw new InvalidRequestException(
                    "The image '%s' is not one this Batch account supports: %s".formatted(name, advice(name)));
        }
        List<PoolImage> alive = require(
                named, this::alive, images -> "Azure Batch has not supported the image '%s' since %s: choose one of %s."
                        .formatted(name, day(images.get(0).endOfLife()), offers(this::alive)));
        List<PoolImage> fitting = require(
                alive,
                image -> nodeAgent == null || nodeAgent.equalsIgnoreCase(image.nodeAgent()),
                images -> "The image '%s' goes with the node agent %s: leave nodeAgent out."
                        .formatted(name, images.get(0).nodeAgent()));
        Predicate<PoolImage> able = image -> !containers || image.runsContainers();
        PoolImage image = require(fitting, able, images -> "The image '%s' cannot run containers: choose one of %s."
                        .formatted(name, offers(able.and(this::alive))))
                .stream()
                .max(Comparator.comparing(PoolImage::verified).thenComparing(PoolImage::sku))
                .orElseThrow();
        return name.version().map(image::withVersion).orElse(image);
    }

    /** What to know before a pool of this image is made: that Azure will soon not support it any more. */
    public Optional<String> warning(PoolImage image) {
        return image.endOfLife() != null && image.endOfLife().isBefore(now.plus(SOON))
                ? Optional.of("Azure Batch supports the image %s only until %s: choose a newer one"
                        .formatted(image, day(image.endOfLife())))
                : Optional.empty();
    }

    /** What can be chosen: offers, which mean their newest image, then every image by its full name. */
    public List<String> names() {
        return supported.stream()
                .filter(this::alive)
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
                        "The image '%s' needs the node agent that goes with its operating system%s: set nodeAgent to one of %s."
                                .formatted(
                                        name,
                                        nodeAgent == null ? "" : ", and '" + nodeAgent + "' is none",
                                        String.join(", ", agents))));
    }

    private static List<PoolImage> require(
            List<PoolImage> images, Predicate<PoolImage> fits, Function<List<PoolImage>, String> problem) {
        List<PoolImage> fitting = images.stream().filter(fits).toList();
        if (fitting.isEmpty()) {
            throw new InvalidRequestException(problem.apply(images));
        }
        return fitting;
    }

    private boolean alive(PoolImage image) {
        return image.endOfLife() == null || image.endOfLife().isAfter(now);
    }

    private String advice(ImageName name) {
        List<String> known = supported.stream()
                .filter(this::alive)
                .flatMap(image -> Stream.of(image.offer(), image.toString()))
                .toList();
        return Spelling.nearest(name.toString(), known)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "choose one of " + offers(this::alive) + ", or publisher:offer:sku.");
    }

    private String offers(Predicate<PoolImage> which) {
        return supported.stream()
                .filter(which)
                .map(PoolImage::offer)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
