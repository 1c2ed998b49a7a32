package hudson.model;

import hudson.security.ACL;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import jenkins.model.Jenkins;

/** Stands for hudson.model.Executor: the thread of one build. */
public class Executor extends Thread implements ModelObject {
    private final Computer owner;
    private final int number;
    private final List<CauseOfInterruption> causes = new ArrayList<>();
    private volatile Result interruptStatus;

    /** A thread on the computer. */
    public Executor(Computer owner, int n) {
        super("Executor #" + n + " for " + owner.getDisplayName());
        setDaemon(true);
        this.owner = owner;
        this.number = n;
    }

    /** The computer. */
    public Computer getOwner() {
        return owner;
    }

    /** The number on the computer. */
    public int getNumber() {
        return number;
    }

    @Override
    public String getDisplayName() {
        return "Executor #" + getNumber();
    }

    /** What it builds, or null. */
    public Queue.Executable getCurrentExecutable() {
        return null;
    }

    @Override
    public void interrupt() {
        interrupt(Result.ABORTED);
    }

    /** Stops the build with the result, in the name of this thread's user. */
    public void interrupt(Result result) {
        String user = Jenkins.getAuthentication2().getName();
        if (ACL.SYSTEM2.getName().equals(user)) {
            interrupt(result, new CauseOfInterruption[0]);
        } else {
            interrupt(result, new CauseOfInterruption.UserInterruption(user));
        }
    }

    /** Stops the build with the result. */
    public void interrupt(Result result, CauseOfInterruption... causes) {
        synchronized (this.causes) {
            interruptStatus = result;
            this.causes.addAll(List.of(causes));
        }
        super.interrupt();
    }

    /** What the build becomes when it is stopped. */
    public Result abortResult() {
        Result status = interruptStatus;
        return status == null ? Result.ABORTED : status;
    }

    /** Who or what stopped it. */
    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        synchronized (causes) {
            return List.copyOf(causes);
        }
    }

    /** Prints and remembers who or what stopped it. */
    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        Collection<CauseOfInterruption> known = getCausesOfInterruption();
        if (!known.isEmpty()) {
            build.addAction(new InterruptedBuildAction(known));
            known.forEach(cause -> cause.print(listener));
        }
    }

    /** The executor that this thread is, or null. */
    public static Executor currentExecutor() {
        return Thread.currentThread() instanceof Executor executor ? executor : null;
    }

    /** The thread that builds it, or null. */
    public static Executor of(Queue.Executable executable) {
        return EngineLoader.get().executorOf(executable);
    }
}
