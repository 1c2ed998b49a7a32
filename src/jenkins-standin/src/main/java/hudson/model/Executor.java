package hudson.model;

/** Stands for hudson.model.Executor of Jenkins 2.479.3. */
public class Executor extends java.lang.Thread implements hudson.model.ModelObject {
    Executor() {}

    public static hudson.model.Executor of(hudson.model.Queue.Executable executable) {
        throw new UnsupportedOperationException();
    }

    public void interrupt(hudson.model.Result result, jenkins.model.CauseOfInterruption... values) {}

    public void interrupt() {}

    public void interrupt(hudson.model.Result result) {}

    public hudson.model.Computer getOwner() {
        throw new UnsupportedOperationException();
    }

    public int getNumber() {
        return 0;
    }

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Queue.Executable getCurrentExecutable() {
        throw new UnsupportedOperationException();
    }

    public static hudson.model.Executor currentExecutor() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Result abortResult() {
        throw new UnsupportedOperationException();
    }

    public void recordCauseOfInterruption(hudson.model.Run<?, ?> run, hudson.model.TaskListener taskListener) {}

    public java.util.Collection<jenkins.model.CauseOfInterruption> getCausesOfInterruption() {
        throw new UnsupportedOperationException();
    }

    public boolean isBusy() {
        return false;
    }
}
