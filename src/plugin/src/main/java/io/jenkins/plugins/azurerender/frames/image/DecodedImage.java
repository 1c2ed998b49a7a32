package io.jenkins.plugins.azurerender.frames.image;

import io.jenkins.plugins.azurerender.render.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * A completely decoded PNG, JPEG or TIFF file.
 *
 * @param image null when the image has too many pixels to be decoded
 */
record DecodedImage(BufferedImage image, int width, int height) {

    /** Larger images are not decoded, so that a crafted header cannot exhaust the memory. */
    static final int MOST_MEGAPIXELS = 100;

    private static final int PIXELS_A_MEGAPIXEL = 1_000_000;

    /** Limits how many pixels this JVM decodes at a time. */
    private static final Semaphore MEGAPIXELS = new Semaphore(MOST_MEGAPIXELS);

    /** @throws InvalidImageException when it is not a complete image of that format */
    static DecodedImage read(Path file, ImageFormat format) throws IOException, InvalidImageException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InvalidImageException("is not an image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if (!ofFormat(reader, format)) {
                    throw new InvalidImageException("is not a " + format + " file but a " + reader.getFormatName());
                }
                return decode(reader);
            } catch (IOException | RuntimeException x) {
                throw new InvalidImageException("is damaged or truncated");
            } finally {
                reader.dispose();
            }
        }
    }

    private static DecodedImage decode(ImageReader reader) throws IOException, InvalidImageException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long megapixels = 1 + (long) width * height / PIXELS_A_MEGAPIXEL;
        if (megapixels > MOST_MEGAPIXELS) {
            return new DecodedImage(null, width, height);
        }
        String[] warning = new String[1];
        reader.addIIOReadWarningListener((IIOReadWarningListener) (source, text) -> warning[0] = text);
        MEGAPIXELS.acquireUninterruptibly((int) megapixels);
        try {
            BufferedImage image = reader.read(0);
            if (warning[0] != null) { // the JPEG reader of Java fills missing parts and only warns
                throw new InvalidImageException("is damaged or truncated");
            }
            return new DecodedImage(image, width, height);
        } finally {
            MEGAPIXELS.release((int) megapixels);
        }
    }

    private static boolean ofFormat(ImageReader reader, ImageFormat format) throws IOException {
        String name = reader.getFormatName();
        return switch (format) {
            case PNG -> name.equalsIgnoreCase("png");
            case JPEG -> name.equalsIgnoreCase("jpeg");
            case TIFF -> name.equalsIgnoreCase("tif") || name.equalsIgnoreCase("tiff");
            case OPEN_EXR, OPEN_EXR_MULTILAYER -> false;
        };
    }
}
