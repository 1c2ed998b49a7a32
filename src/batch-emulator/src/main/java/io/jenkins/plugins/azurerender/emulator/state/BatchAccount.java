package io.jenkins.plugins.azurerender.emulator.state;

import io.jenkins.plugins.azurerender.emulator.control.Ledger;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.run.CommandRun;
import io.jenkins.plugins.azurerender.emulator.run.ProcessFilter;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import io.jenkins.plugins.azurerender.emulator.run.RunPlan;
import io.jenkins.plugins.azurerender.emulator.run.RunServices;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobClient;
import io.jenkins.plugins.azurerender.emulator.time.ServiceClock;
import io.jenkins.plugins.azurerender.emulator.time.Timers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** A Batch account and all its resources, protected by one lock. */
public final class BatchAccount implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(BatchAccount.class.getName());
    private static final long SHUTDOWN_SECONDS = 10;

    private final String name;
    private final Path root;
    private final StorageAccounts storage;
    private final Path shares;
    private final Applications applications;
    private final ServiceClock clock;
    private final Ledger ledger;
    private final Switches switches;
    private final Timers timers;
    private final SasBlobClient blobs = new SasBlobClient();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, JobSchedule> schedules = new LinkedHashMap<>();
    private final ExecutorService runs = Executors.newCachedThreadPool(BatchAccount::daemon);
    private final Scheduler scheduler = new Scheduler(this);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private volatile String url = "";
    private volatile boolean ranProcesses;
    private long tags = System.currentTimeMillis() * 1000;
    private int numbers;

    /**
     * @param root the folder of the nodes' folders
     * @param shares the folder of the file shares
     * @param applications the application packages
     */
    public BatchAccount(
            String name,
            Path root,
            StorageAccounts storage,
            Path shares,
            Applications applications,
            ServiceClock clock,
            Ledger ledger,
            Switches switches) {
        this.name = name;
        this.root = root;
        this.storage = storage;
        this.shares = shares;
        this.applications = applications;
        this.clock = clock;
        this.ledger = ledger;
        this.switches = switches;
        this.timers = new Timers(clock);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "batch-emulator-run");
        thread.setDaemon(true);
        return thread;
    }

    public String name() {
        return name;
    }

    /** Returns the account URL without a trailing slash; empty until the server listens. */
    public String url() {
        return url;
    }

    public void url(String newUrl) {
        url = newUrl;
    }

    public Timers timers() {
        return timers;
    }

    public Instant now() {
        return clock.now();
    }

    public Ledger ledger() {
        return ledger;
    }

    public Switches switches() {
        return switches;
    }

    public StorageAccounts storage() {
        return storage;
    }

    /** Returns the folder of the file shares. */
    Path shares() {
        return shares;
    }

    public Applications applications() {
        return applications;
    }

    SasBlobClient blobs() {
        return blobs;
    }

    ExecutorService runs() {
        return runs;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Returns whether tasks run no processes. */
    boolean instant() {
        return switches.get("instant-tasks") != null || switches.taskProgram() != null;
    }

    /** Creates a run of a command on a node of a pool. */
    CommandRun newRun(Pool pool, RunPlan plan) {
        ranProcesses = true;
        RunServices services = new RunServices(
                blobs,
                (container, blob) -> ledger.add("blob-written", SasBlobClient.withoutSas(container), blob),
                () -> switches.matches("disk-full", pool.id()),
                () -> switches.number("node-disk", Long.MAX_VALUE));
        return new CommandRun(plan, services);
    }

    /** Returns whether the quota allows no more pools. */
    public boolean poolQuotaReached() {
        return pools.size() >= switches.number("pool-quota", Long.MAX_VALUE);
    }

    /** Returns whether the quota allows no more active jobs and schedules. */
    public boolean jobQuotaReached() {
        long active = jobs.values().stream().filter(job -> !job.is("completed")).count()
                + schedules.values().stream()
                        .filter(one -> !one.is("completed"))
                        .count();
        return active >= switches.number("job-quota", Long.MAX_VALUE);
    }

    /** Returns the marker prefix of all processes of this account. */
    String mark() {
        return mark;
    }

    String nextEntityTag() {
        return "0x8D" + Long.toHexString(tags++).toUpperCase(Locale.ROOT);
    }

    int nextNumber() {
        return ++numbers;
    }

    Path folderOfNode(int number) {
        return root.resolve("n" + number);
    }

    /** Runs a function under the account lock. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action under the account lock. */
    public void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    public Map<String, Pool> pools() {
        return pools;
    }

    public Map<String, Job> jobs() {
        return jobs;
    }

    public Map<String, JobSchedule> schedules() {
        return schedules;
    }

    /** Returns the map key of an id: ids are case-insensitive. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Returns the node with this id in any pool, or null. */
    public Node node(String id) {
        List<Node> found = pools.values().stream()
                .map(pool -> pool.nodes().get(id))
                .filter(java.util.Objects::nonNull)
                .toList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Stops everything and returns when no process of any task is left. */
    @Override
    public void close() {
        timers.close();
        scheduler.close();
        locked(() -> {
            pools.clear();
            jobs.clear();
            schedules.clear();
        });
        runs.shutdownNow();
        if (ranProcesses) {
            ProcessTree.end(new ProcessFilter(mark, List.of(root)), null, 500);
        }
        try {
            if (!runs.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.warning("Some background work of tasks and nodes did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
