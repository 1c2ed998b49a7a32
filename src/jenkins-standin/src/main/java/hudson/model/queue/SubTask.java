package hudson.model.queue;

/** Stands for hudson.model.queue.SubTask of Jenkins 2.479.3. */
public interface SubTask {
    default long getEstimatedDuration() {
        return 0;
    }

    default hudson.model.Label getAssignedLabel() {
        throw new UnsupportedOperationException();
    }

    default hudson.model.Queue.Task getOwnerTask() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    default hudson.model.Node getLastBuiltOn() {
        throw new UnsupportedOperationException();
    }

    hudson.model.Queue.Executable createExecutable() throws java.io.IOException;
}
