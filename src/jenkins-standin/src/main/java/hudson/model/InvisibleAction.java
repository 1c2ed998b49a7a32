package hudson.model;

/** Stands for hudson.model.InvisibleAction of Jenkins 2.479.3. */
public abstract class InvisibleAction implements hudson.model.Action {
    public InvisibleAction() {}

    public final java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final java.lang.String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
