package hudson.slaves;

import hudson.Functions;
import hudson.model.Computer;
import hudson.model.Slave;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.standin.AgentChannel;
import java.nio.charset.Charset;
import jenkins.model.Jenkins;

/** Stands for hudson.slaves.SlaveComputer: the running state of an agent; online from the first moment. */
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
        return channel;
    }

    @Override
    public Charset getDefaultCharset() {
        return Charset.defaultCharset();
    }

    @Override
    public Boolean isUnix() {
        return !Functions.isWindows();
    }
}
