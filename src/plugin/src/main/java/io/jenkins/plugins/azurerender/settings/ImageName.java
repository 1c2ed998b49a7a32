package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolImage;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image: an offer such as {@code ubuntu-hpc}, {@code publisher:offer:sku[:version]}, or the resource ID
 * of a Compute Gallery image.
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

    /** @throws InvalidRequestException if it is not valid, or the image has been retired */
    public static ImageName parse(String text) {
        if (text.startsWith("/")) {
            if (!GALLERY.matcher(text).matches()) {
                throw new InvalidRequestException(
                        "'%s' is not the resource ID of a Compute Gallery image: use /subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Compute/galleries/<gallery>/images/<image>, optionally with /versions/<version>."
                                .formatted(text));
            }
            return new ImageName(text, List.of());
        }
        List<String> parts = Arrays.asList(text.split(":", -1));
        boolean countFits = parts.size() == 1 || parts.size() == WITH_VERSION - 1 || parts.size() == WITH_VERSION;
        if (!countFits || !parts.stream().allMatch(part -> PART.matcher(part).matches())) {
            throw new InvalidRequestException(
                    "'%s' is not a valid image name: use an offer such as ubuntu-hpc, publisher:offer:sku, publisher:offer:sku:version, or the resource ID of a Compute Gallery image."
                            .formatted(text));
        }
        RetiredFeatures.checkImage(text);
        return new ImageName(text, parts);
    }

    boolean isGallery() {
        return parts.isEmpty();
    }

    /** Returns the requested version; empty for the latest. */
    Optional<String> version() {
        return parts.size() == WITH_VERSION ? Optional.of(parts.get(WITH_VERSION - 1)) : Optional.empty();
    }

    /** Returns whether this is the name of a marketplace image, with any version. */
    boolean isNameOf(PoolImage image) {
        if (parts.size() == 1) {
            return text.equalsIgnoreCase(image.offer());
        }
        String name = String.join(":", parts.subList(0, WITH_VERSION - 1));
        return name.equalsIgnoreCase(image.publisher() + ":" + image.offer() + ":" + image.sku());
    }

    /** Returns whether this is the name of an image in the format of {@link PoolImage#toString}. */
    public boolean matches(String image) {
        if (parts.size() == 1) {
            String[] imageParts = image.split(":");
            return imageParts.length > 1 && imageParts[1].equalsIgnoreCase(text);
        }
        return image.equalsIgnoreCase(text) || (image + ":latest").equalsIgnoreCase(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
