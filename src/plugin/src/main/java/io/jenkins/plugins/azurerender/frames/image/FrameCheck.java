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

/** Validates image files. The decoded image is part of the result, for the thumbnail. */
public final class FrameCheck {

    /**
     * @param problem one phrase; empty when the image is valid
     * @param warning one phrase about a valid image; empty for none
     * @param hash identifies the pixels; empty when the image was not decoded
     * @param image the decoded image; empty for OpenEXR and for very large images
     */
    public record Result(
            String problem, String warning, int width, int height, String hash, Optional<BufferedImage> image) {

        static Result invalid(String problem) {
            return new Result(problem, "", 0, 0, "", Optional.empty());
        }
    }

    private FrameCheck() {}

    public static Result check(Path file, ImageFormat format, FrameChecks checks) throws IOException {
        if (Files.size(file) == 0) {
            return Result.invalid("is empty");
        }
        return format.isOpenExr() ? exr(file, checks) : decoded(file, format, checks);
    }

    private static Result exr(Path file, FrameChecks checks) throws IOException {
        try {
            ExrFile exr = ExrFile.read(file);
            List<ImageWarning> found = new ArrayList<>();
            checkSize(exr.width(), exr.height(), checks, found);
            return result(found, "", checks, exr.width(), exr.height(), exr.hash(), null);
        } catch (InvalidImageException x) {
            return Result.invalid(x.getMessage());
        }
    }

    private static Result decoded(Path file, ImageFormat format, FrameChecks checks) throws IOException {
        try {
            DecodedImage decoded = DecodedImage.read(file, format);
            List<ImageWarning> found = new ArrayList<>();
            checkSize(decoded.width(), decoded.height(), checks, found);
            BufferedImage image = decoded.image();
            if (image == null) {
                String warning = "is too large to be decoded, so only its header was checked";
                return result(found, warning, checks, decoded.width(), decoded.height(), "", null);
            }
            if (PixelChecks.isBlack(image)) {
                found.add(ImageWarning.BLACK);
            }
            if (PixelChecks.isPink(image)) {
                found.add(ImageWarning.PINK);
            }
            String hash = PixelChecks.hash(image);
            return result(found, "", checks, decoded.width(), decoded.height(), hash, image);
        } catch (InvalidImageException x) {
            return Result.invalid(x.getMessage());
        }
    }

    private static void checkSize(int width, int height, FrameChecks checks, List<ImageWarning> found) {
        boolean known = checks.width() > 0 && checks.height() > 0;
        if (known && (width != checks.width() || height != checks.height())) {
            found.add(ImageWarning.SIZE);
        }
    }

    private static Result result(
            List<ImageWarning> found,
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
        for (ImageWarning one : found) {
            String size = one == ImageWarning.SIZE ? ": %d x %d".formatted(width, height) : "";
            (checks.fails(one) ? problems : warnings).add(one.words() + size);
        }
        String problem = problems.isEmpty() ? "" : problems.get(0);
        String words = String.join(", ", warnings);
        return new Result(problem, words, width, height, hash, Optional.ofNullable(image));
    }
}
