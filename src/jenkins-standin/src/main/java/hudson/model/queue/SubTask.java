package hudson.model.queue;

import hudson.model.Label;
import hudson.model.Queue;
import java.io.IOException;

/** A task that can be built. */
public interface SubTask {
    /** Returns the label of the nodes it can run on; null for any node. */
    default Label getAssignedLabel() {
        return null;
    }

    /** Creates a build. */
    Queue.Executable createExecutable() throws IOException;
}
