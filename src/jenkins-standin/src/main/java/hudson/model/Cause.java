package hudson.model;

import java.util.Objects;

/** Stands for hudson.model.Cause: why a build was started. */
public abstract class Cause {
    /** In a few words. */
    public abstract String getShortDescription();

    /** When it was added to the build. */
    @SuppressWarnings("rawtypes")
    public void onAddedTo(Run build) {
        // nothing to remember
    }

    /** When the build was read from disk. */
    public void onLoad(Run<?, ?> build) {
        // nothing to remember
    }

    /** Prints it to the log. */
    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** Stands for hudson.model.Cause.UserIdCause: a user pressed the button. */
    public static class UserIdCause extends Cause {
        private final String userId;

        /** The user of this thread. */
        public UserIdCause() {
            this(jenkins.model.Jenkins.getAuthentication2().getName());
        }

        /** The user of this id. */
        public UserIdCause(String userId) {
            this.userId = userId;
        }

        /** The name. */
        public String getUserName() {
            return userId == null ? "anonymous" : userId;
        }

        @Override
        public String getShortDescription() {
            return "Started by user " + getUserName();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserIdCause other && Objects.equals(userId, other.userId);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(userId);
        }
    }
}
