package io.jenkins.plugins.azurerender.frames.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The properties of a decoded image, so that the image itself is not kept in memory.
 *
 * @param black whether all pixels are black
 * @param pink whether at least 2 % of the pixels have the color that Blender uses for missing textures, in any brightness
 * @param hash of the pixels, without metadata of the file
 */
record PixelSummary(boolean black, boolean pink, String hash, BufferedImage thumbnail) {

    private static final int DARKEST = 2;
    private static final int PINK_IN_HUNDRED = 2;
    private static final int HASH_BYTES = 8;

    /** Computes the properties row by row. */
    static PixelSummary of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        MessageDigest digest = sha256();
        Thumbnail thumbnail = new Thumbnail(width, height);
        int[] row = new int[width];
        ByteBuffer bytes = ByteBuffer.allocate(width * Integer.BYTES);
        boolean black = true;
        long pink = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            bytes.clear();
            bytes.asIntBuffer().put(row);
            digest.update(bytes);
            thumbnail.add(y, row);
            for (int rgb : row) {
                black &= !isLit(rgb);
                pink += isPink(rgb) ? 1 : 0;
            }
        }
        return new PixelSummary(
                black,
                pink * 100 >= (long) width * height * PINK_IN_HUNDRED,
                HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES),
                thumbnail.image());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every JVM supports SHA-256
        }
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
