package hudson.model;

/** Stands for hudson.model.Actionable of Jenkins 2.479.3. */
public abstract class Actionable extends hudson.model.AbstractModelObject {
    public Actionable() {}

    @Deprecated
    public java.util.List<hudson.model.Action> getActions() {
        throw new UnsupportedOperationException();
    }

    public <T extends hudson.model.Action> java.util.List<T> getActions(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public final java.util.List<? extends hudson.model.Action> getAllActions() {
        throw new UnsupportedOperationException();
    }

    public boolean removeAction(hudson.model.Action action) {
        return false;
    }

    public void addAction(hudson.model.Action action) {}

    public <T extends hudson.model.Action> T getAction(java.lang.Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public hudson.model.Action getAction(int value) {
        throw new UnsupportedOperationException();
    }

    public java.lang.Object getDynamic(
            java.lang.String string,
            org.kohsuke.stapler.StaplerRequest2 staplerRequest2,
            org.kohsuke.stapler.StaplerResponse2 staplerResponse2) {
        throw new UnsupportedOperationException();
    }

    public void replaceAction(hudson.model.Action action) {}

    public boolean addOrReplaceAction(hudson.model.Action action) {
        return false;
    }

    public boolean removeActions(java.lang.Class<? extends hudson.model.Action> type) {
        return false;
    }

    public boolean replaceActions(java.lang.Class<? extends hudson.model.Action> type, hudson.model.Action action) {
        return false;
    }
}
