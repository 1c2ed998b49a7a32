package jenkins.model;

import hudson.model.TaskListener;
import java.io.Serial;
import java.io.Serializable;

/** The reason why a build was aborted. */
public abstract class CauseOfInterruption implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Returns a short description. */
    public abstract String getShortDescription();

    /** Prints the description to the log. */
    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** A user aborted the build. */
    public static final class UserInterruption extends CauseOfInterruption {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String user;

        /** Creates the cause for the user id. */
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
