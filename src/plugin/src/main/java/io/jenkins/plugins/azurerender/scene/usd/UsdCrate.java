package io.jenkins.plugins.azurerender.scene.usd;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Pathnames;
import io.jenkins.plugins.azurerender.scene.io.SceneDraft;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The words of a binary USD file, packed in one section of it. Those that end like a file of a scene are taken for one. */
final class UsdCrate {

    private static final int HEADER = 88;
    private static final int SECTION = 32;
    private static final int MOST_SECTIONS = 1000;
    private static final int LARGEST = 48 << 20;
    /** Packs hold at most so many times their size. */
    private static final int RATIO = 256;

    private final Path path;
    private final String file;

    UsdCrate(Path path, String file) {
        this.path = path;
        this.file = file;
    }

    void report(SceneDraft draft) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer header = bytes(channel, 0, HEADER);
            ByteBuffer contents = bytes(channel, header.getLong(16), 8);
            long count = contents.getLong(0);
            if (count < 0 || count > MOST_SECTIONS) {
                throw damaged();
            }
            ByteBuffer sections = bytes(channel, header.getLong(16) + 8, (int) count * SECTION);
            for (int at = 0; at < sections.capacity(); at += SECTION) {
                String name = new String(sections.array(), at, 16, StandardCharsets.ISO_8859_1).trim();
                if ("TOKENS".equals(name)) {
                    long length = Math.min(sections.getLong(at + 24), LARGEST);
                    ByteBuffer section = bytes(channel, sections.getLong(at + 16), (int) length);
                    boolean isPacked = header.get(8) > 0 || header.get(9) >= 4;
                    files(words(section, isPacked), draft);
                }
            }
        }
        draft.notes("Binary USD: asset paths were recognized by their extensions;"
                + " frames, cameras and settings are not read.");
    }

    /** Since version 0.4 the words are packed by LZ4, in one piece or several. */
    private byte[] words(ByteBuffer section, boolean isPacked) throws IOException {
        int start = isPacked ? 24 : 16;
        long size = section.capacity() > start ? section.getLong(8) : -1;
        if (size < 0 || size > (long) RATIO * section.capacity() || size > LARGEST) {
            throw damaged();
        }
        byte[] words = new byte[(int) size];
        section.position(start);
        try {
            if (isPacked) {
                unpack(section, words);
            } else {
                section.get(words);
            }
        } catch (RuntimeException e) {
            throw damaged();
        }
        return words;
    }

    /** Bounds are checked by the buffer and by the decompressor, which throw when there is less than they should find. */
    private static void unpack(ByteBuffer section, byte[] words) {
        int pieces = section.get();
        int to = 0;
        for (int i = 0; i < Math.max(1, pieces); i++) {
            int length = pieces == 0 ? section.remaining() : section.getInt();
            byte[] piece = new byte[Math.min(length, section.remaining())];
            section.get(piece);
            to += new Lz4Decompressor().decompress(piece, 0, piece.length, words, to, words.length - to);
        }
    }

    private static void files(byte[] words, SceneDraft draft) throws UnreadableSceneException {
        int start = 0;
        for (int i = 0; i < words.length; i++) {
            if (words[i] == 0) {
                word(new String(words, start, i - start, StandardCharsets.UTF_8), draft);
                start = i + 1;
            }
        }
    }

    private static void word(String word, SceneDraft draft) throws UnreadableSceneException {
        if (Pathnames.isOfScenes(word)) {
            draft.refer(new Reference(word, Pathnames.kind(word), Pathnames.extent(word, Reference.Extent.ONE), ""));
        }
    }

    private ByteBuffer bytes(SeekableByteChannel channel, long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > channel.size() - length) {
            throw new UnreadableSceneException(file + " is truncated: save or copy it again.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until all are there
        }
        return bytes.flip();
    }

    private UnreadableSceneException damaged() {
        return new UnreadableSceneException(file + " is damaged: its tokens cannot be decompressed.");
    }
}
