package hudson.model;

/** Stands for hudson.model.Slave of Jenkins 2.479.3. */
public abstract class Slave extends hudson.model.Node implements java.io.Serializable {
    protected java.lang.String name;
    protected final java.lang.String remoteFS = null;

    protected Slave(java.lang.String string, java.lang.String string2, hudson.slaves.ComputerLauncher computerLauncher)
            throws hudson.model.Descriptor.FormException, java.io.IOException {}

    protected Slave(
            java.lang.String string,
            java.lang.String string2,
            java.lang.String string3,
            int value,
            hudson.model.Node.Mode mode,
            java.lang.String string4,
            hudson.slaves.ComputerLauncher computerLauncher,
            hudson.slaves.RetentionStrategy retentionStrategy)
            throws hudson.model.Descriptor.FormException, java.io.IOException {}

    public hudson.FilePath getRootPath() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getNodeName() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getNodeDescription() {
        throw new UnsupportedOperationException();
    }

    public hudson.Launcher createLauncher(hudson.model.TaskListener taskListener) {
        throw new UnsupportedOperationException();
    }

    public int getNumExecutors() {
        return 0;
    }

    public hudson.model.Node.Mode getMode() {
        throw new UnsupportedOperationException();
    }

    public hudson.model.Computer createComputer() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getLabelString() {
        throw new UnsupportedOperationException();
    }

    public void setLabelString(java.lang.String string) throws java.io.IOException {}

    public hudson.FilePath getWorkspaceFor(hudson.model.TopLevelItem topLevelItem) {
        throw new UnsupportedOperationException();
    }

    public void setNumExecutors(int value) {}

    public hudson.slaves.ComputerLauncher getLauncher() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getRemoteFS() {
        throw new UnsupportedOperationException();
    }

    public hudson.FilePath getWorkspaceRoot() {
        throw new UnsupportedOperationException();
    }
}
