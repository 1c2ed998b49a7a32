package io.jenkins.plugins.azurerender.frames.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the first directory of a TIFF file. A decoder gets a new directory that contains only the fields that describe
 * pixels, not the directories of the file.
 */
final class TiffOutline {

    private static final int HEADER = 8;
    private static final int MAGIC = 42;
    private static final int ENTRY = 12;
    private static final int MAX_ENTRIES = 4_096;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int COLORS = 320;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;

    private static final int MAX_SAMPLES = 16;
    private static final int MAX_COLORS = 3 << 16;

    /** A strip for each row of a plane, of the largest image that is decoded. */
    private static final int MAX_PIECES = 1 << 18;

    /** Maximum number of values of each field. All other fields are ignored. */
    private static final Map<Integer, Integer> MAX_VALUES = Map.ofEntries(
            Map.entry(WIDTH, 1),
            Map.entry(HEIGHT, 1),
            Map.entry(BITS, MAX_SAMPLES),
            Map.entry(COMPRESSION, 1),
            Map.entry(PHOTOMETRIC, 1),
            Map.entry(FILL_ORDER, 1),
            Map.entry(STRIP_OFFSETS, MAX_PIECES),
            Map.entry(SAMPLES, 1),
            Map.entry(ROWS_PER_STRIP, 1),
            Map.entry(STRIP_BYTES, MAX_PIECES),
            Map.entry(PLANAR, 1),
            Map.entry(PREDICTOR, 1),
            Map.entry(COLORS, MAX_COLORS),
            Map.entry(TILE_WIDTH, 1),
            Map.entry(TILE_HEIGHT, 1),
            Map.entry(TILE_OFFSETS, MAX_PIECES),
            Map.entry(TILE_BYTES, MAX_PIECES),
            Map.entry(EXTRA_SAMPLES, MAX_SAMPLES),
            Map.entry(SAMPLE_FORMAT, MAX_SAMPLES));

    /** Unsigned 16-bit integers by specification; all others are written as 32-bit ones. */
    private static final Set<Integer> SHORTS = Set.of(
            BITS,
            COMPRESSION,
            PHOTOMETRIC,
            FILL_ORDER,
            SAMPLES,
            PLANAR,
            PREDICTOR,
            COLORS,
            EXTRA_SAMPLES,
            SAMPLE_FORMAT);

    private static final Set<Integer> STRIPS = Set.of(STRIP_OFFSETS, STRIP_BYTES, ROWS_PER_STRIP);
    private static final Set<Integer> TILES = Set.of(TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_BYTES);

    /** None, LZW, Deflate (two numbers), PackBits. */
    private static final Set<Long> COMPRESSIONS = Set.of(1L, 5L, 8L, 32_946L, 32_773L);

    private static final Set<Long> DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L, 32L, 64L);

    /** Gray, RGB or palette. */
    private static final long LAST_PHOTOMETRIC = 3;

    private static final long PALETTE = 3;
    private static final long SMALL_TILE = 1_024;
    private static final int SPARE_BYTES = 1 << 20;

    private final FileBytes file;
    private final ByteOrder order;
    private final TreeMap<Integer, long[]> fields = new TreeMap<>();

    private TiffOutline(FileBytes file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    /** @throws InvalidImageException when the directory or what it refers to is incomplete or contradictory */
    static ImageOutline read(FileBytes file) throws IOException, InvalidImageException {
        ByteBuffer head = file.read(0, HEADER, ByteOrder.BIG_ENDIAN);
        head.order(head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        TiffOutline outline = new TiffOutline(file, head.order());
        if (head.getShort(2) != MAGIC || file.size() >= 1L << 32) {
            throw InvalidImageException.damaged();
        }
        outline.readFields(head.getInt(4) & 0xffffffffL);
        return outline.read();
    }

    private void readFields(long at) throws IOException, InvalidImageException {
        int count = file.read(at, 2, order).getShort() & 0xffff;
        if (at < HEADER || count == 0 || count > MAX_ENTRIES) {
            throw InvalidImageException.damaged();
        }
        ByteBuffer entries = file.read(at + 2, count * ENTRY, order);
        for (int i = 0; i < count; i++) {
            int tag = entries.getShort() & 0xffff;
            int type = entries.getShort();
            long values = entries.getInt() & 0xffffffffL;
            int value = entries.position();
            entries.position(value + Integer.BYTES);
            Integer most = MAX_VALUES.get(tag);
            if (most == null) {
                continue;
            }
            if (type != SHORT && type != LONG || values == 0 || values > most || fields.containsKey(tag)) {
                throw InvalidImageException.damaged();
            }
            int bytes = (int) values * (type == SHORT ? Short.BYTES : Integer.BYTES);
            ByteBuffer in = bytes <= Integer.BYTES
                    ? entries.slice(value, Integer.BYTES).order(order)
                    : file.read(entries.getInt(value) & 0xffffffffL, bytes, order);
            long[] numbers = new long[(int) values];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = type == SHORT ? in.getShort() & 0xffff : in.getInt() & 0xffffffffL;
            }
            fields.put(tag, numbers);
        }
    }

    private ImageOutline read() throws InvalidImageException {
        long width = one(WIDTH, 0);
        long height = one(HEIGHT, 0);
        long samples = one(SAMPLES, 1);
        long[] depths = fields.getOrDefault(BITS, new long[] {1});
        if (width < 1
                || height < 1
                || width > Integer.MAX_VALUE
                || height > Integer.MAX_VALUE
                || samples < 1
                || samples > MAX_SAMPLES
                || depths.length > samples
                || Arrays.stream(depths).anyMatch(bits -> bits < 1 || bits > Long.SIZE)) {
            throw InvalidImageException.damaged();
        }
        long deepest = Arrays.stream(depths).max().orElse(1);
        long pixel = samples * (deepest <= 8 ? 1 : deepest <= 16 ? 2 : deepest <= 32 ? 4 : 8);
        boolean tiled = fields.containsKey(TILE_WIDTH);
        long wide = tiled ? one(TILE_WIDTH, 0) : width;
        long high = tiled ? one(TILE_HEIGHT, 0) : Math.min(height, one(ROWS_PER_STRIP, height));
        if (wide < 1
                || high < 1
                || tiled && (wide > Math.max(SMALL_TILE, 2 * width) || high > Math.max(SMALL_TILE, 2 * height))) {
            throw InvalidImageException.damaged();
        }
        fields.keySet().removeAll(tiled ? STRIPS : TILES);
        if (!tiled) {
            fields.put(ROWS_PER_STRIP, new long[] {high});
        }
        boolean planes = one(PLANAR, 1) == 2;
        long pieces = count(width, wide) * count(height, high) * (planes ? samples : 1);
        long piece = Math.multiplyExact(wide, Math.multiplyExact(high, pixel));
        long largest = checkPieces(tiled, pieces, piece);
        String undecodable = undecodable(depths, samples);
        long memory = undecodable.isEmpty() ? Math.addExact(Math.multiplyExact(width * height, pixel), largest) : 0;
        // The decoder keeps a strip or tile as it is in the file, decompressed, and converted to the depth of the
        // image.
        memory = Math.addExact(memory, Math.multiplyExact(2, piece) + Long.BYTES * 4 * pieces);
        return new ImageOutline((int) width, (int) height, memory, parts(), undecodable);
    }

    /** @return number of bytes of the largest strip or tile in the file */
    private long checkPieces(boolean tiled, long pieces, long unpacked) throws InvalidImageException {
        long[] offsets = fields.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] sizes = fields.get(tiled ? TILE_BYTES : STRIP_BYTES);
        if (offsets == null || sizes == null || offsets.length != pieces || sizes.length != pieces) {
            throw InvalidImageException.damaged();
        }
        long largest = 0;
        for (int i = 0; i < pieces; i++) {
            file.check(offsets[i], sizes[i]);
            largest = Math.max(largest, sizes[i]);
        }
        if (largest > Math.addExact(Math.multiplyExact(2, unpacked), SPARE_BYTES)) {
            throw InvalidImageException.damaged();
        }
        return largest;
    }

    /** Why the image is not decoded: formats that embed other image files, or that no renderer writes. */
    private String undecodable(long[] depths, long samples) throws InvalidImageException {
        long photometric = one(PHOTOMETRIC, 1);
        long[] colors = fields.get(COLORS);
        if (photometric == PALETTE && (colors == null || depths[0] > 16 || colors.length != 3L << depths[0])) {
            throw InvalidImageException.damaged();
        }
        boolean known = COMPRESSIONS.contains(one(COMPRESSION, 1))
                && photometric <= LAST_PHOTOMETRIC
                && one(PREDICTOR, 1) <= 2
                && samples <= 4
                && Arrays.stream(depths).allMatch(bits -> bits == depths[0])
                && DEPTHS.contains(depths[0]);
        return known ? "" : "has a kind of TIFF data that is not decoded, so only its header was checked";
    }

    /** The file with a new header and a new directory at the end. Offsets of pixel data remain valid. */
    private ImageParts parts() {
        long end = file.size() + (file.size() & 1);
        ByteBuffer head = ByteBuffer.allocate(HEADER).order(order);
        head.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(head.get(0));
        head.putShort((short) MAGIC).putInt((int) end);
        int values = fields.entrySet().stream()
                .mapToInt(TiffOutline::bytes)
                .filter(bytes -> bytes > Integer.BYTES)
                .sum();
        int directory = 2 + fields.size() * ENTRY + Integer.BYTES;
        ByteBuffer tail = ByteBuffer.allocate(directory + values).order(order);
        tail.putShort((short) fields.size());
        int outside = directory;
        for (Map.Entry<Integer, long[]> field : fields.entrySet()) {
            boolean small = SHORTS.contains(field.getKey());
            int bytes = bytes(field);
            tail.putShort(field.getKey().shortValue()).putShort((short) (small ? SHORT : LONG));
            tail.putInt(field.getValue().length);
            int at = bytes <= Integer.BYTES ? tail.position() : outside;
            if (bytes > Integer.BYTES) {
                tail.putInt(tail.position(), (int) (end + outside));
                outside += bytes;
            }
            for (long value : field.getValue()) {
                if (small) {
                    tail.putShort(at, (short) value);
                    at += Short.BYTES;
                } else {
                    tail.putInt(at, (int) value);
                    at += Integer.BYTES;
                }
            }
            tail.position(tail.position() + Integer.BYTES);
        }
        ImageParts parts = new ImageParts();
        parts.add(head.array());
        parts.add(HEADER, file.size() - HEADER);
        parts.add(new byte[(int) (end - file.size())]);
        parts.add(tail.array());
        return parts;
    }

    private static int bytes(Map.Entry<Integer, long[]> field) {
        return field.getValue().length * (SHORTS.contains(field.getKey()) ? Short.BYTES : Integer.BYTES);
    }

    private long one(int tag, long otherwise) {
        long[] values = fields.get(tag);
        return values == null ? otherwise : values[0];
    }

    private static long count(long side, long piece) {
        return (side + piece - 1) / piece;
    }
}
