package io.jenkins.plugins.azurerender.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

/**
 * Append-only file of lines. A last line without line feed is incomplete, because Jenkins stopped while writing it: it is
 * ignored, and the next append removes it.
 */
final class TableFile {

    private static final int BUFFER = 1 << 16;

    /** Receives one line, without its line feed. */
    interface LineReader {
        void read(byte[] buffer, int from, int length);
    }

    /** Writes whole lines. */
    interface LineWriter {
        void write(OutputStream out) throws IOException;
    }

    private final Path file;
    private long complete;

    TableFile(Path file) {
        this.file = file;
    }

    /** Whether no line was read or written. */
    boolean isEmpty() {
        return complete == 0;
    }

    /** Passes each complete line to the reader; none when the file does not exist. */
    void read(LineReader reader) throws IOException {
        complete = 0;
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int filled = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
                int start = 0;
                for (int at = filled; at < filled + read; at++) {
                    if (buffer[at] == '\n') {
                        reader.read(buffer, start, at - start);
                        start = at + 1;
                    }
                }
                complete += start;
                filled += read - start;
                System.arraycopy(buffer, start, buffer, 0, filled);
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
        }
    }

    /** Appends lines; they are on disk when this returns. */
    void append(LineWriter lines) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(complete);
            channel.position(complete);
            complete = write(channel, lines);
        }
    }

    /** Replaces all lines atomically: a crash leaves either the old or the new ones. */
    void replace(LineWriter lines) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path replacement = folder.resolve(file.getFileName() + ".new");
        long written;
        try (FileChannel channel = FileChannel.open(
                replacement,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            written = write(channel, lines);
        }
        Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        complete = written;
    }

    private static long write(FileChannel channel, LineWriter lines) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        lines.write(out);
        out.flush();
        channel.force(false);
        return channel.position();
    }
}
