package io.jenkins.plugins.azurerender.frames.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/** Detects unusual images by their pixels. */
final class PixelChecks {

    private static final int SAMPLES_A_SIDE = 200;
    private static final int DARKEST = 2;
    private static final int PINK_IN_HUNDRED = 2;
    private static final int HASH_BYTES = 8;

    private PixelChecks() {}

    /** Whether all pixels are black. */
    static boolean isBlack(BufferedImage image) {
        return count(image, step(image), PixelChecks::isLit) == 0 && count(image, 1, PixelChecks::isLit) == 0;
    }

    /** Whether at least 2 % of the pixels have the color that Blender uses for missing textures, in any brightness. */
    static boolean isPink(BufferedImage image) {
        int step = step(image);
        long looked = (long) ((image.getWidth() + step - 1) / step) * ((image.getHeight() + step - 1) / step);
        return count(image, step, PixelChecks::isPink) * 100 >= looked * PINK_IN_HUNDRED;
    }

    /** A hash of the pixels alone, without any metadata of the file. */
    static String hash(BufferedImage image) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // required of every Java platform
        }
        int width = image.getWidth();
        int[] row = new int[width];
        ByteBuffer bytes = ByteBuffer.allocate(width * Integer.BYTES);
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            bytes.clear();
            bytes.asIntBuffer().put(row);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static int step(BufferedImage image) {
        return Math.max(1, Math.max(image.getWidth(), image.getHeight()) / SAMPLES_A_SIDE);
    }

    private static long count(BufferedImage image, int step, IntPredicate wanted) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                if (wanted.test(image.getRGB(x, y))) {
                    found++;
                }
            }
        }
        return found;
    }

    private static boolean isLit(int rgb) {
        return red(rgb) > DARKEST || green(rgb) > DARKEST || blue(rgb) > DARKEST;
    }

    private static boolean isPink(int rgb) {
        int strong = Math.max(red(rgb), blue(rgb));
        return strong > 80 && Math.min(red(rgb), blue(rgb)) > strong * 3 / 4 && green(rgb) < strong * 2 / 5;
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }
}
