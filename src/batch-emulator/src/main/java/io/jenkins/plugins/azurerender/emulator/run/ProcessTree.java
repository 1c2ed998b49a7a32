package io.jenkins.plugins.azurerender.emulator.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All processes that belong to a task, also those that left their parent or session. */
public final class ProcessTree {
    /** The variable that marks a process; its value begins with the emulator's, the job's and the run's ids. */
    public static final String MARK = "AZ_BATCH_EMULATOR_RUN";

    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 200;
    private static final int QUIET_ROUNDS = 2;

    private ProcessTree() {}

    /** Ends all processes that belong: first politely, after the grace for good. Returns when none is left. */
    public static void end(Belonging belonging, Process known, long graceMillis) {
        Map<Long, ProcessHandle> found = find(belonging, known);
        found.values().forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        while (System.nanoTime() < deadline && alive(found)) {
            pause();
        }
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < QUIET_ROUNDS; round++) {
            found = find(belonging, known);
            found.values().forEach(ProcessHandle::destroyForcibly);
            // One that is just replacing itself by another is in no list; only looking again finds it.
            quiet = alive(found) ? 0 : quiet + 1;
            pause();
        }
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

    private static Map<Long, ProcessHandle> find(Belonging belonging, Process known) {
        Map<Long, ProcessHandle> found = new HashMap<>();
        if (known != null) {
            known.descendants().forEach(handle -> found.put(handle.pid(), handle));
            if (known.isAlive()) {
                found.put(known.pid(), known.toHandle());
            }
        }
        if (Files.isDirectory(PROC)) {
            addBelonging(belonging, found);
        }
        return found;
    }

    private static void addBelonging(Belonging belonging, Map<Long, ProcessHandle> found) {
        long own = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(PROC.relativize(process).toString());
                if (pid != own && belonging.holds(process)) {
                    ProcessHandle.of(pid).filter(ProcessHandle::isAlive).ifPresent(one -> found.put(pid, one));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The list of processes cannot be read", e);
        }
    }
}
