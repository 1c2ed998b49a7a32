package io.jenkins.plugins.azurerender.engine.builds;

import hudson.model.Action;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;

/** Starts builds, each on its own thread. Builds of one job run one after the other. */
public final class BuildQueue {
    private static final Map<Queue.Executable, Executor> RUNNING = new ConcurrentHashMap<>();
    private static final Map<BuildThread, Boolean> THREADS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private BuildQueue() {}

    /**
     * Schedules a build with the actions.
     *
     * @throws IllegalStateException when no node has the label of the job
     */
    public static QueueTaskFuture<Queue.Executable> schedule(Queue.Task task, Action... actions) {
        BuildThread thread = new BuildThread(computerFor(task), NUMBER.getAndIncrement(), task, actions);
        THREADS.put(thread, true);
        thread.start();
        return thread.future();
    }

    private static Computer computerFor(Queue.Task task) {
        Label label = task.getAssignedLabel();
        List<Node> nodes = new ArrayList<>(List.of(Jenkins.get()));
        nodes.addAll(Jenkins.get().getNodes());
        return nodes.stream()
                .filter(node -> label == null ? node.getMode() == Node.Mode.NORMAL : label.matches(node))
                .map(Node::toComputer)
                .filter(computer -> computer != null && computer.isOnline())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There are no nodes with the label " + label
                        + ". Add an agent with the label before the build is started."));
    }

    static void started(Queue.Executable executable, Executor executor) {
        RUNNING.put(executable, executor);
    }

    static void ended(BuildThread thread) {
        THREADS.remove(thread);
        if (thread.getCurrentExecutable() != null) {
            RUNNING.remove(thread.getCurrentExecutable());
        }
    }

    /** Returns the thread of the build, or null. */
    public static Executor executorOf(Queue.Executable executable) {
        return RUNNING.get(executable);
    }

    /** Stops all builds and waits up to 30 seconds for each thread. */
    public static void stopAll() {
        for (BuildThread thread : THREADS.keySet()) {
            thread.interrupt(Result.ABORTED, new CauseOfInterruption[0]);
        }
        for (BuildThread thread : THREADS.keySet()) {
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
