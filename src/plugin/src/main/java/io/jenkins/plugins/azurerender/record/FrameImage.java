package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * The archived files of a frame.
 *
 * @param files artifact names, the image to show first; empty until the frame is archived
 * @param bytes total size of the files
 * @param thumbnail artifact name of the thumbnail; empty when there is none
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param hash identifies the pixels; empty when the image was not decoded
 * @param warning one phrase about an image that passed validation, such as "is all black"; empty for none
 */
public record FrameImage(
        List<String> files, long bytes, String thumbnail, int width, int height, String hash, String warning) {

    /** No files. */
    public static final FrameImage NONE = new FrameImage(List.of(), 0, "", 0, 0, "", "");

    public FrameImage {
        files = List.copyOf(files);
    }

    FrameImage withWarning(String phrase) {
        return new FrameImage(files, bytes, thumbnail, width, height, hash, phrase);
    }
}
