package io.jenkins.plugins.azurerender.scene.usd;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.LayerPaths;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the tokens of a binary USD file. Tokens with the file extension of an asset are treated as references. */
final class UsdCrate {

    private static final int HEADER = 88;
    private static final int SECTION = 32;
    private static final int MAX_SECTIONS = 1000;
    private static final int MAX_BYTES = 48 << 20;
    /** Maximum compression ratio. */
    private static final int RATIO = 256;

    private final Path path;
    private final String file;

    UsdCrate(Path path, String file) {
        this.path = path;
        this.file = file;
    }

    void report(SceneBuilder builder) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer header = bytes(channel, 0, HEADER);
            ByteBuffer contents = bytes(channel, header.getLong(16), 8);
            long count = contents.getLong(0);
            if (count < 0 || count > MAX_SECTIONS) {
                throw damaged();
            }
            ByteBuffer sections = bytes(channel, header.getLong(16) + 8, (int) count * SECTION);
            for (int at = 0; at < sections.capacity(); at += SECTION) {
                String name = new String(sections.array(), at, 16, StandardCharsets.ISO_8859_1).trim();
                if ("TOKENS".equals(name)) {
                    long length = Math.min(sections.getLong(at + 24), MAX_BYTES);
                    ByteBuffer section = bytes(channel, sections.getLong(at + 16), (int) length);
                    boolean isCompressed = header.get(8) > 0 || header.get(9) >= 4;
                    files(tokens(section, isCompressed), builder);
                }
            }
        }
        builder.addNote("Binary USD: asset paths were recognized by their extensions;"
                + " frames, cameras and settings are not read.");
    }

    /** Returns the tokens, which are compressed with LZ4 since version 0.4, in one or several chunks. */
    private byte[] tokens(ByteBuffer section, boolean isCompressed) throws IOException {
        int start = isCompressed ? 24 : 16;
        long size = section.capacity() > start ? section.getLong(8) : -1;
        if (size < 0 || size > (long) RATIO * section.capacity() || size > MAX_BYTES) {
            throw damaged();
        }
        byte[] tokens = new byte[(int) size];
        section.position(start);
        try {
            if (isCompressed) {
                decompress(section, tokens);
            } else {
                section.get(tokens);
            }
        } catch (RuntimeException x) {
            throw damaged();
        }
        return tokens;
    }

    /** Decompresses tokens. The buffer and the decompressor throw if the data is incomplete. */
    private static void decompress(ByteBuffer section, byte[] tokens) {
        int chunks = section.get();
        int to = 0;
        for (int i = 0; i < Math.max(1, chunks); i++) {
            int length = chunks == 0 ? section.remaining() : section.getInt();
            byte[] chunk = new byte[Math.min(length, section.remaining())];
            section.get(chunk);
            to += new Lz4Decompressor().decompress(chunk, 0, chunk.length, tokens, to, tokens.length - to);
        }
    }

    private static void files(byte[] tokens, SceneBuilder builder) throws UnreadableSceneException {
        int start = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] == 0) {
                addToken(new String(tokens, start, i - start, StandardCharsets.UTF_8), builder);
                start = i + 1;
            }
        }
    }

    private static void addToken(String token, SceneBuilder builder) throws UnreadableSceneException {
        for (String path : LayerPaths.of(token)) {
            if (Pathnames.isKnown(path)) {
                builder.addReference(
                        new Reference(path, Pathnames.kind(path), Pathnames.extent(path, Reference.Extent.ONE), ""));
            }
        }
    }

    private ByteBuffer bytes(SeekableByteChannel channel, long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > channel.size() - length) {
            throw new UnreadableSceneException(file + " is truncated: save or copy it again.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // read until the buffer is full
        }
        return bytes.flip();
    }

    private UnreadableSceneException damaged() {
        return new UnreadableSceneException(file + " is damaged: its tokens cannot be decompressed.");
    }
}
