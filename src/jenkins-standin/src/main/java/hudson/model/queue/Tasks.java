package hudson.model.queue;

import hudson.model.Queue;
import org.springframework.security.core.Authentication;

/** Stands for hudson.model.queue.Tasks. */
public class Tasks {
    /** Whom a build of the task will act for. */
    public static Authentication getAuthenticationOf2(Queue.Task t) {
        return t.getDefaultAuthentication2();
    }
}
