package io.jenkins.plugins.azurerender.frames.image;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which oddities make a picture a bad one; others are warned of. That it is whole and of its format is always asked for.
 *
 * @param failing the oddities
 * @param width in pixels that every picture must have; 0 when it is not known
 * @param height in pixels that every picture must have; 0 when it is not known
 */
public record FrameChecks(List<ImageWarning> failing, int width, int height) implements Serializable {

    /** What a picture can be that it rarely should. */
    public enum ImageWarning {
        /** Not as large as was asked for. */
        SIZE("has another size than was asked for"),
        /** Without any light. */
        BLACK("is all black"),
        /** With the pink that Blender puts where a texture is missing. */
        PINK("shows the pink of a missing texture"),
        /** The same as the frame before or after. */
        IDENTICAL("is identical to frame");

        private final String words;

        ImageWarning(String words) {
            this.words = words;
        }

        /** As a phrase after the name of a frame. */
        public String words() {
            return words;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A wrong size fails; the rest may be meant. */
    public static final FrameChecks DEFAULT = new FrameChecks(List.of(ImageWarning.SIZE), 0, 0);

    public FrameChecks {
        failing = SentList.copyOf(failing);
    }

    /** @throws InvalidRequestException when one of the words is not known */
    public static FrameChecks failingOn(List<String> words) {
        List<ImageWarning> failing = new ArrayList<>(List.of(ImageWarning.SIZE));
        for (String word : words) {
            failing.add(Arrays.stream(ImageWarning.values())
                    .filter(one -> one.word().equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException("The value '%s' of failOn is not known: choose %s."
                            .formatted(
                                    word,
                                    Arrays.stream(ImageWarning.values())
                                            .map(ImageWarning::word)
                                            .collect(Collectors.joining(", "))))));
        }
        return new FrameChecks(failing, 0, 0);
    }

    /** The same for pictures of a known size. */
    public FrameChecks of(int wide, int high) {
        return new FrameChecks(failing, wide, high);
    }

    /** Whether it makes a picture a bad one. */
    public boolean fails(ImageWarning oddity) {
        return failing.contains(oddity);
    }
}
