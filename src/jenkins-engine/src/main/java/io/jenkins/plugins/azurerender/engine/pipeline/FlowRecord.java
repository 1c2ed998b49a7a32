package io.jenkins.plugins.azurerender.engine.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * The record of a Pipeline's calls. After a restart the script runs again, and recorded calls are not repeated. An
 * append-only file; an incomplete last entry is dropped.
 */
final class FlowRecord implements AutoCloseable {

    /** The state of a call. */
    enum Kind {
        BEGUN,
        STATE,
        ENDED
    }

    private record Entry(Kind kind, String key, byte[] data) {}

    private final File file;
    private final RandomAccessFile out;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean closed;

    FlowRecord(File file) throws IOException {
        this.file = file;
        long intact = file.isFile() ? read() : 0;
        this.out = new RandomAccessFile(file, "rw");
        out.setLength(intact);
        out.seek(intact);
    }

    private long read() throws IOException {
        long intact = 0;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file.toPath()))) {
            while (true) {
                byte[] entry = in.readNBytes(in.readInt());
                keep(new DataInputStream(new ByteArrayInputStream(entry)));
                intact += Integer.BYTES + entry.length;
            }
        } catch (EOFException x) {
            return intact;
        }
    }

    private void keep(DataInputStream entry) throws IOException {
        String id = entry.readUTF();
        Kind kind = Kind.valueOf(entry.readUTF());
        String key = entry.readUTF();
        byte[] data = new byte[entry.readInt()];
        entry.readFully(data);
        entries.put(id, new Entry(kind, key, data));
    }

    /** Records the start of a call; returns false when it started before a restart. */
    synchronized boolean begin(String id, String key) throws IOException {
        Entry known = entries.get(id);
        if (known == null) {
            append(id, Kind.BEGUN, key, new byte[0]);
            return true;
        }
        if (!known.key.equals(key)) {
            throw new IOException("After the restart the script called " + key + " instead of " + known.key
                    + ". The script must not depend on time or random values.");
        }
        return false;
    }

    /** Records the state of a running call. */
    synchronized void state(String id, byte[] state) throws IOException {
        append(id, Kind.STATE, entries.get(id).key, state);
    }

    /** Records the outcome of a call. */
    synchronized void end(String id, byte[] outcome) throws IOException {
        append(id, Kind.ENDED, entries.get(id).key, outcome);
    }

    /** Returns the data of the call if its last entry is of the kind, else null. */
    synchronized byte[] find(String id, Kind kind) {
        Entry known = entries.get(id);
        return known != null && known.kind == kind ? known.data : null;
    }

    private void append(String id, Kind kind, String key, byte[] data) throws IOException {
        if (closed) {
            throw new Suspended();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream entry = new DataOutputStream(bytes);
        entry.writeUTF(id);
        entry.writeUTF(kind.name());
        entry.writeUTF(key);
        entry.writeInt(data.length);
        entry.write(data);
        byte[] whole = bytes.toByteArray();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        new DataOutputStream(line).writeInt(whole.length);
        line.writeBytes(whole);
        out.write(line.toByteArray());
        entries.put(id, new Entry(kind, key, data));
    }

    /** Closes the file; later calls throw {@link Suspended}. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        out.close();
    }

    /** Closes and deletes the file. */
    void delete() throws IOException {
        close();
        Files.deleteIfExists(file.toPath());
    }
}
