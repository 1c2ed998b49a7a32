package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tasks of a node, its slots, and whether it accepts more. */
public final class NodeTasks {
    private final Node node;
    private final Set<Task> running = new LinkedHashSet<>();
    private final Set<TaskPlacement> retained = new HashSet<>();
    private final NodeHistory history = new NodeHistory();
    private int usedSlots;
    private boolean schedulable = true;

    NodeTasks(Node node) {
        this.node = node;
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** Returns whether the scheduler can assign tasks to it. */
    public boolean schedulable() {
        return schedulable;
    }

    int freeSlots() {
        boolean open = schedulable && !node.lifecycle().leaving() && node.is("idle", "running");
        return open ? node.pool().slotsPerNode() - usedSlots : 0;
    }

    int usedSlots() {
        return usedSlots;
    }

    void acquire(Task task) {
        running.add(task);
        usedSlots += task.requiredSlots();
        history.started();
        node.moveTo("running");
    }

    void release(Task task, boolean succeeded) {
        if (running.remove(task)) {
            usedSlots -= task.requiredSlots();
            history.released(task, succeeded);
            if (node.is("running") && running.isEmpty()) {
                node.moveTo(idleState());
            }
            node.refreshed();
            node.lifecycle().leaveIfDone();
            node.account().scheduler().wake();
        }
    }

    /** Returns the state of the node when it runs no task. */
    String idleState() {
        return schedulable ? "idle" : "offline";
    }

    /** Records the files of a completed task until their retention time is over. */
    void retain(TaskPlacement placement) {
        retained.add(placement);
    }

    /** Forgets all retained files after the disk was lost. */
    void diskLost() {
        retained.clear();
    }

    void retentionEnded(TaskPlacement placement) {
        if (retained.remove(placement)) {
            node.lifecycle().leaveIfDone();
        }
    }

    /** Returns whether no task runs and, for retaineddata, no files are retained. */
    boolean isDone(String option) {
        return running.isEmpty() && (retained.isEmpty() || !"retaineddata".equalsIgnoreCase(option));
    }

    /** Requeues or terminates running tasks; with any other option they continue. */
    void end(String option) {
        String action = option == null ? "requeue" : option.toLowerCase(Locale.ROOT);
        for (Task task : List.copyOf(running)) {
            if (action.equals("terminate")) {
                task.lifecycle().terminate();
            } else if (action.equals("requeue")) {
                task.lifecycle().requeue();
            }
        }
    }

    /** Stops assigning tasks to the node. */
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
