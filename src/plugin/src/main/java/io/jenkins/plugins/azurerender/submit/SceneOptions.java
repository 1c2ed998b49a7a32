package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.render.FrameFiles;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;

/**
 * The scene and the frames to render.
 *
 * @param path the scene file, relative to the current directory
 * @param frames a frame range, {@link #FAILED}, or null for the scene's own range
 * @param output file name pattern of the frames; null for the scene's own
 * @param format name of the image format; null for the scene's own
 */
public record SceneOptions(String path, String frames, String output, String format) implements Serializable {

    /** Value of {@code frames} for the frames that are missing from an earlier build. */
    public static final String FAILED = "failed";

    public SceneOptions {
        checkPath(path);
        if (output != null) {
            FrameFiles.check(output);
        }
        if (FAILED.equalsIgnoreCase(frames) && !FAILED.equals(frames)) {
            throw new InvalidRequestException("'%s' is not a frame range: write %s.".formatted(frames, FAILED));
        }
    }

    /** @throws InvalidRequestException when the path is empty */
    public static void checkPath(String path) {
        if (path.isEmpty()) {
            throw new InvalidRequestException(
                    "scene is not set: set it to the path of the scene file in the workspace.");
        }
    }

    /**
     * Checks an output name together with the other options, as far as they are known.
     *
     * @param frames a frame range, other text, or null
     * @param format name of an image format, other text, or null
     * @throws InvalidRequestException when the output is not supported, or contradicts frames or format
     */
    public static void checkOutput(String output, String frames, String format) {
        FrameFiles.check(output);
        ImageFormat known = ImageFormat.find(format).orElseGet(() -> FrameFiles.format(output, ImageFormat.PNG));
        FrameFiles files = new FrameFiles(output, known);
        if (FrameRange.isValid(frames)) {
            files.check(FrameRange.parse(frames));
        }
    }

    /** Whether the frames are those that failed in an earlier build. */
    boolean onlyFailedFrames() {
        return FAILED.equals(frames);
    }

    SceneOptions withFrames(String range) {
        return new SceneOptions(path, range, output, format);
    }
}
