package hudson.model;

/** Stands for hudson.model.Cause of Jenkins 2.479.3. */
public abstract class Cause {
    public Cause() {}

    public void print(hudson.model.TaskListener taskListener) {}

    @Deprecated
    public void onLoad(hudson.model.AbstractBuild<?, ?> abstractBuild) {}

    public void onLoad(hudson.model.Run<?, ?> run) {}

    public abstract java.lang.String getShortDescription();

    @Deprecated
    public void onAddedTo(hudson.model.AbstractBuild abstractBuild) {}

    public void onAddedTo(hudson.model.Run run) {}
    /** Stands for hudson.model.Cause.UserIdCause of Jenkins 2.479.3. */
    public static class UserIdCause extends hudson.model.Cause {
        public UserIdCause() {}

        public UserIdCause(java.lang.String string) {}

        public boolean equals(java.lang.Object object) {
            return false;
        }

        public int hashCode() {
            return 0;
        }

        public java.lang.String getUserId() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getUserName() {
            throw new UnsupportedOperationException();
        }
    }
}
