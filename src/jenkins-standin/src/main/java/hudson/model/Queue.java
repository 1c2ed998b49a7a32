package hudson.model;

import hudson.model.queue.SubTask;
import hudson.security.ACL;
import java.util.List;
import org.springframework.security.core.Authentication;

/** The build queue; here only its nested types. */
public class Queue {
    private Queue() {}

    /** A task that can be built. */
    public interface Task extends ModelObject, SubTask {
        /** Returns the name. */
        String getName();

        /** Returns the user that builds run as by default. */
        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }
    }

    /** A running task. */
    public interface Executable extends Runnable {
        /** Returns the task. */
        SubTask getParent();

        @Override
        void run();
    }

    /** An action that decides whether a queued build is merged with another. */
    public interface QueueAction extends Action {
        /** Returns whether the build differs from a queued one with these actions. */
        boolean shouldSchedule(List<Action> actions);
    }
}
