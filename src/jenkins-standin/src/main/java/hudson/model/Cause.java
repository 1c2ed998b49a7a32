package hudson.model;

import java.util.Objects;

/** The reason why a build was started. */
public abstract class Cause {
    /** Returns a short description. */
    public abstract String getShortDescription();

    /** Called when the cause is added to a build. */
    @SuppressWarnings("rawtypes")
    public void onAddedTo(Run build) {
        // nothing to do
    }

    /** Called when the build was loaded from disk. */
    public void onLoad(Run<?, ?> build) {
        // nothing to do
    }

    /** Prints the description to the log. */
    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }

    /** A user started the build. */
    public static class UserIdCause extends Cause {
        private final String userId;

        /** Creates the cause for the current user. */
        public UserIdCause() {
            this(jenkins.model.Jenkins.getAuthentication2().getName());
        }

        /** Creates the cause for the user id. */
        public UserIdCause(String userId) {
            this.userId = userId;
        }

        /** Returns the name of the user. */
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
