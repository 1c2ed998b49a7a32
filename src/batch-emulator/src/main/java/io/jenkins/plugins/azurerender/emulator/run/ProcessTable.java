package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The processes of this machine. Concurrent callers share one scan if it began after their call. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final Object LOCK = new Object();
    private static final AtomicLong SCANS = new AtomicLong();
    private static long newestScan;
    private static List<Entry> newest = List.of();

    private ProcessTable() {}

    /**
     * A process.
     *
     * @param folder its folder in /proc
     * @param targets targets of stdout, stderr and the working directory; empty if unknown
     */
    record Entry(long pid, Path folder, String environment, List<String> targets) {}

    /** Returns all other processes, scanned after the call began; empty without /proc. */
    static List<Entry> scan() {
        long scansBefore = SCANS.get();
        synchronized (LOCK) {
            if (newestScan <= scansBefore) {
                newestScan = SCANS.incrementAndGet();
                newest = Files.isDirectory(PROC) ? read() : List.of();
            }
            return newest;
        }
    }

    private static List<Entry> read() {
        long own = ProcessHandle.current().pid();
        List<Entry> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(PROC.relativize(process).toString());
                if (pid != own) {
                    List<String> targets = List.of(
                            target(process.resolve("fd/1")),
                            target(process.resolve("fd/2")),
                            target(process.resolve("cwd")));
                    all.add(new Entry(pid, process, text(process.resolve("environ")), targets));
                }
            }
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("The process list cannot be read", e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the text of a file, or "" if the process is gone or belongs to another user. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
