package hudson.slaves;

import hudson.model.Computer;
import hudson.model.Slave;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.spi.AgentChannel;
import io.jenkins.plugins.azurerender.standin.spi.EngineLoader;

/** The state of an agent at run time: online until its channel is closed. */
public class SlaveComputer extends Computer {
    private final AgentChannel channel;

    /** Connects to the agent. */
    public SlaveComputer(Slave slave) {
        super(slave);
        channel = EngineLoader.get().connect(slave);
    }

    @Override
    public Slave getNode() {
        return (Slave) super.getNode();
    }

    @Override
    public VirtualChannel getChannel() {
        return channel.isClosed() ? null : channel;
    }
}
