package io.jenkins.plugins.azurerender.render;

/** What a renderer's own rule for the names of its files allows. */
public final class Naming {

    private Naming() {}

    /** Refuses frames below 0 for a renderer that cannot be asked for them, or whose names for them are not certain. */
    public static void refuseNegative(FrameRange frames, String sentence) {
        int least = frames.frames().stream().mapToInt(Integer::intValue).min().orElseThrow();
        if (least < 0) {
            throw new InvalidRequestException("The frame range contains frame %d: %s.".formatted(least, sentence));
        }
    }

    /**
     * The file's name before the number, without its folder.
     *
     * @param title of the renderer that puts the number last
     */
    public static String stem(FrameFiles files, String title, String example) {
        String name = files.pattern().substring(files.pattern().lastIndexOf('/') + 1);
        String stem = name.substring(0, name.indexOf('#'));
        if (stem.isEmpty() || !name.endsWith("#")) {
            throw new InvalidRequestException("%s appends the frame number; the output '%s' is not supported: use %s."
                    .formatted(title, files.pattern(), example));
        }
        return stem;
    }

    /** The pattern with its number last, behind this separator. */
    public static String numberLast(String pattern, String separator) {
        String stem = pattern.substring(0, pattern.indexOf('#')).replaceAll("[._]+$", "");
        return (stem.isEmpty() || stem.endsWith("/") ? stem + "frame" : stem) + separator + "####";
    }

    /** How many digits the number has at least. */
    public static int digits(FrameFiles files) {
        return (int) files.pattern().chars().filter(one -> one == '#').count();
    }

    /** As {@link #stem}, for a renderer whose numbers always have four digits. */
    public static String stemOfFour(FrameFiles files, String title, String example) {
        String stem = stem(files, title, example);
        if (digits(files) != 4) {
            throw new InvalidRequestException("%s writes four digits; the output '%s' is not supported: use %s."
                    .formatted(title, files.pattern(), example));
        }
        return stem;
    }

    /** The output's folder with a slash behind it, or nothing. */
    public static String folder(FrameFiles files) {
        return files.folder().isEmpty() ? "" : files.folder() + "/";
    }
}
