package hudson.model;

import hudson.security.ACL;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import jenkins.model.Jenkins;

/** The thread that runs a build. */
public class Executor extends Thread implements ModelObject {
    private final Computer owner;
    private final int number;
    private final List<CauseOfInterruption> causes = new ArrayList<>();
    private volatile Result interruptStatus;

    /** Creates a thread on the computer. */
    public Executor(Computer owner, int n) {
        super("Executor #" + n + " for " + owner.getDisplayName());
        setDaemon(true);
        this.owner = owner;
        this.number = n;
    }

    /** Returns the computer. */
    public Computer getOwner() {
        return owner;
    }

    /** Returns the number of the executor on its computer. */
    public int getNumber() {
        return number;
    }

    @Override
    public String getDisplayName() {
        return "Executor #" + getNumber();
    }

    /** Returns the running build, or null. */
    public Queue.Executable getCurrentExecutable() {
        return null;
    }

    @Override
    public void interrupt() {
        interrupt(Result.ABORTED);
    }

    /** Aborts the build with the result, on behalf of the current user. */
    public void interrupt(Result result) {
        String user = Jenkins.getAuthentication2().getName();
        if (ACL.SYSTEM2.getName().equals(user)) {
            interrupt(result, new CauseOfInterruption[0]);
        } else {
            interrupt(result, new CauseOfInterruption.UserInterruption(user));
        }
    }

    /** Aborts the build with the result. */
    public void interrupt(Result result, CauseOfInterruption... causes) {
        synchronized (this.causes) {
            interruptStatus = result;
            this.causes.addAll(List.of(causes));
        }
        super.interrupt();
    }

    /** Returns the result of the aborted build. */
    public Result abortResult() {
        Result status = interruptStatus;
        return status == null ? Result.ABORTED : status;
    }

    /** Returns the causes of the abort. */
    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        synchronized (causes) {
            return List.copyOf(causes);
        }
    }

    /** Logs the causes of the abort and stores them with the build. */
    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        Collection<CauseOfInterruption> known = getCausesOfInterruption();
        if (!known.isEmpty()) {
            build.addAction(new InterruptedBuildAction(known));
            known.forEach(cause -> cause.print(listener));
        }
    }

    /** Returns the executor of the current thread, or null. */
    public static Executor currentExecutor() {
        return Thread.currentThread() instanceof Executor executor ? executor : null;
    }

    /** Returns the executor of the build, or null. */
    public static Executor of(Queue.Executable executable) {
        return EngineLoader.get().executorOf(executable);
    }
}
