package hudson.slaves;

import hudson.Functions;
import hudson.model.Computer;
import hudson.model.Slave;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.AgentChannel;
import java.nio.charset.Charset;
import jenkins.model.Jenkins;

/** Stands for hudson.slaves.SlaveComputer: the running state of an agent; online from the first moment until its channel is closed. */
public class SlaveComputer extends Computer {
    private final AgentChannel channel;

    /** Of the agent. */
    public SlaveComputer(Slave slave) {
        super(slave);
        channel = new AgentChannel(slave.getNodeName(), Jenkins.get().getPluginManager().uberClassLoader);
    }

    @Override
    public Slave getNode() {
        return (Slave) super.getNode();
    }

    @Override
    public VirtualChannel getChannel() {
        return channel.isClosed() ? null : channel;
    }

    @Override
    public Charset getDefaultCharset() {
        return getChannel() == null ? null : Charset.defaultCharset();
    }

    @Override
    public Boolean isUnix() {
        return getChannel() == null ? null : Boolean.valueOf(!Functions.isWindows());
    }
}
