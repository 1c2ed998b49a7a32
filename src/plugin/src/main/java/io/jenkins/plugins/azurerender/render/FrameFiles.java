package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file names of a render's frames: a path such as {@code beauty/s010_####}. The {@code #} characters are replaced
 * with the frame number, padded to their count, and the extension of the format is appended.
 */
public record FrameFiles(String pattern, ImageFormat format) implements Serializable {

    private static final int MAX_LENGTH = 200;
    private static final Pattern NUMBER = Pattern.compile("#+");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|{}]");

    /** @throws InvalidRequestException when the pattern has no {@code #}, or is not a relative path of valid names */
    public FrameFiles {
        if (pattern == null || pattern.isBlank()) {
            throw new InvalidRequestException("No output is set: use a name such as s010_####.");
        }
        pattern = pattern.strip();
        String name = pattern.substring(pattern.lastIndexOf('/') + 1);
        long numbers = NUMBER.matcher(name).results().count();
        if (numbers == 0) {
            throw new InvalidRequestException("The output '%s' has no frame number: add ####, as in %s_####."
                    .formatted(pattern, name.isEmpty() ? "frame" : name));
        }
        if (numbers > 1
                || pattern.length() - name.length()
                        != pattern.substring(0, pattern.length() - name.length())
                                .replace("#", "")
                                .length()) {
            throw new InvalidRequestException(
                    "The output '%s' has several frame numbers: use one run of # in the file name.".formatted(pattern));
        }
        checkPath(pattern);
    }

    private static void checkPath(String pattern) {
        Matcher forbidden = FORBIDDEN.matcher(pattern);
        if (forbidden.find()) {
            throw new InvalidRequestException(
                    "The output contains the character '%s', which some file systems cannot store: remove it."
                            .formatted(
                                    forbidden.group().codePointAt(0) < ' '
                                            ? "\\u%04x"
                                                    .formatted(forbidden.group().codePointAt(0))
                                            : forbidden.group()));
        }
        if (pattern.length() > MAX_LENGTH) {
            throw new InvalidRequestException(
                    "The output is %s characters long: use at most %s.".formatted(pattern.length(), MAX_LENGTH));
        }
        for (String segment : pattern.split("/", -1)) {
            if (segment.isEmpty() || segment.startsWith(".") || segment.endsWith(".") || segment.endsWith(" ")) {
                throw new InvalidRequestException(
                        "The output '%s' is not a plain relative path: write it as name_#### or folder/name_####."
                                .formatted(pattern));
            }
        }
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
