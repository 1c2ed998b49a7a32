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

/** Stands for hudson.model.Node: the controller or an agent. */
public abstract class Node extends AbstractModelObject implements ExtensionPoint, AccessControlled, PersistenceRoot {
    /** Stands for hudson.model.Node.Mode: which builds a node takes. */
    public enum Mode {
        /** All. */
        NORMAL,
        /** Those that ask for its label. */
        EXCLUSIVE
    }

    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    /** The name, empty for the controller. */
    public abstract String getNodeName();

    /** How many builds it takes at once. */
    public abstract int getNumExecutors();

    /** Which builds it takes. */
    public abstract Mode getMode();

    /** Its labels, separated by spaces. */
    public abstract String getLabelString();

    /** A launcher for it. */
    public abstract Launcher createLauncher(TaskListener listener);

    /** Its state, made when the node is added. */
    protected abstract Computer createComputer();

    /** The workspace of the job. */
    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    /** Its folder; null while it is offline. */
    public abstract FilePath getRootPath();

    /** Its state; null when it is not part of Jenkins. */
    public final Computer toComputer() {
        return Computers.of(this, this::createComputer);
    }

    /** The channel to it; null while it is offline. */
    public final VirtualChannel getChannel() {
        Computer computer = toComputer();
        return computer == null ? null : computer.getChannel();
    }

    /** A path on it; null while it is offline. */
    public FilePath createPath(String absolutePath) {
        VirtualChannel channel = getChannel();
        return channel == null ? null : new FilePath(channel, absolutePath);
    }

    /** The names it answers to: its labels and its own. */
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
