package io.jenkins.plugins.azurerender.emulator.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends all processes of a task, including those that left their parent or session. */
public final class ProcessTree {
    /** Environment variable that marks a process; its value starts with the ids of emulator, job and run. */
    public static final String MARK = "AZ_BATCH_EMULATOR_RUN";

    private static final int MAX_SCANS = 200;
    private static final int EMPTY_SCANS = 2;

    private ProcessTree() {}

    /** Ends the matching processes: SIGTERM first, SIGKILL after the grace period. Returns when none is left. */
    public static void end(ProcessFilter filter, Process known, long graceMillis) {
        Map<Long, ProcessHandle> found = find(filter, known);
        found.values().forEach(ProcessHandle::destroy);
        int emptyScans = alive(found) ? 0 : 1;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        while (System.nanoTime() < deadline && alive(found)) {
            pause();
        }
        // A process in the middle of exec can be missing from a scan, so one empty scan is not enough.
        for (int round = 0; round < MAX_SCANS && emptyScans < EMPTY_SCANS; round++) {
            pause();
            found = find(filter, known);
            found.values().forEach(ProcessHandle::destroyForcibly);
            emptyScans = alive(found) ? 0 : emptyScans + 1;
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

    private static Map<Long, ProcessHandle> find(ProcessFilter filter, Process known) {
        Map<Long, ProcessHandle> found = new HashMap<>();
        if (known != null) {
            known.descendants().forEach(handle -> found.put(handle.pid(), handle));
            if (known.isAlive()) {
                found.put(known.pid(), known.toHandle());
            }
        }
        for (ProcessTable.Entry process : ProcessTable.scan()) {
            if (filter.matches(process)) {
                ProcessHandle.of(process.pid())
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(one -> found.put(process.pid(), one));
            }
        }
        return found;
    }
}
