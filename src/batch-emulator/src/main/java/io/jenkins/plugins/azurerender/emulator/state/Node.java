package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A node: a folder of this machine laid out as a node's disk, and the tasks that run in it. */
public final class Node extends Entity {
    private static final Duration BOOT = Duration.ofMillis(50);
    private static final int RECENT = 10;

    private final Pool pool;
    private final int number;
    private final boolean dedicated;
    private final Path folder;
    private final Set<Task> running = new LinkedHashSet<>();
    private final Map<Job, JobPreparation> preparations = new HashMap<>();
    private final Deque<ObjectNode> recentTasks = new ArrayDeque<>();
    private int usedSlots;
    private int totalRun;
    private int totalSucceeded;
    private Instant bootTime;
    private boolean leaving;

    Node(Pool pool, int number, boolean dedicated) {
        super(pool.account(), String.format(Locale.ROOT, "tvmps_%032x_%s", number, dedicated ? "d" : "p"), "creating");
        this.pool = pool;
        this.number = number;
        this.dedicated = dedicated;
        this.folder = account().folderOfNode(number);
    }

    @Override
    public String path() {
        return pool.path() + "/nodes/" + id();
    }

    @Override
    String kind() {
        return "node";
    }

    public Pool pool() {
        return pool;
    }

    public boolean dedicated() {
        return dedicated;
    }

    /** The node's disk: what AZ_BATCH_NODE_ROOT_DIR says. */
    public Path folder() {
        return folder;
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    int freeSlots() {
        return leaving || !is("idle", "running") ? 0 : pool.slotsPerNode() - usedSlots;
    }

    int usedSlots() {
        return usedSlots;
    }

    void start() {
        account().timers().after(BOOT, () -> account().locked(this::boot));
    }

    private void boot() {
        if (leaving) {
            return;
        }
        moveTo("starting");
        bootTime = account().now();
        try {
            for (String one : List.of("applications", "fsmounts", "shared", "startup", "volatile", "workitems")) {
                Files.createDirectories(folder.resolve(one));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A node's folder cannot be made", e);
        }
        pool.refreshed();
        account().timers().after(BOOT, () -> account().locked(this::ready));
    }

    private void ready() {
        if (!leaving) {
            moveTo("idle");
            account().scheduler().wake();
        }
    }

    JobPreparation preparationOf(Job job) {
        return preparations.computeIfAbsent(job, one -> new JobPreparation(one, this));
    }

    Map<Job, JobPreparation> preparations() {
        return preparations;
    }

    void take(Task task) {
        running.add(task);
        usedSlots += task.requiredSlots();
        totalRun++;
        moveTo("running");
    }

    void release(Task task, boolean succeeded) {
        if (running.remove(task)) {
            usedSlots -= task.requiredSlots();
            totalSucceeded += succeeded ? 1 : 0;
            if (is("running") && running.isEmpty()) {
                moveTo("idle");
            }
            refreshed();
            leaveWhenFree();
            account().scheduler().wake();
        }
    }

    void remember(Task task) {
        ObjectNode shown = Json.object();
        shown.put("taskUrl", account().url() + "/" + task.path());
        shown.put("jobId", task.job().id()).put("taskId", task.id());
        shown.put("taskState", task.state());
        shown.set("executionInfo", task.document().get("executionInfo"));
        recentTasks.removeIf(one -> one.get("taskUrl").equals(shown.get("taskUrl")));
        recentTasks.addFirst(shown);
        if (recentTasks.size() > RECENT) {
            recentTasks.removeLast();
        }
        refreshed();
    }

    /** Leaves the pool; what happens to its tasks is as the deallocation option says. */
    void leave(String deallocation) {
        if (leaving) {
            return;
        }
        leaving = true;
        String option = deallocation == null ? "requeue" : deallocation.toLowerCase(Locale.ROOT);
        if (option.equals("terminate")) {
            List.copyOf(running).forEach(Task::terminate);
        } else if (option.equals("requeue")) {
            List.copyOf(running).forEach(Task::requeue);
        }
        leaveWhenFree();
    }

    private void leaveWhenFree() {
        if (leaving && running.isEmpty() && !is("leavingpool")) {
            moveTo("leavingpool");
            account().timers().after(BOOT, this::vanish);
        }
    }

    private void vanish() {
        Folders.delete(folder);
        account().locked(() -> {
            preparations.keySet().forEach(job -> job.nodeGone(this));
            account().ledger().add("node-gone", path(), "");
            pool.removed(this);
        });
    }

    @Override
    ObjectNode render() {
        ObjectNode json = Json.object();
        json.put("id", id());
        json.put("url", account().url() + "/" + path());
        putState(json);
        json.remove("previousState");
        json.remove("previousStateTransitionTime");
        json.put("schedulingState", "enabled");
        Json.put(json, "lastBootTime", bootTime);
        json.put("allocationTime", creationTime().toString());
        json.put("ipAddress", "10.0." + number / 250 + "." + (4 + number % 250));
        json.put("affinityId", "TVM:" + id());
        json.set("vmSize", pool.spec().get("vmSize"));
        json.put("totalTasksRun", totalRun);
        json.put("runningTasksCount", running.size());
        json.put("runningTaskSlotsCount", usedSlots);
        json.put("totalTasksSucceeded", totalSucceeded);
        json.put("isDedicated", dedicated);
        if (!recentTasks.isEmpty()) {
            ArrayNode recent = json.putArray("recentTasks");
            recentTasks.forEach(recent::add);
        }
        return json;
    }
}
