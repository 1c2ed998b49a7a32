package io.jenkins.plugins.azurerender.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The image files that a render must produce.
 *
 * @param names file names
 */
public record ExpectedFrames(List<String> names) {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("#+");

    /**
     * Creates the expected frames of a Jenkinsfile.
     *
     * @param output file name with a sequence of # for the frame number, such as {@code turntable_####.png}
     * @param frames first and last frame, such as {@code 1-24}
     */
    public static ExpectedFrames of(String output, String frames) {
        Matcher range = RANGE.matcher(frames);
        Matcher number = NUMBER.matcher(output);
        if (!range.matches() || !number.find()) {
            throw new IllegalArgumentException(
                    "Expected an output such as 'turntable_####.png' and frames such as '1-24', not '" + output
                            + "' and '" + frames + "'.");
        }
        String format = output.substring(0, number.start()).replace("%", "%%")
                + "%0"
                + number.group().length()
                + "d"
                + output.substring(number.end()).replace("%", "%%");
        return new ExpectedFrames(
                IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                        .mapToObj(format::formatted)
                        .toList());
    }

    /**
     * Checks that the folder contains all frames and that they can be decoded.
     *
     * @throws DemoException listing missing and invalid frames
     */
    void check(Path folder) throws DemoException {
        List<String> bad = new ArrayList<>();
        for (String name : names) {
            if (!isImage(folder.resolve(name))) {
                bad.add(name);
            }
        }
        if (!bad.isEmpty()) {
            throw new DemoException("%d of %d frames are missing or cannot be decoded in %s: %s."
                    .formatted(bad.size(), names.size(), folder, String.join(", ", bad)));
        }
    }

    private static boolean isImage(Path file) {
        try {
            BufferedImage image = Files.isRegularFile(file) ? ImageIO.read(file.toFile()) : null;
            return image != null;
        } catch (IOException e) {
            return false;
        }
    }
}
