package jenkins.model;

/** Stands for jenkins.model.CauseOfInterruption of Jenkins 2.479.3. */
public abstract class CauseOfInterruption implements java.io.Serializable {
    public CauseOfInterruption() {}

    public void print(hudson.model.TaskListener taskListener) {}

    public abstract java.lang.String getShortDescription();
    /** Stands for jenkins.model.CauseOfInterruption.UserInterruption of Jenkins 2.479.3. */
    public static final class UserInterruption extends jenkins.model.CauseOfInterruption {
        public UserInterruption(hudson.model.User user) {}

        public UserInterruption(java.lang.String string) {}

        public boolean equals(java.lang.Object object) {
            return false;
        }

        public int hashCode() {
            return 0;
        }

        public java.lang.String getUserId() {
            throw new UnsupportedOperationException();
        }

        public hudson.model.User getUser() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }
}
