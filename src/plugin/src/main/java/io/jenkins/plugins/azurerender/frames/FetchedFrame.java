package io.jenkins.plugins.azurerender.frames;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * A frame after it was fetched and checked.
 *
 * @param found all its files are there
 * @param sizes of its files in bytes, in the order they were asked for
 * @param thumbnail whether a small picture was drawn
 * @param pixels a hash of the picture; empty when it could not be decoded
 * @param problem one phrase that says why it does not count; empty when it is good
 * @param warning one phrase about a picture that counts all the same
 */
public record FetchedFrame(
        int number,
        boolean found,
        ArrayList<Long> sizes,
        boolean thumbnail,
        int width,
        int height,
        String pixels,
        String problem,
        String warning)
        implements Serializable {

    static FetchedFrame missing(int number, String problem) {
        return new FetchedFrame(number, false, new ArrayList<>(), false, 0, 0, "", problem, "");
    }

    public boolean good() {
        return problem.isEmpty();
    }

    /** All its files together. */
    public long bytes() {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    /** The same frame, which does not count after all. */
    public FetchedFrame withProblem(String phrase) {
        return new FetchedFrame(number, found, sizes, thumbnail, width, height, pixels, phrase, warning);
    }

    /** The same frame with one more thing to know about it. */
    public FetchedFrame withWarning(String phrase) {
        String both = warning.isEmpty() ? phrase : warning + ", " + phrase;
        return new FetchedFrame(number, found, sizes, thumbnail, width, height, pixels, problem, both);
    }
}
