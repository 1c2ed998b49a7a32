package io.jenkins.plugins.azurerender.jenkins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes files that are received one after the other to numbered files of a folder, and not more bytes than they have. */
final class ReceivedFiles extends OutputStream {

    private final Path folder;
    private final List<Long> sizes;
    private final LongConsumer written;
    private int next;
    private long left;
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean excess;
    private boolean closed;

    /**
     * @param sizes of the files in bytes
     * @param written gets the number of bytes after each write
     */
    ReceivedFiles(Path folder, List<Long> sizes, LongConsumer written) {
        this.written = written;
        this.folder = folder;
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] content, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The transfer has ended.");
        }
        int from = offset;
        int end = offset + length;
        while (from < end) {
            openNext();
            if (left == 0) {
                excess = true;
                finish();
            }
            int count = (int) Math.min(left, end - from);
            out.write(content, from, count);
            written.accept(count);
            left -= count;
            from += count;
        }
    }

    /** Opens the next file if the current one is complete. Files without content are created. */
    private void openNext() throws IOException {
        while (left == 0 && next < sizes.size()) {
            out.close();
            out = Files.newOutputStream(file(next));
            left = sizes.get(next);
            next++;
        }
    }

    /** Returns the file with this index. */
    Path file(int index) {
        return folder.resolve(String.valueOf(index));
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            openNext();
            out.close();
        }
    }

    /**
     * Ends the transfer.
     *
     * @throws IOException if the files are incomplete, or more was received
     */
    synchronized void finish() throws IOException {
        close();
        if (excess) {
            throw new IOException("The agent sent more than the %s bytes of the files."
                    .formatted(sizes.stream().mapToLong(Long::longValue).sum()));
        }
        if (left > 0 || next < sizes.size()) {
            throw new IOException("The agent did not send all files completely.");
        }
    }
}
