package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import java.io.Serializable;
import java.util.List;

/**
 * A frame after its download and validation.
 *
 * @param found whether all its files were downloaded
 * @param tooLarge whether one of its files exceeds the limit for a file
 * @param sizes of its files in bytes, in the requested order
 * @param thumbnail whether a thumbnail was created
 * @param hash identifies the pixels; empty when the image was not decoded
 * @param problem why the frame is invalid, as a phrase; empty when it is valid
 * @param warning a phrase about a valid image; empty for none
 */
public record FetchedFrame(
        int number,
        boolean found,
        boolean tooLarge,
        List<Long> sizes,
        boolean thumbnail,
        int width,
        int height,
        String hash,
        String problem,
        String warning)
        implements Serializable {

    public FetchedFrame {
        sizes = SentList.copyOf(sizes);
    }

    static FetchedFrame missing(int number, String problem) {
        return new FetchedFrame(number, false, false, List.of(), false, 0, 0, "", problem, "");
    }

    static FetchedFrame tooLarge(int number, String problem) {
        return new FetchedFrame(number, false, true, List.of(), false, 0, 0, "", problem, "");
    }

    public boolean isValid() {
        return problem.isEmpty();
    }

    /** Total size of its files in bytes. */
    public long bytes() {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    /** The frame, marked as invalid. */
    public FetchedFrame withProblem(String phrase) {
        return new FetchedFrame(number, found, tooLarge, sizes, thumbnail, width, height, hash, phrase, warning);
    }

    /** The frame with an additional warning. */
    public FetchedFrame withWarning(String phrase) {
        String both = warning.isEmpty() ? phrase : warning + ", " + phrase;
        return new FetchedFrame(number, found, tooLarge, sizes, thumbnail, width, height, hash, problem, both);
    }
}
