package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.ProcessFilter;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The life cycle of a node: start, restart, deallocate, preempt, leave. */
public final class NodeLifecycle {
    private static final Duration STEP = Duration.ofMillis(50);

    private final Node node;
    private final BatchAccount account;
    private final List<Failure> errors = new ArrayList<>();
    private NodeTaskRun startTask;
    private Instant bootTime;
    private boolean leaving;
    private String leavingOption;
    private int generation;

    NodeLifecycle(Node node) {
        this.node = node;
        this.account = node.account();
    }

    /** Starts the node: creating, starting, waiting for the start task, idle. */
    void start() {
        later(this::boot);
    }

    /** Runs work shortly, unless the node is restarted or lost before. */
    private void later(Runnable work) {
        after(STEP, work);
    }

    private void after(Duration span, Runnable work) {
        int current = generation;
        account.timers()
                .after(
                        span,
                        () -> account.locked(() -> {
                            if (generation == current) {
                                work.run();
                            }
                        }));
    }

    private void boot() {
        node.moveTo("starting");
        bootTime = account.now();
        node.pool().refreshed();
        if (account.instant()) {
            later(this::runStartTask);
        } else {
            int current = generation;
            account.runs().execute(() -> layOut(current));
        }
    }

    /** Creates the folders without holding the account lock. */
    private void layOut(int current) {
        Folders.layOut(node.folder());
        account.locked(() -> {
            if (generation == current) {
                later(this::runStartTask);
            }
        });
    }

    private void runStartTask() {
        if (!(node.pool().spec().get("startTask") instanceof ObjectNode spec)) {
            ready();
            return;
        }
        ObjectNode startSpec = spec;
        if (account.switches().isOn("start-tasks-fail")) {
            startSpec = spec.deepCopy().put("commandLine", "/bin/sh -c 'exit 1'");
        }
        boolean wait = Json.bool(spec, true, "waitForSuccess");
        int current = generation;
        startTask = new NodeTaskRun(
                node,
                node.mark(),
                "start-task",
                node.path(),
                startSpec,
                node.folder().resolve("startup"),
                new NodeEnvironment(node));
        startTask.start(null, outcome -> {
            if (generation == current && wait) {
                startTaskEnded(outcome.succeeded());
            }
            node.refreshed();
        });
        if (wait) {
            node.moveTo("waitingforstarttask");
        } else {
            ready();
        }
    }

    private void startTaskEnded(boolean succeeded) {
        if (succeeded) {
            ready();
        } else {
            node.moveTo("starttaskfailed");
        }
    }

    private void ready() {
        node.moveTo(node.tasks().idleState());
        account.scheduler().wake();
    }

    /** Restarts the node; reimaging also deletes its disk. */
    public void restart(boolean reimage, String option) {
        shutDown(reimage ? "reimaging" : "rebooting", option, () -> {
            node.preparations().values().removeIf(one -> one.runsAgainAfter(reimage));
            if (reimage) {
                node.tasks().diskLost();
                account.runs().execute(() -> {
                    Folders.delete(node.folder());
                    account.locked(this::boot);
                });
            } else {
                boot();
            }
        });
    }

    /** Deallocates the node; it stays in the pool until it is started again. */
    public void deallocate(String option) {
        shutDown("deallocating", option, () -> node.moveTo("deallocated"));
    }

    /** Starts a deallocated node. */
    public void startDeallocated() {
        node.moveTo("starting");
        later(this::boot);
    }

    /** Ends the tasks or waits for them, depending on the option, then continues. */
    private void shutDown(String state, String option, Runnable then) {
        generation++;
        node.tasks().end(option);
        endNodeProcesses();
        errors.clear();
        node.moveTo(state);
        later(() -> whenDone(option, then));
    }

    private void whenDone(String option, Runnable then) {
        if (node.tasks().isDone(option)) {
            then.run();
        } else {
            later(() -> whenDone(option, then));
        }
    }

    /** Preempts the node: tasks are requeued, the disk is lost; it returns after the given service time. */
    public void preempt(Duration awayFor) {
        generation++;
        loseTasksAndDisk();
        node.moveTo("preempted");
        node.pool().refreshed();
        account.runs().execute(() -> {
            endProcesses(allProcesses());
            Folders.delete(node.folder());
        });
        after(awayFor, () -> {
            node.moveTo("creating");
            later(this::boot);
        });
    }

    /** Makes the node unusable until it is rebooted or removed. */
    public void becomeUnusable(String code, String message) {
        generation++;
        loseTasksAndDisk();
        errors.add(Failure.ofServer(code, message));
        node.moveTo("unusable");
    }

    private void loseTasksAndDisk() {
        node.tasks().end("requeue");
        endNodeProcesses();
        node.dropPreparations();
        node.tasks().diskLost();
        startTask = null;
    }

    private void endNodeProcesses() {
        account.runs().execute(() -> endProcesses(ProcessFilter.marked(node.mark())));
    }

    /** Scans the processes of this machine only if the node ran any: a scan per node is slow in a large pool. */
    private void endProcesses(ProcessFilter filter) {
        if (node.ranProcesses()) {
            ProcessTree.end(filter, null, 0);
        }
    }

    /** Removes the node from the pool; the deallocation option decides about its tasks. */
    void leave(String deallocation) {
        if (!leaving) {
            leaving = true;
            leavingOption = deallocation;
            node.tasks().end(deallocation);
            leaveIfDone();
        }
    }

    boolean leaving() {
        return leaving;
    }

    void leaveIfDone() {
        if (leaving && node.tasks().isDone(leavingOption) && !node.is("leavingpool")) {
            generation++;
            node.moveTo("leavingpool");
            account.timers().after(STEP, () -> account.runs().execute(this::remove));
        }
    }

    private ProcessFilter allProcesses() {
        return new ProcessFilter(node.mark(), List.of(node.folder()));
    }

    private void remove() {
        endProcesses(allProcesses());
        Folders.delete(node.folder());
        account.locked(() -> {
            node.dropPreparations();
            account.ledger().add("node-gone", node.path(), "");
            node.pool().removed(node);
        });
    }

    void addTo(ObjectNode json) {
        Json.put(json, "lastBootTime", bootTime);
        if (startTask != null) {
            json.set("startTask", node.pool().spec().get("startTask"));
            json.set("startTaskInfo", startTask.document());
        }
        errors.forEach(error -> json.withArray("errors").add(error.toNodeError()));
        if (bootTime != null) {
            json.putObject("nodeAgentInfo").put("version", "1.10.0").put("lastUpdateTime", bootTime.toString());
        }
    }
}
