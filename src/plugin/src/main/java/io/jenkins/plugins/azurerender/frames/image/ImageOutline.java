package io.jenkins.plugins.azurerender.frames.image;

/**
 * An image file whose structure is valid.
 *
 * @param memory maximum number of bytes that the decoder needs
 * @param parts the parts of the file that the decoder gets: pixel data and the fields that describe it
 * @param undecodable why the image is not decoded, as a phrase that follows the file name; empty when it can be decoded
 */
record ImageOutline(int width, int height, long memory, ImageParts parts, String undecodable) {

    private static final long MAX_PIXELS = 100_000_000;

    /** Rows and columns also need processing time, even with few pixels. */
    private static final int MAX_SIDE = 1 << 16;

    /** Whether it is small enough to be decoded with this memory. */
    boolean fits(ImageMemory budget) {
        return (long) width * height <= MAX_PIXELS && width <= MAX_SIDE && height <= MAX_SIDE && budget.fits(memory);
    }
}
