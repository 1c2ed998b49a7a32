package hudson.model;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import io.jenkins.plugins.azurerender.standin.home.Computers;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;

/** The controller or an agent. */
public abstract class Node extends AbstractModelObject implements ExtensionPoint, AccessControlled, PersistenceRoot {
    /** Which builds a node accepts. */
    public enum Mode {
        /** All builds. */
        NORMAL,
        /** Only builds that are assigned to its label. */
        EXCLUSIVE
    }

    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    /** Returns the name; empty for the controller. */
    public abstract String getNodeName();

    /** Returns the number of executors. */
    public abstract int getNumExecutors();

    /** Returns which builds the node accepts. */
    public abstract Mode getMode();

    /** Returns the labels, separated by spaces. */
    public abstract String getLabelString();

    /** Returns a launcher for the node. */
    public abstract Launcher createLauncher(TaskListener listener);

    /** Creates the computer of the node. */
    protected abstract Computer createComputer();

    /** Returns the workspace of the job. */
    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    /** Returns the root directory of the node; null while it is offline. */
    public abstract FilePath getRootPath();

    /** Returns the computer; null when the node is not part of Jenkins. */
    public final Computer toComputer() {
        return Computers.of(this, this::createComputer);
    }

    /** Returns the channel to the node; null while it is offline. */
    public final VirtualChannel getChannel() {
        Computer computer = toComputer();
        return computer == null ? null : computer.getChannel();
    }

    /** Returns a path on the node; null while it is offline. */
    public FilePath createPath(String absolutePath) {
        VirtualChannel channel = getChannel();
        return channel == null ? null : new FilePath(channel, absolutePath);
    }

    /** Returns the labels and the name of the node. */
    Set<String> labelNames() {
        Set<String> names = new TreeSet<>(Set.of(getLabelString().trim().split("\\s+")));
        names.remove("");
        names.add(getNodeName().isEmpty() ? "built-in" : getNodeName());
        return names;
    }

    @Override
    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "nodes/" + getNodeName());
    }

    @Override
    public void save() throws IOException {
        Jenkins.get().addNode(this);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }
}
