package io.jenkins.plugins.azurerender.scene.alembic;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.Charsets;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the version of {@code .abc} files. The Ogawa format is a tree of groups, each a list of positions in the file;
 * the fourth child of the root is metadata of the archive.
 */
public final class AlembicReader implements SceneReader {

    private static final int HEADER = 16;
    private static final int METADATA = 3;
    private static final int MAX_LENGTH = 1 << 16;
    /** Bit of a child's position that marks data instead of a group. */
    private static final long DATA = 1L << 63;

    private static final Pattern VERSION = Pattern.compile("_ai_AlembicVersion=Alembic ([0-9.]+)");

    @Override
    public List<String> extensions() {
        return List.of(".abc");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        SceneBuilder builder = new SceneBuilder(Application.ALEMBIC, name);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer header = channel.size() < HEADER ? ByteBuffer.allocate(HEADER) : bytes(channel, 0, HEADER, name);
            String magic = new String(header.array(), 0, 5, StandardCharsets.ISO_8859_1);
            if ("Ogawa".equals(magic)) {
                if (header.get(5) != (byte) 0xff) {
                    throw new UnreadableSceneException(name + " was not written completely: export it again.");
                }
                Matcher version = VERSION.matcher(metadata(channel, header.getLong(8), name));
                builder.version(version.find() ? version.group(1) : "");
            } else if (!"\u0089HDF\r".equals(magic)) {
                throw new UnreadableSceneException(name + " is not an Alembic archive.");
            }
        }
        builder.addNote("Alembic archives have no render settings; files referenced by their objects are not read.");
        return builder.build("");
    }

    private static String metadata(SeekableByteChannel channel, long root, String name) throws IOException {
        ByteBuffer group = bytes(channel, root, 8 * (METADATA + 2), name);
        long child = group.getLong(8 * (METADATA + 1));
        if (group.getLong(0) <= METADATA || (child & DATA) == 0) {
            return "";
        }
        long position = child & ~DATA;
        long length = position == 0 ? 0 : bytes(channel, position, 8, name).getLong(0);
        int read = (int) Math.max(0, Math.min(length, MAX_LENGTH));
        return Charsets.unknown()
                .decode(bytes(channel, position + 8, read, name).array());
    }

    private static ByteBuffer bytes(SeekableByteChannel channel, long position, int length, String name)
            throws IOException {
        if (position < 0 || position > channel.size() - length) {
            throw new UnreadableSceneException(name + " is truncated: save or copy it again.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // read until the buffer is full
        }
        return bytes.flip();
    }
}
