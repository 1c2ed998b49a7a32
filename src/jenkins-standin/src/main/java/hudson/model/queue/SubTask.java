package hudson.model.queue;

import hudson.model.Label;
import hudson.model.Queue;
import java.io.IOException;

/** Stands for hudson.model.queue.SubTask: what can be built. */
public interface SubTask {
    /** Where it may be built; null stands for anywhere. */
    default Label getAssignedLabel() {
        return null;
    }

    /** Makes a build. */
    Queue.Executable createExecutable() throws IOException;
}
