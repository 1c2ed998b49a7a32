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
 * A PNG, JPEG or TIFF that was decoded whole.
 *
 * @param image null when it has too many pixels to be decoded
 */
record DecodedImage(BufferedImage image, int width, int height) {

    /** A picture of more pixels is not decoded, so that a crafted header cannot eat the memory of agent or controller. */
    static final int MOST_MEGAPIXELS = 100;

    private static final int PIXELS_A_MEGAPIXEL = 1_000_000;

    /** What is decoded at a time in this Java, however many frames are fetched together. */
    private static final Semaphore MEGAPIXELS = new Semaphore(MOST_MEGAPIXELS);

    /** @throws InvalidImageException when it is not a whole picture of that format */
    static DecodedImage read(Path file, ImageFormat format) throws IOException, InvalidImageException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new InvalidImageException("is not a picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if (!ofFormat(reader, format)) {
                    throw new InvalidImageException("is not a " + format + " but a " + reader.getFormatName());
                }
                return decode(reader);
            } catch (IOException | RuntimeException x) {
                throw new InvalidImageException("is damaged or cut off");
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
            if (warning[0] != null) { // Java's JPEG reader fills up what is missing and only warns
                throw new InvalidImageException("is damaged or cut off");
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
