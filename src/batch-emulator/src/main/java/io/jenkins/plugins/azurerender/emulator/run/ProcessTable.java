package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The processes of this machine. One look at them serves all who asked before it began. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final Object LOOKING = new Object();
    private static final AtomicLong LOOKS = new AtomicLong();
    private static long newestLook;
    private static List<Seen> newest = List.of();

    private ProcessTable() {}

    /**
     * A process as it was seen.
     *
     * @param folder its folder in /proc
     * @param places where its two outputs go and what its working folder is; empty where that is unknown
     */
    record Seen(long pid, Path folder, String environment, List<String> places) {}

    /** All processes but this one, as they were after the call began; none where there is no /proc. */
    static List<Seen> look() {
        long asked = LOOKS.get();
        synchronized (LOOKING) {
            if (newestLook <= asked) {
                newestLook = LOOKS.incrementAndGet();
                newest = Files.isDirectory(PROC) ? read() : List.of();
            }
            return newest;
        }
    }

    private static List<Seen> read() {
        long own = ProcessHandle.current().pid();
        List<Seen> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(PROC.relativize(process).toString());
                if (pid != own) {
                    List<String> places = List.of(
                            target(process.resolve("fd/1")),
                            target(process.resolve("fd/2")),
                            target(process.resolve("cwd")));
                    all.add(new Seen(pid, process, text(process.resolve("environ")), places));
                }
            }
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("The list of processes cannot be read", e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** A file's text, or nothing when the process is gone or another user's. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
