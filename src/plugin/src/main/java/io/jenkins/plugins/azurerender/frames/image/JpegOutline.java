package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the segments of a JPEG file. A decoder gets tables, image header and scans, but no comments, previews, color
 * profiles and other application data.
 */
final class JpegOutline {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int QUANTIZATION_TABLES = 0xdb;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int SCAN = 0xda;
    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;
    private static final int PROGRESSIVE = 0xc2;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;
    private static final int LAST_APPLICATION = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int JFIF_LENGTH = 16;
    private static final int ADOBE_LENGTH = 14;
    private static final int MAX_SEGMENTS = 10_000;

    /** Encoders write about ten. Decoding each takes as long as decoding the whole image. */
    private static final int MAX_SCANS = 100;

    private static final int MAX_COMPONENTS = 4;
    private static final int BUFFER = 1 << 16;

    private final FileBytes file;
    private final ImageParts parts = new ImageParts();
    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private int scans;

    private JpegOutline(FileBytes file) {
        this.file = file;
    }

    /** @throws InvalidImageException when a segment is incomplete, misplaced or has a wrong length */
    static ImageOutline read(FileBytes file) throws IOException, InvalidImageException {
        return new JpegOutline(file).read();
    }

    private ImageOutline read() throws IOException, InvalidImageException {
        long at = 0;
        for (int segments = 0; segments < MAX_SEGMENTS; segments++) {
            at = afterFill(at);
            int marker = file.read(at, 2, ByteOrder.BIG_ENDIAN).get(1) & 0xff;
            if ((marker == START) != (segments == 0)) {
                throw InvalidImageException.damaged();
            }
            if (marker == START) {
                parts.add(at, 2);
                at += 2;
            } else if (marker == END) {
                parts.add(at, 2);
                return outline();
            } else {
                at = segment(marker, at);
            }
        }
        throw InvalidImageException.damaged();
    }

    /** The position of the next marker, which any number of bytes with the value 255 may precede. */
    private long afterFill(long from) throws IOException, InvalidImageException {
        ByteBuffer two = file.read(from, 2, ByteOrder.BIG_ENDIAN);
        if ((two.get(0) & 0xff) != 0xff) {
            throw InvalidImageException.damaged();
        }
        return (two.get(1) & 0xff) == 0xff ? marker(from + 1) : from;
    }

    /** @return the position after the segment */
    private long segment(int marker, long at) throws IOException, InvalidImageException {
        int length = file.read(at + 2, 2, ByteOrder.BIG_ENDIAN).getShort() & 0xffff;
        file.check(at, 2L + length);
        if (length < 2) {
            throw InvalidImageException.damaged();
        }
        long end = at + 2 + length;
        switch (marker) {
            case BASELINE, EXTENDED, PROGRESSIVE -> header(marker, at + 4, length);
            case SCAN -> {
                scans++;
                end = marker(end);
                if (width == 0) {
                    throw InvalidImageException.damaged();
                }
                if (scans > (progressive ? MAX_SCANS : components)) {
                    throw new InvalidImageException("has an implausible number of scans");
                }
            }
            case HUFFMAN_TABLES, QUANTIZATION_TABLES, RESTART_INTERVAL -> {
                // needed for the pixels
            }
            default -> {
                if (marker < JFIF || marker > LAST_APPLICATION && marker != COMMENT) {
                    throw InvalidImageException
                            .damaged(); // lossless, arithmetic or hierarchical, which renderers do not write
                }
                if (!isColorModel(marker, at + 4, length)) {
                    return end;
                }
            }
        }
        parts.add(at, end - at);
        return end;
    }

    private boolean isColorModel(int marker, long at, int length) throws IOException, InvalidImageException {
        return marker == JFIF && length == JFIF_LENGTH && startsWith(at, "JFIF\0")
                || marker == ADOBE && length == ADOBE_LENGTH && startsWith(at, "Adobe");
    }

    private boolean startsWith(long at, String name) throws IOException, InvalidImageException {
        byte[] bytes = file.read(at, name.length(), ByteOrder.BIG_ENDIAN).array();
        return new String(bytes, StandardCharsets.ISO_8859_1).equals(name);
    }

    private void header(int marker, long at, int length) throws IOException, InvalidImageException {
        ByteBuffer head = file.read(at, length - 2, ByteOrder.BIG_ENDIAN);
        if (head.limit() < 6 || width > 0) {
            throw InvalidImageException.damaged();
        }
        int bits = head.get();
        height = head.getShort() & 0xffff;
        width = head.getShort() & 0xffff;
        components = head.get() & 0xff;
        progressive = marker == PROGRESSIVE;
        if (bits != 8
                || width == 0
                || height == 0
                || components == 0
                || components > MAX_COMPONENTS
                || head.remaining() != 3 * components) {
            throw InvalidImageException.damaged();
        }
    }

    /** The position of the next marker after the pixel data that begins here. */
    private long marker(long from) throws IOException, InvalidImageException {
        boolean after255 = false;
        for (long at = from; at < file.size(); ) {
            ByteBuffer bytes = file.upTo(at, BUFFER, ByteOrder.BIG_ENDIAN);
            for (int i = 0; i < bytes.limit(); i++) {
                int one = bytes.get(i) & 0xff;
                if (after255 && one != 0 && one != 0xff && (one < 0xd0 || one > 0xd7)) { // not stuffed, not a restart
                    return at + i - 1;
                }
                after255 = one == 0xff;
            }
            at += bytes.limit();
        }
        throw InvalidImageException.damaged();
    }

    private ImageOutline outline() throws InvalidImageException {
        if (scans == 0) {
            throw InvalidImageException.damaged();
        }
        // With several scans the decoder keeps all coefficients, two bytes each, in full blocks.
        int coefficient = scans > 1 || progressive ? 2 : 0;
        long pixels = (width + 32L) * (height + 32L);
        return new ImageOutline(width, height, pixels * components * (1 + coefficient), parts, "");
    }
}
