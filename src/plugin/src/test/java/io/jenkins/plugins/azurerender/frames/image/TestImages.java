package io.jenkins.plugins.azurerender.frames.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small valid image files of each kind, and parts for invalid ones. */
final class TestImages {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;

    private TestImages() {}

    /** An image with random pixels. */
    static BufferedImage pixels(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Random random = new Random(1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    static List<byte[]> pngs() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int type : new int[] {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            files.add(written(pixels(type), "png", null, false));
            files.add(written(pixels(type), "png", null, true));
        }
        return files;
    }

    static List<byte[]> jpegs() throws IOException {
        return List.of(
                written(pixels(BufferedImage.TYPE_INT_RGB), "jpeg", null, false),
                written(pixels(BufferedImage.TYPE_INT_RGB), "jpeg", null, true),
                written(pixels(BufferedImage.TYPE_BYTE_GRAY), "jpeg", null, false));
    }

    static List<byte[]> tiffs() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String compression : new String[] {null, "LZW", "ZLib", "Deflate", "PackBits"}) {
            files.add(written(pixels(BufferedImage.TYPE_INT_RGB), "tiff", compression, false));
        }
        for (int type : new int[] {
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            files.add(written(pixels(type), "tiff", "LZW", false));
        }
        files.add(written(pixels(BufferedImage.TYPE_INT_RGB), "tiff", "ZLib", true));
        return files;
    }

    static List<byte[]> exrs() {
        List<byte[]> files = new ArrayList<>();
        for (int compression = 0; compression < 4; compression++) {
            files.add(exr(compression, new byte[0]));
        }
        return files;
    }

    /** @param special interlaced, progressive or tiled */
    private static byte[] written(BufferedImage image, String format, String compression, boolean special)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam options = writer.getDefaultWriteParam();
            if (compression != null) {
                options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                options.setCompressionType(compression);
            }
            if (special && format.equals("tiff")) {
                options.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                options.setTiling(32, 16, 0, 0);
            } else if (special) {
                options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * An OpenEXR file of scan lines with one channel of half floats.
     *
     * @param compression from 0 (none) to 3 (ZIP); the pixel data is never compressed, because it is not checked
     * @param attribute bytes of more attributes
     */
    static byte[] exr(int compression, byte[] attribute) {
        int lines = compression == 3 ? 16 : 1;
        int chunks = HEIGHT / lines;
        ByteBuffer out = ByteBuffer.allocate((1 << 16) + attribute.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(20000630).putInt(2);
        ByteBuffer window = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        window.putInt(0).putInt(0).putInt(WIDTH - 1).putInt(HEIGHT - 1);
        ByteBuffer channels = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        channels.put((byte) 'Y').put((byte) 0).putInt(1).putInt(0).putInt(1).putInt(1);
        attribute(out, "channels", "chlist", channels.array());
        attribute(out, "compression", "compression", new byte[] {(byte) compression});
        attribute(out, "dataWindow", "box2i", window.array());
        attribute(out, "displayWindow", "box2i", window.array());
        out.put(attribute).put((byte) 0);
        int table = out.position();
        out.position(table + chunks * Long.BYTES);
        for (int i = 0; i < chunks; i++) {
            out.putLong(table + i * Long.BYTES, out.position());
            out.putInt(i * lines).putInt(WIDTH * 2 * lines);
            out.position(out.position() + WIDTH * 2 * lines);
        }
        byte[] file = new byte[out.position()];
        out.flip().get(file);
        return file;
    }

    static void attribute(ByteBuffer out, String name, String type, byte[] value) {
        out.put(name.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
        out.put(type.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
        out.putInt(value.length).put(value);
    }

    /** The file with a chunk after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) throws IOException {
        return withChunk(png, 8 + 12 + 13, type, content);
    }

    /** The file with a chunk before its pixels. */
    static byte[] withChunkBeforePixels(byte[] png, String type, byte[] content) throws IOException {
        int data = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        return withChunk(png, data - Integer.BYTES, type, content);
    }

    private static byte[] withChunk(byte[] png, int at, String type, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(png, 0, at);
        out.writeInt(content.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.write(name);
        out.write(content);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt((int) crc.getValue());
        out.write(png, at, png.length - at);
        return bytes.toByteArray();
    }

    /** Zeros, compressed by zlib. */
    static byte[] zeros(long count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] block = new byte[1 << 20];
            for (long left = count; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return bytes.toByteArray();
    }

    /** Sets the only value of a field in the first directory of a TIFF file. */
    static byte[] withField(byte[] tiff, int tag, int value) {
        byte[] changed = tiff.clone();
        ByteBuffer file = ByteBuffer.wrap(changed).order(order(tiff));
        int entry = entry(file, tag);
        file.putShort(entry + 2, (short) 4).putInt(entry + 4, 1).putInt(entry + 8, value);
        return changed;
    }

    /** Position of the link to the next directory of a TIFF file. */
    static int nextDirectory(byte[] tiff) {
        ByteBuffer file = ByteBuffer.wrap(tiff).order(order(tiff));
        int directory = file.getInt(4);
        return directory + 2 + 12 * file.getShort(directory);
    }

    static ByteOrder order(byte[] tiff) {
        return tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** The first value of a field with 32-bit numbers in the first directory of a TIFF file. */
    static int field(byte[] tiff, int tag) {
        ByteBuffer file = ByteBuffer.wrap(tiff).order(order(tiff));
        int entry = entry(file, tag);
        if (file.getShort(entry + 2) != 4) {
            throw new AssertionError("field " + tag + " has other numbers");
        }
        int value = file.getInt(entry + 8);
        return file.getInt(entry + 4) == 1 ? value : file.getInt(value);
    }

    private static int entry(ByteBuffer file, int tag) {
        int directory = file.getInt(4);
        for (int i = 0; i < file.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if ((file.getShort(entry) & 0xffff) == tag) {
                return entry;
            }
        }
        throw new AssertionError("no field " + tag);
    }
}
