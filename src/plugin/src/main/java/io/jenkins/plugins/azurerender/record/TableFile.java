package io.jenkins.plugins.azurerender.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A file of lines that only grows. A line counts when its end was written: what a crash left half is cut away. */
final class TableFile {

    private final Path file;
    private long whole;

    TableFile(Path file) {
        this.file = file;
    }

    /** Hands on every whole line; there are none when there is no file. */
    void read(Consumer<String> lines) throws IOException {
        byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        whole = end;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(lines);
    }

    /** Adds lines in one write, which is on disk when this returns. */
    void append(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = bytes(lines);
            channel.truncate(whole);
            channel.position(whole);
            write(channel, bytes);
            whole = channel.position();
        }
    }

    /** Puts these lines in the place of all there were; a crash leaves the old ones or the new ones. */
    void replace(List<String> lines) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, bytes(lines));
            whole = channel.position();
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ByteBuffer bytes(List<String> lines) {
        return ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }
}
