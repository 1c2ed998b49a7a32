package io.jenkins.plugins.azurerender.render;

/** Checks for renderers that restrict the names of their files. */
public final class Naming {

    private Naming() {}

    /** Rejects negative frames for a renderer that does not support them. */
    public static void rejectNegative(FrameRange frames, String reason) {
        int least = frames.frames().stream().mapToInt(Integer::intValue).min().orElseThrow();
        if (least < 0) {
            throw new InvalidRequestException("The frame range contains frame %s: %s.".formatted(least, reason));
        }
    }

    /**
     * Returns the file name before the number, without the folder.
     *
     * @param title the renderer
     * @param supported pattern for the error message
     * @throws InvalidRequestException when the number is not at the end of the name
     */
    public static String stem(FrameFiles files, String title, String supported) {
        String name = files.pattern().substring(files.pattern().lastIndexOf('/') + 1);
        String stem = name.substring(0, name.indexOf('#'));
        if (stem.isEmpty() || !name.endsWith("#")) {
            throw new InvalidRequestException("%s appends the frame number; the output '%s' is not supported: write %s."
                    .formatted(title, files.pattern(), supported));
        }
        return stem;
    }

    /** Moves the number to the end of the pattern, after this separator. */
    public static String numberLast(String pattern, String separator) {
        String stem = pattern.substring(0, pattern.indexOf('#')).replaceAll("[._]+$", "");
        return (stem.isEmpty() || stem.endsWith("/") ? stem + "frame" : stem) + separator + "####";
    }

    /** Returns the minimum number of digits of the number. */
    public static int digits(FrameFiles files) {
        return (int) files.pattern().chars().filter(one -> one == '#').count();
    }

    /**
     * Returns the {@link #stem} for a renderer that always writes four digits.
     *
     * @throws InvalidRequestException when the pattern has another number of digits
     */
    public static String stemWithFourDigits(FrameFiles files, String title, String supported) {
        String stem = stem(files, title, supported);
        if (digits(files) != 4) {
            throw new InvalidRequestException("%s writes four digits; the output '%s' is not supported: write %s."
                    .formatted(title, files.pattern(), supported));
        }
        return stem;
    }

    /** Returns the output folder with a slash at the end; empty for none. */
    public static String folder(FrameFiles files) {
        return files.folder().isEmpty() ? "" : files.folder() + "/";
    }
}
