package hudson.slaves;

/** Stands for hudson.slaves.SlaveComputer of Jenkins 2.479.3. */
public class SlaveComputer extends hudson.model.Computer {
    public SlaveComputer(hudson.model.Slave slave) {
        super(null);
    }

    public hudson.model.Slave getNode() {
        throw new UnsupportedOperationException();
    }

    public java.nio.charset.Charset getDefaultCharset() {
        throw new UnsupportedOperationException();
    }

    public java.lang.Boolean isUnix() {
        throw new UnsupportedOperationException();
    }

    public hudson.slaves.ComputerLauncher getLauncher() {
        throw new UnsupportedOperationException();
    }

    public java.lang.String getSlaveVersion() throws java.io.IOException, java.lang.InterruptedException {
        throw new UnsupportedOperationException();
    }

    public hudson.remoting.VirtualChannel getChannel() {
        return null;
    }
}
