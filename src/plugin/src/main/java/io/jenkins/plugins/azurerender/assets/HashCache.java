package io.jenkins.plugins.azurerender.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;

/**
 * A cache of file hashes beside the workspace on the agent. If it is missing, damaged or overwritten by a concurrent
 * build, files are read again.
 *
 * <p>File format: magic number, number of records, records of {@link HashTable}, CRC-32C of everything before it.
 */
final class HashCache {

    private static final long MAGIC = 0x617a72656e646572L;
    private static final int HEAD = 16;
    private static final int TAIL = 8;
    private static final int MAX_UNUSED = 100_000;
    private static final int MAX_RECORDS = 500_000;

    private static final Logger LOGGER = Logger.getLogger(HashCache.class.getName());

    private final Path file;
    private final HashTable known;

    private HashCache(Path file, HashTable known) {
        this.file = file;
        this.known = known;
    }

    /** Opens the cache. A file that cannot be read counts as empty. */
    static HashCache open(Path file) {
        HashTable known;
        try {
            known = Files.isRegularFile(file) ? read(file) : new HashTable(0);
        } catch (IOException | RuntimeException damaged) {
            known = new HashTable(0);
        }
        return new HashCache(file, known);
    }

    private static HashTable read(Path file) throws IOException {
        long size = Files.size(file);
        if (size < HEAD + TAIL || size > HEAD + TAIL + (long) MAX_RECORDS * HashTable.RECORD_BYTES) {
            throw new IOException("not a hash cache");
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        CRC32C sum = new CRC32C();
        sum.update(all.slice(0, all.limit() - TAIL));
        if (sum.getValue() != all.getLong(all.limit() - TAIL) || all.getLong() != MAGIC) {
            throw new IOException("damaged");
        }
        int count = Math.toIntExact(all.getLong());
        HashTable table = new HashTable(count);
        for (int i = 0; i < count; i++) {
            table.read(all);
        }
        return table;
    }

    /** Returns the SHA-256 of the file with this stamp, or null. */
    synchronized byte[] find(FileStamp stamp) {
        return known.find(stamp.high(), stamp.low());
    }

    synchronized void put(FileStamp stamp, byte[] sha256) {
        known.put(stamp.high(), stamp.low(), sha256);
    }

    /** Saves the records that were used, and unused ones up to a limit. Logs an error and does not throw. */
    void save() {
        try {
            write();
        } catch (IOException x) {
            LOGGER.log(Level.FINE, x, () -> "Cannot save the hash cache " + file);
        }
    }

    private synchronized void write() throws IOException {
        boolean keepUnused = known.unused() <= Math.max(MAX_UNUSED, known.used()) && known.size() <= MAX_RECORDS;
        int count = keepUnused ? known.size() : Math.min(MAX_RECORDS, known.used());
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "hashes", ".part");
        try {
            write(part, keepUnused, count);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path part, boolean keepUnused, int count) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            buffer.putLong(MAGIC).putLong(count);
            int written = 0;
            for (int slot = 0; slot < known.slots() && written < count; slot++) {
                if (known.holds(slot, keepUnused)) {
                    if (buffer.remaining() < HashTable.RECORD_BYTES) {
                        flush(buffer, channel, sum);
                    }
                    known.write(slot, buffer);
                    written++;
                }
            }
            flush(buffer, channel, sum);
            buffer.putLong(sum.getValue());
            flush(buffer, channel, sum);
        }
    }

    private static void flush(ByteBuffer buffer, FileChannel channel, CRC32C sum) throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
