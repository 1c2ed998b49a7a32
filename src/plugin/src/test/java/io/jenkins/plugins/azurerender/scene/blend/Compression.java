package io.jenkins.plugins.azurerender.scene.blend;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compression formats of .blend files. */
enum Compression {
    PLAIN {
        @Override
        byte[] compress(byte[] bytes) {
            return bytes;
        }
    },
    /** Up to Blender 2.93. */
    GZIP {
        @Override
        byte[] compress(byte[] bytes) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(bytes);
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
            return compressed.toByteArray();
        }
    },
    /** Since Blender 3.0: separately compressed chunks, followed by a table of their sizes. */
    ZSTD {
        @Override
        byte[] compress(byte[] bytes) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            ByteBuffer table =
                    ByteBuffer.allocate(8 * (bytes.length / CHUNK_BYTES + 1)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.length; at += CHUNK_BYTES) {
                byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK_BYTES));
                byte[] frame = frame(chunk);
                compressed.writeBytes(frame);
                table.putInt(frame.length).putInt(chunk.length);
            }
            int chunks = table.position() / 8;
            compressed.writeBytes(ByteBuffer.allocate(8 + table.position() + 9)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0x184d2a5e)
                    .putInt(table.position() + 9)
                    .put(table.array(), 0, table.position())
                    .putInt(chunks)
                    .put((byte) 0)
                    .putInt(0x8f92eab1)
                    .array());
            return compressed.toByteArray();
        }
    };

    private static final int CHUNK_BYTES = 1000;

    abstract byte[] compress(byte[] bytes);

    static byte[] frame(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return compressed.toByteArray();
    }
}
