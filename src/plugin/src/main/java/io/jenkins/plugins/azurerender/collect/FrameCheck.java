package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Decides whether a file is a whole picture of its format. What it decodes it hands on, for the thumbnail. */
final class FrameCheck {

    /** A picture of more pixels is not decoded, so that a crafted header cannot eat the memory of agent or controller. */
    static final long MAX_PIXELS = 100_000_000;

    private static final byte[] EXR_MAGIC = {0x76, 0x2f, 0x31, 0x01};

    /**
     * @param problem one phrase; empty when the picture is whole
     * @param image the decoded picture; empty for formats Java cannot decode and for pictures too large
     */
    record Result(String problem, Optional<BufferedImage> image) {

        static Result bad(String problem) {
            return new Result(problem, Optional.empty());
        }

        static Result good(BufferedImage image) {
            return new Result("", Optional.ofNullable(image));
        }
    }

    private FrameCheck() {}

    static Result check(Path file, ImageFormat format) throws IOException {
        if (Files.size(file) == 0) {
            return Result.bad("is empty");
        }
        return format == ImageFormat.OPEN_EXR ? checkExr(file) : decode(file, format);
    }

    private static Result checkExr(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(EXR_MAGIC.length), EXR_MAGIC)
                    ? Result.good(null)
                    : Result.bad("is not an EXR file");
        }
    }

    private static Result decode(Path file, ImageFormat format) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Result.bad("is not a picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if (!ofFormat(reader, format)) {
                    return Result.bad("is not a " + format + " but a " + reader.getFormatName());
                }
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    return Result.good(null);
                }
                String[] warning = new String[1];
                reader.addIIOReadWarningListener((IIOReadWarningListener) (source, text) -> warning[0] = text);
                BufferedImage image = reader.read(0);
                // Java's JPEG reader fills up what is missing and only warns.
                return warning[0] == null ? Result.good(image) : Result.bad("is damaged or cut off");
            } catch (IOException | RuntimeException x) {
                return Result.bad("is damaged or cut off");
            } finally {
                reader.dispose();
            }
        }
    }

    private static boolean ofFormat(ImageReader reader, ImageFormat format) throws IOException {
        String name = reader.getFormatName();
        return switch (format) {
            case PNG -> name.equalsIgnoreCase("png");
            case JPEG -> name.equalsIgnoreCase("jpeg");
            case TIFF -> name.equalsIgnoreCase("tif") || name.equalsIgnoreCase("tiff");
            case OPEN_EXR -> false;
        };
    }
}
