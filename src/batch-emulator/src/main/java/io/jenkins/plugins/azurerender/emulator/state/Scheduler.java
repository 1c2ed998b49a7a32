package io.jenkins.plugins.azurerender.emulator.state;

import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Assigns queued tasks to nodes with free slots: jobs by priority, tasks in order of arrival. */
final class Scheduler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Scheduler.class.getName());

    private final BatchAccount account;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "batch-emulator-scheduler");

    Scheduler(BatchAccount account) {
        this.account = account;
        thread.setDaemon(true);
        thread.start();
    }

    /** Requests another scheduling pass, in another thread. */
    void wake() {
        work.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work.acquire();
                work.drainPermits();
                try {
                    account.locked(this::schedule);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, "Tasks could not be scheduled", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void schedule() {
        List<Job> jobs = new ArrayList<>(account.jobs().values());
        jobs.removeIf(job -> !job.is("active") || job.ready().isEmpty() || job.poolId() == null);
        jobs.sort(Comparator.comparingInt(Job::priority).reversed());
        for (Job job : jobs) {
            Pool pool = account.pools().get(BatchAccount.key(job.poolId()));
            if (pool != null && pool.is("active")) {
                assign(job, pool);
            }
        }
    }

    private static void assign(Job job, Pool pool) {
        List<Node> free = new ArrayList<>(pool.nodes().values());
        free.removeIf(node -> node.tasks().freeSlots() <= 0
                || job.hasPreparation()
                        && node.preparations().containsKey(job)
                        && node.preparations().get(job).failed());
        boolean pack = "pack".equalsIgnoreCase(Json.text(pool.spec(), "taskSchedulingPolicy", "nodeFillType"));
        Comparator<Node> byUsedSlots =
                Comparator.comparingInt(node -> node.tasks().usedSlots());
        Comparator<Node> order = pack ? byUsedSlots.reversed() : byUsedSlots;
        for (Task task : List.copyOf(job.ready())) {
            if (free.isEmpty() || !job.is("active") || job.remainingParallelTasks() <= 0) {
                return;
            }
            if (task.isMultiInstance()) {
                assignAll(task, pool, free);
            } else {
                free.stream()
                        .filter(node -> node.tasks().freeSlots() >= task.requiredSlots())
                        .min(order)
                        .ifPresent(node -> task.lifecycle().assign(List.of(node)));
            }
            free.removeIf(node -> node.tasks().freeSlots() <= 0);
        }
    }

    /** A multi-instance task needs inter-node communication and nodes that run nothing else. */
    private static void assignAll(Task task, Pool pool, List<Node> free) {
        boolean fits = Json.bool(pool.spec(), false, "enableInterNodeCommunication") && pool.slotsPerNode() == 1;
        if (fits && free.size() >= task.instances()) {
            task.lifecycle().assign(List.copyOf(free.subList(0, task.instances())));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
