package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image as users name it: an offer such as {@code ubuntu-hpc}, {@code publisher:offer:sku[:version]}, or the id of
 * an image of a Compute Gallery.
 */
public final class ImageName {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]+");
    private static final String VERSION = "(/versions/[0-9.]+|/versions/latest)?";
    private static final Pattern GALLERY = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Compute/galleries/[^/]+/images/[^/]+"
                    + VERSION + "|/(shared|community)Galleries/[^/]+/images/[^/]+" + VERSION,
            Pattern.CASE_INSENSITIVE);
    private static final int WITH_VERSION = 4;

    private final String text;
    private final List<String> parts;

    private ImageName(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** @throws InvalidRequestException when it is neither, or an image that Azure retired */
    public static ImageName parse(String text) {
        if (text.startsWith("/")) {
            if (!GALLERY.matcher(text).matches()) {
                throw new InvalidRequestException(
                        "The image '%s' is not one of a Compute Gallery: give /subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>, with /versions/<version> for one version."
                                .formatted(text));
            }
            return new ImageName(text, List.of());
        }
        List<String> parts = Arrays.asList(text.split(":", -1));
        boolean countFits = parts.size() == 1 || parts.size() == WITH_VERSION - 1 || parts.size() == WITH_VERSION;
        if (!countFits || !parts.stream().allMatch(part -> PART.matcher(part).matches())) {
            throw new InvalidRequestException(
                    "The image '%s' is no name of an image: give an offer such as ubuntu-hpc, publisher:offer:sku, publisher:offer:sku:version, or the id of an image of a Compute Gallery."
                            .formatted(text));
        }
        RetiredFeatures.checkImage(text);
        return new ImageName(text, parts);
    }

    boolean ofGallery() {
        return parts.isEmpty();
    }

    /** The version that is wanted, when one is. */
    Optional<String> version() {
        return parts.size() == WITH_VERSION ? Optional.of(parts.get(WITH_VERSION - 1)) : Optional.empty();
    }

    /** Whether this is a name of that image of the marketplace, whatever the version. */
    boolean means(PoolImage image) {
        if (parts.size() == 1) {
            return text.equalsIgnoreCase(image.offer());
        }
        String wanted = String.join(":", parts.subList(0, WITH_VERSION - 1));
        return wanted.equalsIgnoreCase(image.publisher() + ":" + image.offer() + ":" + image.sku());
    }

    /** Whether a pool of this image, as {@link PoolImage#toString} writes it, has what is asked for. */
    public boolean isMetBy(String image) {
        if (parts.size() == 1) {
            String[] given = image.split(":");
            return given.length > 1 && given[1].equalsIgnoreCase(text);
        }
        return image.equalsIgnoreCase(text) || (image + ":latest").equalsIgnoreCase(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
