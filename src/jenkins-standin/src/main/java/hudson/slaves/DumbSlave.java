package hudson.slaves;

import hudson.model.Descriptor;
import hudson.model.Slave;
import java.io.IOException;
import java.io.Serial;

/** A permanent agent. */
public final class DumbSlave extends Slave {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates an agent in the directory; the launcher is ignored. */
    public DumbSlave(String name, String remoteFS, ComputerLauncher launcher)
            throws Descriptor.FormException, IOException {
        super(name, remoteFS, launcher);
    }
}
