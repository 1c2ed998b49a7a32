package io.jenkins.plugins.azurerender.frames.image;

import io.jenkins.plugins.azurerender.frames.image.FrameChecks.ImageWarning;
import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a file is a sound picture of its format. What it decodes it hands on, for the thumbnail. */
public final class FrameCheck {

    /**
     * @param problem one phrase; empty when the picture counts
     * @param warning one phrase about a picture that counts
     * @param hash identifies the pixels; empty when the image was not decoded
     * @param image the decoded picture; empty for formats Java cannot decode and for pictures too large
     */
    public record Result(
            String problem, String warning, int width, int height, String hash, Optional<BufferedImage> image) {

        static Result bad(String problem) {
            return new Result(problem, "", 0, 0, "", Optional.empty());
        }
    }

    private FrameCheck() {}

    public static Result check(Path file, ImageFormat format, FrameChecks checks) throws IOException {
        if (Files.size(file) == 0) {
            return Result.bad("is empty");
        }
        return format.isOpenExr() ? exr(file, checks) : picture(file, format, checks);
    }

    private static Result exr(Path file, FrameChecks checks) throws IOException {
        try {
            ExrFile exr = ExrFile.read(file);
            List<ImageWarning> oddities = new ArrayList<>();
            checkSize(exr.width(), exr.height(), checks, oddities);
            return judged(oddities, "", checks, exr.width(), exr.height(), exr.hash(), null);
        } catch (InvalidImageException x) {
            return Result.bad(x.getMessage());
        }
    }

    private static Result picture(Path file, ImageFormat format, FrameChecks checks) throws IOException {
        try {
            DecodedImage decoded = DecodedImage.read(file, format);
            List<ImageWarning> oddities = new ArrayList<>();
            checkSize(decoded.width(), decoded.height(), checks, oddities);
            BufferedImage image = decoded.image();
            if (image == null) {
                String warning = "is too large to be decoded, so only its header was checked";
                return judged(oddities, warning, checks, decoded.width(), decoded.height(), "", null);
            }
            if (PixelChecks.isBlack(image)) {
                oddities.add(ImageWarning.BLACK);
            }
            if (PixelChecks.isPink(image)) {
                oddities.add(ImageWarning.PINK);
            }
            String hash = PixelChecks.hash(image);
            return judged(oddities, "", checks, decoded.width(), decoded.height(), hash, image);
        } catch (InvalidImageException x) {
            return Result.bad(x.getMessage());
        }
    }

    private static void checkSize(int width, int height, FrameChecks checks, List<ImageWarning> oddities) {
        boolean known = checks.width() > 0 && checks.height() > 0;
        if (known && (width != checks.width() || height != checks.height())) {
            oddities.add(ImageWarning.SIZE);
        }
    }

    private static Result judged(
            List<ImageWarning> oddities,
            String warning,
            FrameChecks checks,
            int width,
            int height,
            String hash,
            BufferedImage image) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!warning.isEmpty()) {
            warnings.add(warning);
        }
        for (ImageWarning oddity : oddities) {
            String size = oddity == ImageWarning.SIZE ? ": %d x %d".formatted(width, height) : "";
            (checks.fails(oddity) ? problems : warnings).add(oddity.words() + size);
        }
        String problem = problems.isEmpty() ? "" : problems.get(0);
        String words = String.join(", ", warnings);
        return new Result(problem, words, width, height, hash, Optional.ofNullable(image));
    }
}
