package hudson.model;

import hudson.model.queue.SubTask;
import hudson.security.ACL;
import java.util.List;
import org.springframework.security.core.Authentication;

/** Stands for hudson.model.Queue, for the sake of the types in it. */
public class Queue {
    private Queue() {}

    /** Stands for hudson.model.Queue.Task: what can be built. */
    public interface Task extends ModelObject, SubTask {
        /** The name. */
        String getName();

        /** Whom its builds act for when nobody says otherwise. */
        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }
    }

    /** Stands for hudson.model.Queue.Executable: a build. */
    public interface Executable extends Runnable {
        /** The job. */
        SubTask getParent();

        @Override
        void run();
    }

    /** Stands for hudson.model.Queue.QueueAction: an action of a build to come that may tell it apart from others. */
    public interface QueueAction extends Action {
        /** Whether it is another build than the one in the queue with these actions. */
        boolean shouldSchedule(List<Action> actions);
    }
}
