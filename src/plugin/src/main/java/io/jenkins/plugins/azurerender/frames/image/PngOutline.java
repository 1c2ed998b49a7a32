package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the chunks of a PNG file. A decoder gets only the chunks that describe pixels, because compressed texts and color
 * profiles can be decompressed to any size.
 */
final class PngOutline {

    private static final int SIGNATURE = 8;
    private static final int HEADER = 13;
    private static final int CHUNK_HEAD = 8;
    private static final int CRC = 4;
    private static final int MAX_PALETTE_BYTES = 3 * 256;
    private static final int MAX_CHUNKS = 1 << 20;
    private static final int PALETTE = 3;

    private final FileBytes file;
    private final ImageParts parts = new ImageParts();
    private final Set<String> seen = new HashSet<>();
    private int width;
    private int height;
    private int color;
    private int bits;
    private int colors;
    private boolean dataEnded;

    private PngOutline(FileBytes file) {
        this.file = file;
    }

    /** @throws InvalidImageException when a chunk is incomplete, misplaced or has a wrong length */
    static ImageOutline read(FileBytes file) throws IOException, InvalidImageException {
        return new PngOutline(file).read();
    }

    private ImageOutline read() throws IOException, InvalidImageException {
        parts.add(0, SIGNATURE);
        long at = SIGNATURE;
        for (int chunks = 0; ; chunks++) {
            ByteBuffer head = file.read(at, CHUNK_HEAD, ByteOrder.BIG_ENDIAN);
            int length = head.getInt();
            String type = new String(head.array(), Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            file.check(at, CHUNK_HEAD + CRC + (length & 0xffffffffL));
            if (length < 0 || chunks > MAX_CHUNKS || (chunks == 0) != type.equals("IHDR")) {
                throw InvalidImageException.damaged();
            }
            if (isForPixels(type, length, at + CHUNK_HEAD)) {
                parts.add(at, (long) CHUNK_HEAD + length + CRC);
            }
            if (type.equals("IEND")) {
                return outline();
            }
            at += (long) CHUNK_HEAD + length + CRC;
        }
    }

    private boolean isForPixels(String type, int length, long at) throws IOException, InvalidImageException {
        boolean data = seen.contains("IDAT");
        dataEnded |= data && !type.equals("IDAT");
        boolean fits =
                switch (type) {
                    case "IHDR" -> length == HEADER;
                    case "PLTE" -> length > 0 && length <= MAX_PALETTE_BYTES && length % 3 == 0 && !data;
                    case "IDAT" -> !dataEnded;
                    case "IEND" -> length == 0 && data;
                    // The names of unknown chunks that are required to display the image begin with a capital letter.
                    default -> Character.isLowerCase(type.charAt(0));
                };
        boolean critical = Character.isUpperCase(type.charAt(0));
        if (!fits || critical && !seen.add(type) && !type.equals("IDAT")) {
            throw InvalidImageException.damaged();
        }
        if (type.equals("IHDR")) {
            header(file.read(at, HEADER, ByteOrder.BIG_ENDIAN));
        }
        if (type.equals("PLTE")) {
            colors = length / 3;
        }
        return switch (type) {
            case "IHDR", "IDAT", "IEND" -> true;
            case "PLTE" -> color == PALETTE; // otherwise a suggestion
            case "tRNS" -> isTransparencyLength(length) && !data && isFirst(type);
            case "gAMA" -> length == Integer.BYTES && !data && isFirst(type);
            case "sRGB" -> length == 1 && !data && isFirst(type);
            default -> false;
        };
    }

    /** A gray or color value, or the opacity of the first colors of the palette before it. */
    private boolean isTransparencyLength(int length) {
        return switch (color) {
            case 0 -> length == 2;
            case 2 -> length == 6;
            case PALETTE -> length > 0 && length <= colors;
            default -> false;
        };
    }

    private boolean isFirst(String type) {
        return seen.add(type + " used");
    }

    private void header(ByteBuffer head) throws InvalidImageException {
        width = head.getInt();
        height = head.getInt();
        bits = head.get();
        color = head.get();
        boolean wide = bits == 8 || bits == 16;
        boolean known =
                switch (color) {
                    case 0 -> wide || bits == 1 || bits == 2 || bits == 4;
                    case 2, 4, 6 -> wide;
                    case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
                    default -> false;
                };
        boolean plain = head.getShort() == 0 && (head.get() & 0xfe) == 0; // compression, filter, interlace
        if (width <= 0 || height <= 0 || !known || !plain) {
            throw InvalidImageException.damaged();
        }
    }

    private ImageOutline outline() throws InvalidImageException {
        if (color == PALETTE && !seen.contains("PLTE")) {
            throw InvalidImageException.damaged();
        }
        int samples =
                switch (color) {
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> 1;
                };
        int transparency = seen.contains("tRNS used") && color != PALETTE ? 1 : 0;
        long row = (long) width * (samples + transparency) * (bits == 16 ? 2 : 1);
        return new ImageOutline(width, height, row * (height + 4L), parts, "");
    }
}
