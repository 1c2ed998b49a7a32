package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tasks that a node runs, the slots they take, and whether it is given more. */
public final class NodeWork {
    private final Node node;
    private final Set<Task> running = new LinkedHashSet<>();
    private final Set<TaskPlace> retained = new HashSet<>();
    private final NodeHistory history = new NodeHistory();
    private int usedSlots;
    private boolean schedulable = true;

    NodeWork(Node node) {
        this.node = node;
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** Whether it is given tasks. */
    public boolean schedulable() {
        return schedulable;
    }

    int freeSlots() {
        boolean open = schedulable && !node.life().leaving() && node.is("idle", "running");
        return open ? node.pool().slotsPerNode() - usedSlots : 0;
    }

    int usedSlots() {
        return usedSlots;
    }

    void take(Task task) {
        running.add(task);
        usedSlots += task.requiredSlots();
        history.taken();
        node.moveTo("running");
    }

    void release(Task task, boolean succeeded) {
        if (running.remove(task)) {
            usedSlots -= task.requiredSlots();
            history.released(task, succeeded);
            if (node.is("running") && running.isEmpty()) {
                node.moveTo(stateAtRest());
            }
            node.refreshed();
            node.life().leaveWhenFree();
            node.account().scheduler().wake();
        }
    }

    /** The state of a node that runs nothing. */
    String stateAtRest() {
        return schedulable ? "idle" : "offline";
    }

    /** A completed task's files stay here until their retention is over. */
    void retain(TaskPlace place) {
        retained.add(place);
    }

    /** Its disk is lost, and with it all that was kept. */
    void diskLost() {
        retained.clear();
    }

    void retentionOver(TaskPlace place) {
        if (retained.remove(place)) {
            node.life().leaveWhenFree();
        }
    }

    /** Whether nothing runs and, where the option says so, no task's files are kept any more. */
    boolean over(String option) {
        return running.isEmpty() && (retained.isEmpty() || !"retaineddata".equalsIgnoreCase(option));
    }

    /** What becomes of running tasks: requeue, terminate, or with any other option they go on. */
    void end(String option) {
        String wish = option == null ? "requeue" : option.toLowerCase(Locale.ROOT);
        for (Task task : List.copyOf(running)) {
            if (wish.equals("terminate")) {
                task.run().terminate();
            } else if (wish.equals("requeue")) {
                task.run().requeue();
            }
        }
    }

    /** No new tasks are given to it. */
    public void disableScheduling(String option) {
        schedulable = false;
        end(option);
        if (node.is("idle")) {
            node.moveTo("offline");
        }
        node.refreshed();
    }

    public void enableScheduling() {
        schedulable = true;
        if (node.is("offline")) {
            node.moveTo("idle");
        }
        node.refreshed();
        node.account().scheduler().wake();
    }

    void addTo(ObjectNode json) {
        history.addTo(json, running.size(), usedSlots);
    }
}
