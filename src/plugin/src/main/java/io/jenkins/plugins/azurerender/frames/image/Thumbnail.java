package io.jenkins.plugins.azurerender.frames.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Scales an image down while its rows are read: each pixel of the thumbnail is the mean of those that it covers. Thumbnails
 * contain only pixels, no metadata of the original file.
 */
public final class Thumbnail {

    private static final int LONGER_SIDE = 240;

    private final int width;
    private final int height;
    private final int sourceWidth;
    private final int sourceHeight;
    private final BufferedImage scaled;

    /** Sums of red, green, blue and number of pixels for each pixel of the current row. */
    private final long[][] sums;

    private int current;

    Thumbnail(int sourceWidth, int sourceHeight) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        double factor = Math.min(1, (double) LONGER_SIDE / Math.max(sourceWidth, sourceHeight));
        width = Math.max(1, (int) Math.round(sourceWidth * factor));
        height = Math.max(1, (int) Math.round(sourceHeight * factor));
        scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        sums = new long[width][4];
    }

    /** Adds a row of ARGB pixels, on black. Rows are added in order. */
    void add(int y, int[] row) {
        int target = (int) ((long) y * height / sourceHeight);
        if (target != current) {
            finishRow();
            current = target;
        }
        for (int x = 0; x < row.length; x++) {
            long[] sum = sums[(int) ((long) x * width / sourceWidth)];
            int alpha = row[x] >>> 24;
            sum[0] += (row[x] >> 16 & 0xff) * alpha;
            sum[1] += (row[x] >> 8 & 0xff) * alpha;
            sum[2] += (row[x] & 0xff) * alpha;
            sum[3] += 255;
        }
    }

    BufferedImage image() {
        finishRow();
        return scaled;
    }

    private void finishRow() {
        for (int x = 0; x < width; x++) {
            long[] sum = sums[x];
            if (sum[3] > 0) {
                scaled.setRGB(x, current, mean(sum, 0) << 16 | mean(sum, 1) << 8 | mean(sum, 2));
            }
            Arrays.fill(sum, 0);
        }
    }

    private static int mean(long[] sum, int channel) {
        return (int) (sum[channel] / sum[3]);
    }

    /** Writes it as PNG. */
    public static void write(BufferedImage thumbnail, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        ImageIO.write(thumbnail, "png", target.toFile());
    }
}
