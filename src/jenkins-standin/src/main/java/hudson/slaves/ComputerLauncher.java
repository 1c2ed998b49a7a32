package hudson.slaves;

/** Stands for hudson.slaves.ComputerLauncher of Jenkins 2.479.3. */
public abstract class ComputerLauncher extends hudson.model.AbstractDescribableImpl<hudson.slaves.ComputerLauncher>
        implements hudson.ExtensionPoint {
    public ComputerLauncher() {}

    public void launch(hudson.slaves.SlaveComputer slaveComputer, hudson.model.TaskListener taskListener)
            throws java.io.IOException, java.lang.InterruptedException {}

    @Deprecated
    public void launch(hudson.slaves.SlaveComputer slaveComputer, hudson.util.StreamTaskListener streamTaskListener)
            throws java.io.IOException, java.lang.InterruptedException {}

    public boolean isLaunchSupported() {
        return false;
    }
}
