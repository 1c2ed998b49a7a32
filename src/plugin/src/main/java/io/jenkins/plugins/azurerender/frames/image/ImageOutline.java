package io.jenkins.plugins.azurerender.frames.image;

/**
 * An image file whose structure is valid.
 *
 * @param memory bytes that its decoder needs at most
 * @param parts of the file that its decoder gets: pixel data and the fields that describe it
 * @param undecodable why it is not decoded, a phrase that follows the file name; empty when it can be decoded
 */
record ImageOutline(int width, int height, long memory, ImageParts parts, String undecodable) {

    private static final long MOST_PIXELS = 100_000_000;

    /** Rows and columns cost time too, however few pixels they have. */
    private static final int LONGEST_SIDE = 1 << 16;

    /** Whether it is small enough to be decoded with this memory. */
    boolean fits(ImageMemory budget) {
        return (long) width * height <= MOST_PIXELS
                && width <= LONGEST_SIDE
                && height <= LONGEST_SIDE
                && budget.fits(memory);
    }
}
