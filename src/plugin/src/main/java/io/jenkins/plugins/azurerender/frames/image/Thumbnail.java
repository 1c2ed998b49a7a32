package io.jenkins.plugins.azurerender.frames.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Thumbnails for the contact sheet. They contain only pixels, no metadata of the original file. */
public final class Thumbnail {

    private static final int LONGER_SIDE = 240;

    private Thumbnail() {}

    public static void write(BufferedImage image, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        ImageIO.write(scale(image), "png", target.toFile());
    }

    /** Halves the size repeatedly before the last step, so that fine detail is averaged instead of skipped. */
    private static BufferedImage scale(BufferedImage image) {
        double factor = Math.min(1, (double) LONGER_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage step = image;
        while (step.getWidth() / 2 >= width && step.getHeight() / 2 >= height) {
            step = draw(step, step.getWidth() / 2, step.getHeight() / 2);
        }
        return draw(step, width, height);
    }

    private static BufferedImage draw(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}
