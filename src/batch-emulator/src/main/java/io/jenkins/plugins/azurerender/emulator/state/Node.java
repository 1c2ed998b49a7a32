package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A node: a folder of this machine laid out as a node's disk, and the tasks that run in it. */
public final class Node extends Entity {
    private static final Duration BOOT = Duration.ofMillis(50);

    private final Pool pool;
    private final int number;
    private final boolean dedicated;
    private final Path folder;
    private final Set<Task> running = new LinkedHashSet<>();
    private final Map<Job, JobPreparation> preparations = new HashMap<>();
    private final List<Failure> errors = new ArrayList<>();
    private final Set<String> users = new HashSet<>();
    private final NodeHistory history = new NodeHistory();
    private final Mounts mounts;
    private HelperRun startTask;
    private int usedSlots;
    private Instant bootTime;
    private boolean leaving;
    private boolean schedulable = true;
    private int life;

    Node(Pool pool, int number, boolean dedicated) {
        super(pool.account(), String.format(Locale.ROOT, "tvmps_%032x_%s", number, dedicated ? "d" : "p"), "creating");
        this.pool = pool;
        this.number = number;
        this.dedicated = dedicated;
        this.folder = account().folderOfNode(number);
        this.mounts = new Mounts(this);
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

    int number() {
        return number;
    }

    /** The names of the users added to it. */
    public Set<String> users() {
        return users;
    }

    Mounts mounts() {
        return mounts;
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    public boolean schedulable() {
        return schedulable;
    }

    int freeSlots() {
        return leaving || !schedulable || !is("idle", "running") ? 0 : pool.slotsPerNode() - usedSlots;
    }

    int usedSlots() {
        return usedSlots;
    }

    Map<Job, JobPreparation> preparations() {
        return preparations;
    }

    JobPreparation preparationOf(Job job) {
        return preparations.computeIfAbsent(job, one -> new JobPreparation(one, this));
    }

    /** Comes up: creating, starting, perhaps waiting for the start task, idle. */
    void start() {
        later(this::boot);
    }

    /** Does something soon, unless the node began another life meanwhile. */
    private void later(Runnable work) {
        int current = life;
        account().timers().after(BOOT, () -> account().locked(() -> {
            if (life == current) {
                work.run();
            }
        }));
    }

    private void boot() {
        moveTo("starting");
        bootTime = account().now();
        if (!account().instant()) {
            Folders.layOut(folder);
        }
        pool.refreshed();
        later(this::runStartTask);
    }

    private void runStartTask() {
        if (!(pool.spec().get("startTask") instanceof ObjectNode spec)) {
            ready();
            return;
        }
        ObjectNode wanted = spec;
        if (account().switches().isOn("start-tasks-fail")) {
            wanted = spec.deepCopy().put("commandLine", "/bin/sh -c 'exit 1'");
        }
        boolean wait = Json.flag(spec, true, "waitForSuccess");
        int current = life;
        startTask = new HelperRun(
                this, mark(), "start-task", path(), wanted, folder.resolve("startup"), new NodeEnvironment(this));
        startTask.start(null, outcome -> {
            if (life == current && wait) {
                startTaskEnded(outcome.succeeded());
            }
            refreshed();
        });
        if (wait) {
            moveTo("waitingforstarttask");
        } else {
            ready();
        }
    }

    private void startTaskEnded(boolean succeeded) {
        if (succeeded) {
            ready();
        } else {
            moveTo("starttaskfailed");
        }
    }

    private void ready() {
        moveTo(schedulable ? "idle" : "offline");
        account().scheduler().wake();
    }

    private String mark() {
        return account().mark() + "/node" + number + "/";
    }

    void take(Task task) {
        running.add(task);
        usedSlots += task.requiredSlots();
        history.taken();
        moveTo("running");
        refreshed();
    }

    void release(Task task, boolean succeeded) {
        if (running.remove(task)) {
            usedSlots -= task.requiredSlots();
            history.released(task, succeeded);
            if (is("running") && running.isEmpty()) {
                moveTo(schedulable ? "idle" : "offline");
            }
            refreshed();
            leaveWhenFree();
            account().scheduler().wake();
        }
    }

    /** What becomes of running tasks: requeue, terminate, or with any other option they go on. */
    private void dealWithTasks(String option) {
        String wish = option == null ? "requeue" : option.toLowerCase(Locale.ROOT);
        for (Task task : List.copyOf(running)) {
            if (wish.equals("terminate")) {
                task.terminate();
            } else if (wish.equals("requeue")) {
                task.requeue();
            }
        }
    }

    /** No new tasks are given to it. */
    public void disableScheduling(String option) {
        schedulable = false;
        dealWithTasks(option);
        if (is("idle")) {
            moveTo("offline");
        }
        refreshed();
    }

    public void enableScheduling() {
        schedulable = true;
        if (is("offline")) {
            moveTo("idle");
        }
        refreshed();
        account().scheduler().wake();
    }

    /** Goes down and comes up again with its disk, or without it when reimaged. */
    public void restart(boolean reimage, String option) {
        life++;
        dealWithTasks(option == null ? "requeue" : option);
        endProcesses(mark());
        preparations.values().removeIf(one -> one.runsAgainAfter(reimage));
        errors.clear();
        moveTo(reimage ? "reimaging" : "rebooting");
        later(() -> restartWhenFree(reimage));
    }

    private void restartWhenFree(boolean reimage) {
        if (!running.isEmpty()) {
            later(() -> restartWhenFree(reimage));
        } else if (reimage) {
            account().runs().execute(() -> {
                Folders.delete(folder);
                account().locked(this::boot);
            });
        } else {
            boot();
        }
    }

    /** The cloud takes the node away: tasks run again elsewhere, the disk is lost; it comes back after a while. */
    public void preempt(Duration awayFor) {
        life++;
        lose();
        moveTo("preempted");
        pool.refreshed();
        int current = life;
        account().runs().execute(() -> Folders.delete(folder));
        account().timers().after(awayFor, () -> account().locked(() -> {
            if (life == current) {
                moveTo("creating");
                later(this::boot);
            }
        }));
    }

    /** The node no longer answers; it stays so until rebooted or removed. */
    public void becomeUnusable(String code, String message) {
        life++;
        lose();
        errors.add(Failure.ofServer(code, message));
        moveTo("unusable");
    }

    private void lose() {
        dealWithTasks("requeue");
        endProcesses(mark());
        preparations.keySet().forEach(job -> job.nodeGone(this));
        preparations.clear();
        startTask = null;
    }

    private void endProcesses(String marked) {
        account().runs().execute(() -> ProcessTree.end(marked, null, 0));
    }

    /** Leaves the pool; what happens to its tasks is as the deallocation option says. */
    void leave(String deallocation) {
        if (!leaving) {
            leaving = true;
            dealWithTasks(deallocation);
            leaveWhenFree();
        }
    }

    boolean leaving() {
        return leaving;
    }

    private void leaveWhenFree() {
        if (leaving && running.isEmpty() && !is("leavingpool")) {
            life++;
            moveTo("leavingpool");
            account().timers().after(BOOT, () -> account().runs().execute(this::vanish));
        }
    }

    private void vanish() {
        ProcessTree.end(mark(), null, 0);
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
        json.put("state", state());
        json.put("schedulingState", schedulable ? "enabled" : "disabled");
        json.put("stateTransitionTime", stateTransitionTime().toString());
        Json.put(json, "lastBootTime", bootTime);
        json.put("allocationTime", creationTime().toString());
        json.put("ipAddress", "10.0." + number / 250 + "." + (4 + number % 250));
        json.put("affinityId", "TVM:" + id());
        json.set("vmSize", pool.spec().get("vmSize"));
        history.addTo(json, running.size(), usedSlots);
        if (startTask != null) {
            json.set("startTask", pool.spec().get("startTask"));
            json.set("startTaskInfo", startTask.document());
        }
        json.put("isDedicated", dedicated);
        if (!errors.isEmpty()) {
            errors.forEach(error -> json.withArray("errors").add(error.toNodeError()));
        }
        if (bootTime != null) {
            json.putObject("nodeAgentInfo").put("version", "1.10.0").put("lastUpdateTime", bootTime.toString());
        }
        if (pool.spec().at("/virtualMachineConfiguration/imageReference") instanceof ObjectNode image) {
            json.putObject("virtualMachineInfo").set("imageReference", image);
        }
        return json;
    }
}
