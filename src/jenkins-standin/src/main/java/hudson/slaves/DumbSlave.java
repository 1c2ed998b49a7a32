package hudson.slaves;

import hudson.model.Descriptor;
import hudson.model.Slave;
import java.io.IOException;
import java.io.Serial;

/** Stands for hudson.slaves.DumbSlave: a permanent agent. */
public final class DumbSlave extends Slave {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Of this name, in this folder. */
    public DumbSlave(String name, String remoteFS, ComputerLauncher launcher)
            throws Descriptor.FormException, IOException {
        super(name, remoteFS, launcher);
    }
}
