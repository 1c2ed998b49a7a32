package hudson.model.queue;

import hudson.model.Queue;
import org.springframework.security.core.Authentication;

/** Helpers for tasks. */
public class Tasks {
    /** Returns the user that builds of the task run as. */
    public static Authentication getAuthenticationOf2(Queue.Task t) {
        return t.getDefaultAuthentication2();
    }
}
