package io.jenkins.plugins.azurerender.engine.builds;

import hudson.model.Action;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.CompletableFuture;

/** The thread of one build. */
final class BuildThread extends Executor {
    private final Queue.Task task;
    private final Action[] actions;
    private final CompletableFuture<Queue.Executable> start = new CompletableFuture<>();
    private final CompletableFuture<Queue.Executable> end = new CompletableFuture<>();
    private volatile Queue.Executable executable;

    BuildThread(Computer owner, int number, Queue.Task task, Action... actions) {
        super(owner, number);
        this.task = task;
        this.actions = actions;
    }

    QueueTaskFuture<Queue.Executable> future() {
        return new BuildFuture(this, start, end);
    }

    @Override
    public Queue.Executable getCurrentExecutable() {
        return executable;
    }

    @Override
    public void run() {
        setContextClassLoader(jenkins.model.Jenkins.get().getPluginManager().uberClassLoader);
        ACLContext before = ACL.as2(ACL.SYSTEM2);
        try (before) {
            synchronized (task) {
                build();
            }
            BuildQueue.ended(this);
            end.complete(executable);
        } catch (Exception | LinkageError | AssertionError e) {
            BuildQueue.ended(this);
            start.completeExceptionally(e);
            end.completeExceptionally(e);
        }
    }

    private void build() throws Exception {
        executable = task.createExecutable();
        BuildQueue.started(executable, this);
        if (executable instanceof Run<?, ?> run) {
            for (Action action : actions) {
                run.addAction(action);
            }
        }
        start.complete(executable);
        executable.run();
    }
}
