package hudson.model;

/** Stands for hudson.model.CauseAction of Jenkins 2.479.3. */
public class CauseAction implements jenkins.model.RunAction2 {
    public CauseAction(java.util.Collection<? extends hudson.model.Cause> collection) {}

    public CauseAction(hudson.model.Cause... values) {}

    public CauseAction(hudson.model.CauseAction causeAction) {}

    public CauseAction(hudson.model.Cause cause) {}

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public void onLoad(hudson.model.Run<?, ?> run) {}

    public void onAttached(hudson.model.Run<?, ?> run) {}

    public java.util.List<hudson.model.Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
