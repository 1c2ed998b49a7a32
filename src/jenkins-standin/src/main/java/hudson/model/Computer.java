package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.Jenkins;

/** Stands for hudson.model.Computer: the running state of a node. */
public abstract class Computer extends Actionable implements AccessControlled {
    /** Threads for work that would block others. */
    public static final ExecutorService threadPoolForRemoting = pool();

    /** The name of the node. */
    protected String nodeName;

    private final WorkspaceList workspaceList = new WorkspaceList();
    private transient volatile EnvVars environment;

    /** Of the node. */
    protected Computer(Node node) {
        nodeName = node.getNodeName();
    }

    private static ExecutorService pool() {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "Computer.threadPoolForRemoting [#" + count.incrementAndGet() + "]");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The channel to it; null while it is offline. */
    public abstract VirtualChannel getChannel();

    /** The node; null when it was removed. */
    public Node getNode() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || nodeName.isEmpty() ? jenkins : jenkins.getNode(nodeName);
    }

    @Override
    public String getDisplayName() {
        return nodeName;
    }

    /** Which workspaces are in use. */
    public WorkspaceList getWorkspaceList() {
        return workspaceList;
    }

    /** Whether it can be reached. */
    public final boolean isOnline() {
        return !isOffline();
    }

    /** Whether it cannot be reached. */
    public boolean isOffline() {
        return getChannel() == null;
    }

    /** The environment variables of its process. */
    public EnvVars getEnvironment() throws IOException, InterruptedException {
        EnvVars known = environment;
        if (known == null) {
            known = EnvVars.getRemote(getChannel());
            environment = known;
        }
        return new EnvVars(known);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }
}
