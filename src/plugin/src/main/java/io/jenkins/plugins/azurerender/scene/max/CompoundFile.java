package io.jenkins.plugins.azurerender.scene.max;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the streams of an OLE compound file (MS-CFB): chains of sectors, and for short streams chains of small sectors
 * in the stream of the root. Reads of damaged files are limited to the length of the file.
 */
final class CompoundFile implements Closeable {

    private static final long MAGIC = 0xe11ab1a1e011cfd0L;
    private static final int ENTRY = 128;
    private static final int MAX_ENTRIES = 100_000;
    private static final byte STREAM = 2;
    private static final byte ROOT = 5;
    private static final int SHORT_SECTOR = 64;
    private static final int MAX_LENGTH = 64 << 20;

    /** First sector and length of a stream. */
    private record Entry(int start, long length) {}

    private final String file;
    private final Sectors sectors;
    private final int minLongStream;
    private final SectorTable table;
    private final SectorTable shortTable;
    private final Map<String, Entry> streams = new HashMap<>();
    private byte[] shortStream;
    private Entry root = new Entry(SectorTable.END, 0);

    CompoundFile(Path path) throws IOException {
        file = String.valueOf(path.getFileName());
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
            ByteBuffer header = Sectors.header(channel, file);
            int shift = header.getShort(30);
            if (header.getLong(0) != MAGIC || shift != 9 && shift != 12) {
                throw new UnreadableSceneException(file + " is not a scene of 3ds Max.");
            }
            sectors = new Sectors(channel, file, 1 << shift);
            minLongStream = header.getInt(56);
            table = SectorTable.of(header, sectors);
            shortTable = SectorTable.shortOf(header, sectors, table);
            entries(header.getInt(48));
        } catch (IOException | RuntimeException x) {
            channel.close();
            throw x;
        }
    }

    private void entries(int first) throws IOException {
        int count = 0;
        for (int sector = first; table.isSector(sector); sector = table.after(sector)) {
            ByteBuffer bytes = sectors.read(sector);
            for (int at = 0; at < bytes.capacity(); at += ENTRY) {
                entry(bytes, at);
                if (++count > MAX_ENTRIES) {
                    throw table.damaged();
                }
            }
        }
    }

    private void entry(ByteBuffer bytes, int at) {
        int characters = Math.max(0, Math.min(64, bytes.getShort(at + 64)) - 2);
        String name = new String(bytes.array(), at, characters, StandardCharsets.UTF_16LE);
        byte type = bytes.get(at + 66);
        Entry entry = new Entry(bytes.getInt(at + 116), bytes.getLong(at + 120));
        if (type == ROOT) {
            root = entry;
        } else if (type == STREAM) {
            streams.putIfAbsent(name, entry);
        }
    }

    boolean has(String name) {
        return streams.containsKey(name);
    }

    /** Returns the first bytes of a stream, up to {@code max}; null if it does not exist. */
    @CheckForNull
    ByteBuffer stream(String name, int max) throws IOException {
        Entry entry = streams.get(name);
        if (entry == null) {
            return null;
        }
        int length = (int) Math.min(within(entry.length()), max);
        if (entry.length() >= minLongStream) {
            return longStream(entry.start(), length);
        }
        ByteBuffer all = ByteBuffer.wrap(shortStream()).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = entry.start(); bytes.size() < length && at >= 0; at = shortTable.after(at)) {
            long position = (long) at * SHORT_SECTOR;
            if (position + SHORT_SECTOR > all.capacity()) {
                throw table.damaged();
            }
            bytes.write(all.array(), (int) position, SHORT_SECTOR);
        }
        return Sectors.buffer(bytes.toByteArray(), length);
    }

    /** Limits a length to that of the file, because a circular chain would never end. */
    private long within(long length) {
        return Math.max(0, Math.min(length, (sectors.count() + 1) * sectors.size()));
    }

    private byte[] shortStream() throws IOException {
        if (shortStream == null) {
            shortStream = longStream(root.start(), (int) Math.min(within(root.length()), MAX_LENGTH))
                    .array();
        }
        return shortStream;
    }

    private ByteBuffer longStream(int start, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = start; bytes.size() < length && table.isSector(at); at = table.after(at)) {
            bytes.writeBytes(sectors.read(at).array());
        }
        return Sectors.buffer(bytes.toByteArray(), length);
    }

    @Override
    public void close() throws IOException {
        sectors.close();
    }
}
