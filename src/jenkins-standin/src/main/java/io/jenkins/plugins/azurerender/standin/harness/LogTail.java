package io.jenkins.plugins.azurerender.standin.harness;

import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the log of a build while it is being written. */
final class LogTail {

    private final File log;
    private long position;

    @SuppressWarnings("deprecation")
    LogTail(Run<?, ?> run) {
        this.log = run.getLogFile();
    }

    /** The whole lines written since the last call. */
    List<String> newLines() throws IOException {
        if (log.length() <= position) {
            return List.of();
        }
        byte[] bytes;
        try (RandomAccessFile in = new RandomAccessFile(log, "r")) {
            in.seek(position);
            bytes = new byte[(int) Math.min(in.length() - position, 1 << 20)];
            in.readFully(bytes);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
