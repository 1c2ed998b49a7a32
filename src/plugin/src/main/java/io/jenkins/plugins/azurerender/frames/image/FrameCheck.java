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

/**
 * Validates image files. They come from nodes and are untrusted: decoding needs a limited amount of memory, and any failure of
 * a decoder means that the file is corrupt.
 */
public final class FrameCheck {

    /**
     * The result of a check.
     *
     * @param problem a phrase; empty when the image is valid
     * @param warning a phrase about a valid image; empty for none
     * @param hash identifies the pixels; empty when the image was not decoded
     * @param thumbnail empty when the image was not decoded
     */
    public record Result(
            String problem, String warning, int width, int height, String hash, Optional<BufferedImage> thumbnail) {

        static Result invalid(String problem) {
            return new Result(problem, "", 0, 0, "", Optional.empty());
        }
    }

    private FrameCheck() {}

    /** @throws IOException when the file cannot be read */
    public static Result check(Path file, ImageFormat format, FrameChecks checks) throws IOException {
        return check(file, format, checks, ImageMemory.OF_JVM);
    }

    /** @param memory for all images that are decoded at the same time */
    static Result check(Path file, ImageFormat format, FrameChecks checks, ImageMemory memory) throws IOException {
        if (Files.size(file) == 0) {
            return Result.invalid("is empty");
        }
        try {
            return format.isOpenExr() ? exr(file, checks) : decoded(file, format, checks, memory);
        } catch (InvalidImageException x) {
            return Result.invalid(x.getMessage());
        }
    }

    private static Result exr(Path file, FrameChecks checks) throws IOException, InvalidImageException {
        ExrFile exr = ExrFile.read(file);
        List<ImageWarning> found = new ArrayList<>();
        checkSize(exr.width(), exr.height(), checks, found);
        return result(found, "", checks, exr.width(), exr.height(), exr.hash(), null);
    }

    private static Result decoded(Path file, ImageFormat format, FrameChecks checks, ImageMemory memory)
            throws IOException, InvalidImageException {
        DecodedImage decoded = DecodedImage.read(file, format, memory);
        List<ImageWarning> found = new ArrayList<>();
        checkSize(decoded.width(), decoded.height(), checks, found);
        PixelSummary pixels = decoded.pixels();
        if (pixels == null) {
            return result(found, decoded.undecoded(), checks, decoded.width(), decoded.height(), "", null);
        }
        if (pixels.black()) {
            found.add(ImageWarning.BLACK);
        }
        if (pixels.pink()) {
            found.add(ImageWarning.PINK);
        }
        return result(found, "", checks, decoded.width(), decoded.height(), pixels.hash(), pixels.thumbnail());
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
            BufferedImage thumbnail) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!warning.isEmpty()) {
            warnings.add(warning);
        }
        for (ImageWarning kind : found) {
            String size = kind == ImageWarning.SIZE ? ": %s x %s".formatted(width, height) : "";
            (checks.fails(kind) ? problems : warnings).add(kind.phrase() + size);
        }
        String problem = problems.isEmpty() ? "" : problems.get(0);
        String words = String.join(", ", warnings);
        return new Result(problem, words, width, height, hash, Optional.ofNullable(thumbnail));
    }
}
