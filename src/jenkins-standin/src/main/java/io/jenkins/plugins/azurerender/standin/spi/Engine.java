package io.jenkins.plugins.azurerender.standin.spi;

import hudson.model.Action;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.Slave;
import hudson.model.queue.QueueTaskFuture;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Runs Jenkins. The types of this module call it for extensions, agents, builds and data binding. */
public interface Engine {
    /** Returns every extension of the type, the highest ordinal first. */
    <T> List<T> extensions(Jenkins jenkins, Class<T> type);

    /** Connects to an agent. */
    AgentChannel connect(Slave agent);

    /**
     * Schedules a build.
     *
     * @throws IllegalStateException when no node has the label that the task is assigned to
     */
    QueueTaskFuture<Queue.Executable> schedule(Queue.Task task, Action... actions);

    /** Returns the thread that runs the build, or null. */
    Executor executorOf(Queue.Executable executable);

    /**
     * Creates an object from named arguments.
     *
     * @throws IllegalArgumentException when an argument is unknown or has the wrong type
     */
    <T> T bind(Class<T> type, Map<String, ?> arguments);
}
