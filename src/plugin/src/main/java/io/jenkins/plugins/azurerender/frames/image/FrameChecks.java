package io.jenkins.plugins.azurerender.frames.image;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Selects which warnings make an image invalid. Independent of these, each file must be complete and have its format.
 *
 * @param failing the warnings that make an image invalid
 * @param width required width in pixels; 0 for any
 * @param height required height in pixels; 0 for any
 */
public record FrameChecks(List<ImageWarning> failing, int width, int height) implements Serializable {

    /** A property of an image that usually indicates an error. */
    public enum ImageWarning {
        /** The size differs from the requested one. */
        SIZE("has a different size than requested"),
        /** All pixels are black. */
        BLACK("is all black"),
        /** Some pixels have the color that Blender uses for missing textures. */
        PINK("has the pink of a missing texture"),
        /** Its pixels are equal to those of the frame before or after. */
        IDENTICAL("is identical to frame");

        private final String phrase;

        ImageWarning(String phrase) {
            this.phrase = phrase;
        }

        /** A phrase that follows the name of a frame. */
        public String phrase() {
            return phrase;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Only a wrong size makes an image invalid. */
    public static final FrameChecks DEFAULT = new FrameChecks(List.of(ImageWarning.SIZE), 0, 0);

    public FrameChecks {
        failing = SentList.copyOf(failing);
    }

    /** @throws InvalidRequestException when one of the names is unknown */
    public static FrameChecks failingOn(List<String> names) {
        List<ImageWarning> failing = new ArrayList<>(List.of(ImageWarning.SIZE));
        for (String name : names) {
            failing.add(Arrays.stream(ImageWarning.values())
                    .filter(warning -> warning.word().equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException("Unknown value '%s' for failOn: use %s."
                            .formatted(
                                    name,
                                    Arrays.stream(ImageWarning.values())
                                            .map(ImageWarning::word)
                                            .collect(Collectors.joining(", "))))));
        }
        return new FrameChecks(failing, 0, 0);
    }

    /** These checks for images of a known size. */
    public FrameChecks withSize(int newWidth, int newHeight) {
        return new FrameChecks(failing, newWidth, newHeight);
    }

    /** Whether the warning makes an image invalid. */
    public boolean fails(ImageWarning warning) {
        return failing.contains(warning);
    }
}
