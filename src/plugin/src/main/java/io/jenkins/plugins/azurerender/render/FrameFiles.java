package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file names of a render's frames: a path such as {@code beauty/s010_####}. The {@code #} characters are replaced
 * with the frame number, padded to their count, and the extension of the format is appended. Without {@code #}, it is the
 * file of a single frame.
 */
public record FrameFiles(String pattern, ImageFormat format) implements Serializable {

    private static final Pattern NUMBER = Pattern.compile("#+");

    /**
     * Removes the extension from the pattern if it is that of the format.
     *
     * @throws InvalidRequestException when the pattern is not a relative path of valid names, or has another extension
     */
    public FrameFiles {
        OutputName name = OutputName.parse(pattern);
        name.check(format);
        pattern = name.pattern();
    }

    /** Checks an output name as it is typed, before its format is known. */
    public static void check(String output) {
        OutputName.parse(output);
    }

    /** Returns the format that uses the extension of an output name, or another one if it has none. */
    public static ImageFormat format(String output, ImageFormat otherwise) {
        return OutputName.parse(output).formatOr(otherwise);
    }

    /** Returns a file name without the extension of an image. */
    public static String withoutExtension(String name) {
        return OutputName.removeExtension(name);
    }

    /**
     * Checks that each frame has a file.
     *
     * @throws InvalidRequestException when the pattern has no number and there are several frames
     */
    public void check(FrameRange frames) {
        if (!hasNumber() && frames.size() > 1) {
            throw new InvalidRequestException(
                    "The output '%s' has no frame number, and the render has %s frames: write %s."
                            .formatted(pattern, frames.size(), numbered().pattern()));
        }
    }

    private boolean hasNumber() {
        return pattern.indexOf('#') >= 0;
    }

    /** Returns the files with a frame number, for renderers that write one into each name. */
    public FrameFiles numbered() {
        return hasNumber() ? this : new FrameFiles(pattern + (pattern.matches(".*[._-]") ? "####" : "_####"), format);
    }

    /** Returns the folder of the frames; empty for none. */
    public String folder() {
        return pattern.substring(0, Math.max(0, pattern.lastIndexOf('/')));
    }

    /** Returns the file of a frame, relative to the render's output folder, such as {@code beauty/s010_0007.png}. */
    public String name(int frame) {
        Matcher number = NUMBER.matcher(pattern);
        String sign = frame < 0 ? "-" : "";
        return number.replaceFirst(match ->
                        sign + String.format(Locale.ROOT, "%0" + match.group().length() + "d", Math.abs(frame)))
                + "."
                + format.extension();
    }
}
