package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Belonging;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.ProcessTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a node comes up, goes down, comes up again, and leaves its pool. */
public final class NodeLife {
    private static final Duration STEP = Duration.ofMillis(50);

    private final Node node;
    private final BatchAccount account;
    private final List<Failure> errors = new ArrayList<>();
    private HelperRun startTask;
    private Instant bootTime;
    private boolean leaving;
    private String leavingOption;
    private int life;

    NodeLife(Node node) {
        this.node = node;
        this.account = node.account();
    }

    /** Comes up: creating, starting, perhaps waiting for the start task, idle. */
    void start() {
        later(this::boot);
    }

    /** Does something soon, unless the node began another life meanwhile. */
    private void later(Runnable work) {
        after(STEP, work);
    }

    private void after(Duration span, Runnable work) {
        int current = life;
        account.timers()
                .after(
                        span,
                        () -> account.locked(() -> {
                            if (life == current) {
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
            int current = life;
            account.runs().execute(() -> layOut(current));
        }
    }

    /** Folders take their time: nobody waits for them but the node. */
    private void layOut(int current) {
        Folders.layOut(node.folder());
        account.locked(() -> {
            if (life == current) {
                later(this::runStartTask);
            }
        });
    }

    private void runStartTask() {
        if (!(node.pool().spec().get("startTask") instanceof ObjectNode spec)) {
            ready();
            return;
        }
        ObjectNode wanted = spec;
        if (account.switches().isOn("start-tasks-fail")) {
            wanted = spec.deepCopy().put("commandLine", "/bin/sh -c 'exit 1'");
        }
        boolean wait = Json.flag(spec, true, "waitForSuccess");
        int current = life;
        startTask = new HelperRun(
                node,
                node.mark(),
                "start-task",
                node.path(),
                wanted,
                node.folder().resolve("startup"),
                new NodeEnvironment(node));
        startTask.start(null, outcome -> {
            if (life == current && wait) {
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
        node.moveTo(node.work().stateAtRest());
        account.scheduler().wake();
    }

    /** Goes down and comes up again with its disk, or without it when reimaged. */
    public void restart(boolean reimage, String option) {
        goDown(reimage ? "reimaging" : "rebooting", option, () -> {
            node.preparations().values().removeIf(one -> one.runsAgainAfter(reimage));
            if (reimage) {
                node.work().diskLost();
                account.runs().execute(() -> {
                    Folders.delete(node.folder());
                    account.locked(this::boot);
                });
            } else {
                boot();
            }
        });
    }

    /** Gives its machine back and stays in the pool until it is started again. */
    public void deallocate(String option) {
        goDown("deallocating", option, () -> node.moveTo("deallocated"));
    }

    /** A deallocated node comes up again. */
    public void startAgain() {
        node.moveTo("starting");
        later(this::boot);
    }

    /** Deals with its tasks as the option says, and when they are over does what follows. */
    private void goDown(String state, String option, Runnable then) {
        life++;
        node.work().end(option);
        endOwnProcesses();
        errors.clear();
        node.moveTo(state);
        later(() -> whenOver(option, then));
    }

    private void whenOver(String option, Runnable then) {
        if (node.work().over(option)) {
            then.run();
        } else {
            later(() -> whenOver(option, then));
        }
    }

    /** The cloud takes the node away: tasks run again elsewhere, the disk is lost; it comes back after a while. */
    public void preempt(Duration awayFor) {
        life++;
        lose();
        node.moveTo("preempted");
        node.pool().refreshed();
        account.runs().execute(() -> {
            ProcessTree.end(allOnNode(), null, 0);
            Folders.delete(node.folder());
        });
        after(awayFor, () -> {
            node.moveTo("creating");
            later(this::boot);
        });
    }

    /** The node no longer answers; it stays so until rebooted or removed. */
    public void becomeUnusable(String code, String message) {
        life++;
        lose();
        errors.add(Failure.ofServer(code, message));
        node.moveTo("unusable");
    }

    private void lose() {
        node.work().end("requeue");
        endOwnProcesses();
        node.forgetPreparations();
        node.work().diskLost();
        startTask = null;
    }

    private void endOwnProcesses() {
        account.runs().execute(() -> ProcessTree.end(Belonging.marked(node.mark()), null, 0));
    }

    /** Leaves the pool; what happens to its tasks is as the deallocation option says. */
    void leave(String deallocation) {
        if (!leaving) {
            leaving = true;
            leavingOption = deallocation;
            node.work().end(deallocation);
            leaveWhenFree();
        }
    }

    boolean leaving() {
        return leaving;
    }

    void leaveWhenFree() {
        if (leaving && node.work().over(leavingOption) && !node.is("leavingpool")) {
            life++;
            node.moveTo("leavingpool");
            account.timers().after(STEP, () -> account.runs().execute(this::vanish));
        }
    }

    private Belonging allOnNode() {
        return new Belonging(node.mark(), List.of(node.folder()));
    }

    private void vanish() {
        ProcessTree.end(allOnNode(), null, 0);
        Folders.delete(node.folder());
        account.locked(() -> {
            node.forgetPreparations();
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
