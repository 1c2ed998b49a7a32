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

/** The state of a node at run time. */
public abstract class Computer extends Actionable implements AccessControlled {
    /** Threads for blocking work. */
    public static final ExecutorService threadPoolForRemoting = pool();

    /** The name of the node. */
    protected String nodeName;

    private final WorkspaceList workspaceList = new WorkspaceList();
    private transient volatile EnvVars environment;

    /** Creates the computer of the node. */
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

    /** Returns the channel to the node; null while it is offline. */
    public abstract VirtualChannel getChannel();

    /** Returns the node; null when it was removed. */
    public Node getNode() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || nodeName.isEmpty() ? jenkins : jenkins.getNode(nodeName);
    }

    @Override
    public String getDisplayName() {
        return nodeName;
    }

    /** Returns the workspaces in use. */
    public WorkspaceList getWorkspaceList() {
        return workspaceList;
    }

    /** Returns whether the node is connected. */
    public final boolean isOnline() {
        return !isOffline();
    }

    /** Returns whether the node is disconnected. */
    public boolean isOffline() {
        return getChannel() == null;
    }

    /** Returns the environment variables of the process on the node. */
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
