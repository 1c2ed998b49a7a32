package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * The archived files of a frame.
 *
 * @param files artifact names, the image to show first; empty until the frame is archived, and with {@code archive: false}
 * @param bytes total size of the files
 * @param thumbnail artifact name of the thumbnail; empty when there is none
 * @param size in pixels; 0 x 0 when unknown
 * @param hash identifies the pixels; empty when the image was not decoded
 * @param warning a phrase about a valid image, such as "is all black"; empty for none
 */
public record FrameImage(List<String> files, long bytes, String thumbnail, Size size, String hash, String warning) {

    /** The size of an image in pixels. Usually all frames of a render have the same, so they share an instance. */
    public record Size(int width, int height) {}

    /** No files. */
    public static final FrameImage NONE = new FrameImage(List.of(), 0, "", 0, 0, "", "");

    public FrameImage {
        files = List.copyOf(files);
    }

    public FrameImage(
            List<String> files, long bytes, String thumbnail, int width, int height, String hash, String warning) {
        this(files, bytes, thumbnail, new Size(width, height), hash, warning);
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** The same image with values that several frames share in memory. */
    FrameImage sharing(Size sharedSize, String sharedWarning) {
        return new FrameImage(files, bytes, thumbnail, sharedSize, hash, sharedWarning);
    }
}
