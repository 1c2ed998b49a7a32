package hudson.slaves;

/** Stands for hudson.slaves.DumbSlave of Jenkins 2.479.3. */
public final class DumbSlave extends hudson.model.Slave {
    public DumbSlave(
            java.lang.String string,
            java.lang.String string2,
            java.lang.String string3,
            java.lang.String string4,
            hudson.model.Node.Mode mode,
            java.lang.String string5,
            hudson.slaves.ComputerLauncher computerLauncher,
            hudson.slaves.RetentionStrategy retentionStrategy)
            throws hudson.model.Descriptor.FormException, java.io.IOException {
        super(null, null, null);
    }

    public DumbSlave(java.lang.String string, java.lang.String string2, hudson.slaves.ComputerLauncher computerLauncher)
            throws hudson.model.Descriptor.FormException, java.io.IOException {
        super(null, null, null);
    }
}
