package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All processes that carry a mark in their environment, also those that left their parent or session. */
public final class ProcessTree {
    /** The variable that marks a process; its value begins with the emulator's, the job's and the run's ids. */
    public static final String MARK = "AZ_BATCH_EMULATOR_RUN";

    private static final Path PROC = Path.of("/proc");

    private ProcessTree() {}

    /** Ends all processes whose mark begins so: first politely, after the grace for good. Returns when none is left. */
    public static void end(String mark, Process known, long graceMillis) {
        Map<Long, ProcessHandle> found = find(mark, known);
        found.values().forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        while (System.nanoTime() < deadline && alive(found)) {
            pause();
        }
        for (int round = 0; round < 100; round++) {
            found = find(mark, known);
            if (!alive(found)) {
                return;
            }
            found.values().forEach(ProcessHandle::destroyForcibly);
            pause();
        }
    }

    /** Whether a process whose mark begins so is alive. */
    public static boolean anyAlive(String mark) {
        return alive(find(mark, null));
    }

    private static boolean alive(Map<Long, ProcessHandle> handles) {
        return handles.values().stream().anyMatch(ProcessHandle::isAlive);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Long, ProcessHandle> find(String mark, Process known) {
        Map<Long, ProcessHandle> found = new HashMap<>();
        if (known != null) {
            known.descendants().forEach(handle -> found.put(handle.pid(), handle));
            if (known.isAlive()) {
                found.put(known.pid(), known.toHandle());
            }
        }
        if (Files.isDirectory(PROC)) {
            addMarked(mark, found);
        }
        return found;
    }

    private static void addMarked(String mark, Map<Long, ProcessHandle> found) {
        String wanted = MARK + "=" + mark;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (environment(process).contains(wanted)) {
                    long pid = Long.parseLong(PROC.relativize(process).toString());
                    ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(one -> found.put(pid, one));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The list of processes cannot be read", e);
        }
    }

    private static String environment(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
