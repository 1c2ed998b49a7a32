package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.jenkins.DiskSpace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report of limited size. What is left out is counted, and reported in the last line. */
final class ReportFile implements AutoCloseable {

    /** Largest size of a report. */
    static final long MAX_BYTES = 20_000_000;

    /** Free space that a report leaves on the disk. */
    static final long FREE_BYTES = 1_000_000_000;

    private final BufferedWriter out;
    private long left;
    private int omitted;

    /** @param folder that exists */
    ReportFile(Path folder, String name) throws IOException {
        this(folder.resolve(name), Math.min(MAX_BYTES, DiskSpace.free(folder) - FREE_BYTES));
    }

    /** @param bytes that entries may have together; {@link #end} is always written */
    ReportFile(Path file, long bytes) throws IOException {
        out = Files.newBufferedWriter(file);
        left = bytes;
    }

    /** Writes an entry if it fits; otherwise counts it, and all that follow. Returns whether it was written. */
    boolean entry(String text) throws IOException {
        left -= omitted > 0 ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
        if (left < 0) {
            omitted++;
            return false;
        }
        out.write(text);
        return true;
    }

    /** Writes the end of the file. */
    void end(String text) throws IOException {
        out.write(text);
    }

    /** The number of entries that were left out. */
    int omitted() {
        return omitted;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
