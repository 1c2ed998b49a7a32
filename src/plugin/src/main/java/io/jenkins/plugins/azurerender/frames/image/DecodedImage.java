package io.jenkins.plugins.azurerender.frames.image;

import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * A PNG, JPEG or TIFF file. Its structure is validated first; the decoder then gets only the parts that describe pixels.
 *
 * @param pixels null when the image was not decoded
 * @param undecoded why the image was not decoded, as a phrase; empty when it was
 */
record DecodedImage(int width, int height, PixelSummary pixels, String undecoded) {

    private static final int SIGNATURE = 8;
    private static final String TOO_LARGE = "is too large to be decoded, so only its header was checked";

    /** @throws InvalidImageException when it is not a complete image of that format */
    static DecodedImage read(Path file, ImageFormat format, ImageMemory memory)
            throws IOException, InvalidImageException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            FileBytes bytes = FileBytes.of(in);
            checkFormat(bytes, format);
            ImageOutline outline = outline(bytes, format);
            String undecoded =
                    outline.undecodable().isEmpty() && !outline.fits(memory) ? TOO_LARGE : outline.undecodable();
            PixelSummary pixels =
                    undecoded.isEmpty() ? memory.with(outline.memory(), () -> decode(in, outline, format)) : null;
            return new DecodedImage(outline.width(), outline.height(), pixels, undecoded);
        }
    }

    private static void checkFormat(FileBytes file, ImageFormat format) throws IOException, InvalidImageException {
        String found = signature(file);
        if (found.isEmpty()) {
            throw new InvalidImageException("is not an image");
        }
        if (!found.equals(format.name())) {
            throw new InvalidImageException("is not a " + format + " file but a " + found);
        }
    }

    /** Name of the format, from the first bytes; empty if the file is not an image. */
    private static String signature(FileBytes file) throws IOException, InvalidImageException {
        ByteBuffer head = ByteBuffer.allocate(SIGNATURE)
                .put(file.upTo(0, SIGNATURE, ByteOrder.BIG_ENDIAN))
                .clear();
        long first = head.getLong();
        if (first == 0x89504e470d0a1a0aL) {
            return ImageFormat.PNG.name();
        }
        if (first >>> 40 == 0xffd8ff) {
            return ImageFormat.JPEG.name();
        }
        if (first >>> 32 == 0x49492a00 || first >>> 32 == 0x4d4d002a) {
            return ImageFormat.TIFF.name();
        }
        if (first >>> 32 == 0x47494638) {
            return "GIF";
        }
        return first >>> 32 == 0x762f3101 ? "OpenEXR" : first >>> 48 == 0x424d ? "BMP" : "";
    }

    private static ImageOutline outline(FileBytes file, ImageFormat format) throws IOException, InvalidImageException {
        try {
            return switch (format) {
                case PNG -> PngOutline.read(file);
                case JPEG -> JpegOutline.read(file);
                default -> TiffOutline.read(file);
            };
        } catch (ArithmeticException x) {
            throw new InvalidImageException("has an implausible image size");
        }
    }

    /** Decodes the image. Any exception of the decoder means that the file is corrupt: a retry would have the same result. */
    private static PixelSummary decode(FileChannel in, ImageOutline outline, ImageFormat format)
            throws IOException, InvalidImageException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        String[] warning = new String[1];
        try (PartsStream stream = new PartsStream(in, outline.parts())) {
            reader.setInput(stream, false, true);
            reader.addIIOReadWarningListener((IIOReadWarningListener) (source, text) -> warning[0] = text);
            if (reader.getWidth(0) != outline.width() || reader.getHeight(0) != outline.height()) {
                throw InvalidImageException.damaged();
            }
            PixelSummary pixels = PixelSummary.of(reader.read(0));
            if (warning[0] != null) { // the JPEG reader of Java fills missing parts and only warns
                throw InvalidImageException.damaged();
            }
            return pixels;
        } catch (OutOfMemoryError x) {
            throw new InvalidImageException("cannot be decoded with the memory of the Jenkins process");
        } catch (IOException | RuntimeException | StackOverflowError x) {
            if (!in.isOpen()) {
                throw new ClosedByInterruptException();
            }
            throw InvalidImageException.damaged();
        } finally {
            reader.dispose();
        }
    }
}
