package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The header of one part of an OpenEXR file.
 *
 * @param width of the display window in pixels
 * @param height of the display window in pixels
 * @param chunks number of chunks of pixel data
 * @param lines whether chunks are scan lines, which begin with their position and size, rather than tiles
 */
record ExrPart(int width, int height, long chunks, boolean lines) {

    private static final int MAX_SIDE = 1 << 20;

    /** Scan lines per chunk by compression: none, RLE, ZIPS, ZIP, PIZ, PXR24, B44, B44A, DWAA, DWAB. */
    private static final int[] LINES = {1, 1, 1, 16, 32, 16, 32, 32, 32, 256};

    /** The attributes that are read. A header may have any number of others. */
    private static final Set<String> USED =
            Set.of("channels", "dataWindow", "displayWindow", "chunkCount", "tiles", "compression");

    static ExrPart read(ExrHeader in, boolean multiPart) throws IOException, InvalidImageException {
        ExrPart part = readNext(in);
        if (part == null) {
            throw new InvalidImageException(multiPart ? "has no parts" : "has an empty header");
        }
        return part;
    }

    /** The next part; null after the last one. */
    static ExrPart readNext(ExrHeader in) throws IOException, InvalidImageException {
        Map<String, ByteBuffer> attributes = new HashMap<>();
        boolean empty = true;
        for (String name = in.name(); !name.isEmpty(); name = in.name()) {
            in.text(); // its type
            int size = in.number();
            if (USED.contains(name)) {
                attributes.put(name, in.value(size));
            }
            in.skip(size);
            empty = false;
        }
        return empty ? null : of(attributes);
    }

    private static ExrPart of(Map<String, ByteBuffer> attributes) throws InvalidImageException {
        if (!attributes.containsKey("channels") || attributes.get("channels").limit() < 2) {
            throw new InvalidImageException("has no channels");
        }
        int[] data = window(attributes, "dataWindow");
        int[] display = window(attributes, "displayWindow");
        return new ExrPart(display[0], display[1], chunks(attributes, data), !attributes.containsKey("tiles"));
    }

    private static long chunks(Map<String, ByteBuffer> attributes, int[] data) throws InvalidImageException {
        ByteBuffer chunkCount = attributes.get("chunkCount");
        if (chunkCount != null) {
            int count = chunkCount.getInt(0);
            if (count < 1) {
                throw InvalidImageException.damaged();
            }
            return count;
        }
        ByteBuffer tiles = attributes.get("tiles");
        if (tiles != null) {
            return tiles(tiles, data);
        }
        ByteBuffer compression = attributes.get("compression");
        int kind = compression == null ? -1 : compression.get(0);
        if (kind < 0 || kind >= LINES.length) {
            throw new InvalidImageException("has an unknown compression");
        }
        return (data[1] + LINES[kind] - 1L) / LINES[kind];
    }

    /** Number of tiles in all levels: one level, mipmaps or ripmaps. */
    private static long tiles(ByteBuffer tiles, int[] data) throws InvalidImageException {
        int wide = tiles.getInt(0);
        int high = tiles.getInt(4);
        int levels = tiles.get(8) & 0xf;
        boolean up = (tiles.get(8) & 0xf0) != 0;
        if (wide < 1 || high < 1) {
            throw InvalidImageException.damaged();
        }
        long count = 0;
        switch (levels) {
            case 0 -> count = count(data[0], wide) * count(data[1], high);
            case 1 -> {
                int width = data[0];
                int height = data[1];
                for (boolean more = true; more; ) {
                    count += count(width, wide) * count(height, high);
                    more = width > 1 || height > 1;
                    width = half(width, up);
                    height = half(height, up);
                }
            }
            default -> {
                for (int width = data[0]; ; width = half(width, up)) {
                    for (int height = data[1]; ; height = half(height, up)) {
                        count += count(width, wide) * count(height, high);
                        if (height == 1) {
                            break;
                        }
                    }
                    if (width == 1) {
                        break;
                    }
                }
            }
        }
        return count;
    }

    private static long count(int side, int piece) {
        return (side + piece - 1L) / piece;
    }

    private static int half(int side, boolean up) {
        return Math.max(1, (side + (up ? 1 : 0)) / 2);
    }

    /** Width and height of a box that is stored as two corners. */
    private static int[] window(Map<String, ByteBuffer> attributes, String name) throws InvalidImageException {
        ByteBuffer box = attributes.get(name);
        if (box == null || box.limit() < 4 * Integer.BYTES) {
            throw new InvalidImageException("has no " + name);
        }
        long width = (long) box.getInt(8) - box.getInt(0) + 1;
        long height = (long) box.getInt(12) - box.getInt(4) + 1;
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new InvalidImageException("has an implausible image size, %s x %s".formatted(width, height));
        }
        return new int[] {(int) width, (int) height};
    }
}
