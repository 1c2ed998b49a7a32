package io.jenkins.plugins.azurerender.scene.blend;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** How Blender packs a file. */
enum Packing {
    PLAIN {
        @Override
        byte[] pack(byte[] bytes) {
            return bytes;
        }
    },
    /** Until 2.93. */
    GZIP {
        @Override
        byte[] pack(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(bytes);
            } catch (IOException x) {
                throw new UncheckedIOException(x);
            }
            return packed.toByteArray();
        }
    },
    /** Since 3.0: pieces packed each on its own, and behind them a table of their sizes. */
    ZSTD {
        @Override
        byte[] pack(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            ByteBuffer table =
                    ByteBuffer.allocate(8 * (bytes.length / PIECE + 1)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.length; at += PIECE) {
                byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE));
                byte[] frame = frame(piece);
                packed.writeBytes(frame);
                table.putInt(frame.length).putInt(piece.length);
            }
            int pieces = table.position() / 8;
            packed.writeBytes(ByteBuffer.allocate(8 + table.position() + 9)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0x184d2a5e)
                    .putInt(table.position() + 9)
                    .put(table.array(), 0, table.position())
                    .putInt(pieces)
                    .put((byte) 0)
                    .putInt(0x8f92eab1)
                    .array());
            return packed.toByteArray();
        }
    };

    private static final int PIECE = 1000;

    abstract byte[] pack(byte[] bytes);

    static byte[] frame(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream out = new ZstdOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return packed.toByteArray();
    }
}
