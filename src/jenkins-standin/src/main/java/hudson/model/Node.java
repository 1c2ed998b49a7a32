package hudson.model;

/** Stands for hudson.model.Node of Jenkins 2.479.3. */
public abstract class Node extends hudson.model.AbstractModelObject
        implements hudson.ExtensionPoint, hudson.security.AccessControlled, hudson.model.PersistenceRoot {
    public Node() {}

    public void save() throws java.io.IOException {}

    public final hudson.remoting.VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public abstract hudson.FilePath getRootPath();

    public java.io.File getRootDir() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public hudson.security.ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public abstract java.lang.String getNodeName();

    public final hudson.model.Computer toComputer() {
        throw new UnsupportedOperationException();
    }

    public abstract java.lang.String getNodeDescription();

    public abstract hudson.Launcher createLauncher(hudson.model.TaskListener taskListener);

    public abstract int getNumExecutors();

    public abstract hudson.model.Node.Mode getMode();

    protected abstract hudson.model.Computer createComputer();

    public abstract java.lang.String getLabelString();

    public abstract hudson.FilePath getWorkspaceFor(hudson.model.TopLevelItem topLevelItem);

    public hudson.FilePath createPath(java.lang.String string) {
        throw new UnsupportedOperationException();
    }
    /** Stands for hudson.model.Node.Mode of Jenkins 2.479.3. */
    public enum Mode {
        NORMAL,
        EXCLUSIVE;

        public java.lang.String getName() {
            throw new UnsupportedOperationException();
        }

        public java.lang.String getDescription() {
            throw new UnsupportedOperationException();
        }
    }
}
