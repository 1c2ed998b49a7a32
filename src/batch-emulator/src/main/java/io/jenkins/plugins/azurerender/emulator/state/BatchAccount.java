package io.jenkins.plugins.azurerender.emulator.state;

import io.jenkins.plugins.azurerender.emulator.control.Ledger;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.run.Belonging;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import io.jenkins.plugins.azurerender.emulator.run.RunHouse;
import io.jenkins.plugins.azurerender.emulator.storage.SasBlobs;
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

/** One Batch account with all that is in it, under one lock. */
public final class BatchAccount implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(BatchAccount.class.getName());
    private static final long LAST_WORDS_SECONDS = 10;

    private final String name;
    private final Path root;
    private final StorageAccounts storage;
    private final Path shares;
    private final Applications applications;
    private final ServiceClock clock;
    private final Ledger ledger;
    private final Switches switches;
    private final Timers timers;
    private final SasBlobs blobs = new SasBlobs();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, JobSchedule> schedules = new LinkedHashMap<>();
    private final ExecutorService runs = Executors.newCachedThreadPool(BatchAccount::daemon);
    private final Scheduler scheduler = new Scheduler(this);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private volatile String url = "";
    private long tags = System.currentTimeMillis() * 1000;
    private int numbers;

    /**
     * @param root the folder in which each node gets its own
     * @param shares the folder with the file shares that pools mount
     * @param applications the application packages there are
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

    /** The account's URL without a slash at its end; known once the server listens. */
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

    /** The folder with the file shares that pools mount. */
    Path shares() {
        return shares;
    }

    public Applications applications() {
        return applications;
    }

    SasBlobs blobs() {
        return blobs;
    }

    ExecutorService runs() {
        return runs;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Whether tasks run no processes. */
    boolean instant() {
        return switches.get("instant-tasks") != null;
    }

    /** What the runs on a pool's nodes share. */
    RunHouse runHouse(Pool pool) {
        return new RunHouse(
                blobs,
                (container, blob) -> ledger.add("blob-written", SasBlobs.withoutSas(container), blob),
                () -> switches.names("disk-full", pool.id()),
                () -> switches.number("node-disk", Long.MAX_VALUE));
    }

    /** Whether one more pool would be too many. */
    public boolean poolQuotaReached() {
        return pools.size() >= switches.number("pool-quota", Long.MAX_VALUE);
    }

    /** Whether one more active job or schedule would be too many. */
    public boolean jobQuotaReached() {
        long active = jobs.values().stream().filter(job -> !job.is("completed")).count()
                + schedules.values().stream()
                        .filter(one -> !one.is("completed"))
                        .count();
        return active >= switches.number("job-quota", Long.MAX_VALUE);
    }

    /** What all processes of this account's tasks carry at the beginning of their mark. */
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

    /** Does work that reads or changes the account's state. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does work that changes the account's state. */
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

    /** The key under which an id is kept: ids differ only by more than case. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** The node of this id in any pool, or null. */
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
        ProcessTree.end(new Belonging(mark, List.of(root)), null, 500);
        try {
            if (!runs.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.warning("Some work on tasks and nodes did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
