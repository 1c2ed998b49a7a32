package io.jenkins.plugins.azurerender.emulator.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All processes that belong to a task, also those that left their parent or session. */
public final class ProcessTree {
    /** The variable that marks a process; its value begins with the emulator's, the job's and the run's ids. */
    public static final String MARK = "AZ_BATCH_EMULATOR_RUN";

    private static final int ROUNDS = 200;
    private static final int QUIET_ROUNDS = 2;

    private ProcessTree() {}

    /** Ends all processes that belong: first politely, after the grace for good. Returns when none is left. */
    public static void end(Belonging belonging, Process known, long graceMillis) {
        Map<Long, ProcessHandle> found = find(belonging, known);
        found.values().forEach(ProcessHandle::destroy);
        int quiet = alive(found) ? 0 : 1;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
        while (System.nanoTime() < deadline && alive(found)) {
            pause();
        }
        // One that is just replacing itself by another is in no list; only looking again finds it.
        for (int round = 0; round < ROUNDS && quiet < QUIET_ROUNDS; round++) {
            pause();
            found = find(belonging, known);
            found.values().forEach(ProcessHandle::destroyForcibly);
            quiet = alive(found) ? 0 : quiet + 1;
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
        for (ProcessTable.Seen process : ProcessTable.look()) {
            if (belonging.holds(process)) {
                ProcessHandle.of(process.pid())
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(one -> found.put(process.pid(), one));
            }
        }
        return found;
    }
}
