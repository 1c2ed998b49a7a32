package jenkins.model;

import hudson.model.TaskListener;
import java.io.Serial;
import java.io.Serializable;

/** Stands for jenkins.model.CauseOfInterruption: who or what stopped a build. */
public abstract class CauseOfInterruption implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** In a few words. */
    public abstract String getShortDescription();

    /** Prints it to the log. */
    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Stands for jenkins.model.CauseOfInterruption.UserInterruption: a user. */
    public static final class UserInterruption extends CauseOfInterruption {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String user;

        /** The user of this id. */
        public UserInterruption(String userId) {
            user = userId;
        }

        @Override
        public String getShortDescription() {
            return "Aborted by " + user;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserInterruption other && user.equals(other.user);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }
}
