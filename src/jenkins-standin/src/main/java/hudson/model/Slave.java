package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.slaves.ComputerLauncher;
import hudson.slaves.SlaveComputer;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;

/** An agent; here a directory of this machine. */
public abstract class Slave extends Node implements Serializable {
    /** The name. */
    protected String name;

    /** The root directory. */
    protected final String remoteFS;

    @Serial
    private static final long serialVersionUID = 1L;

    private int numExecutors = 1;
    private Mode mode = Mode.NORMAL;
    private String label = "";

    /** Creates an agent in the directory; the launcher is ignored. */
    protected Slave(String name, String remoteFS, ComputerLauncher launcher)
            throws Descriptor.FormException, IOException {
        this.name = name;
        this.remoteFS = remoteFS;
    }

    @Override
    public String getNodeName() {
        return name;
    }

    /** Returns the root directory. */
    public String getRemoteFS() {
        return remoteFS;
    }

    @Override
    public int getNumExecutors() {
        return numExecutors;
    }

    @Override
    public Mode getMode() {
        return mode;
    }

    @Override
    public String getLabelString() {
        return label;
    }

    /** Sets the labels, separated by spaces. */
    public void setLabelString(String labelString) throws IOException {
        label = Util.fixNull(labelString).trim();
    }

    @Override
    public Computer createComputer() {
        return new SlaveComputer(this);
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener, getChannel());
    }

    @Override
    public FilePath getRootPath() {
        return createPath(remoteFS);
    }

    /** Returns the directory of workspaces; null while the agent is offline. */
    public FilePath getWorkspaceRoot() {
        FilePath root = getRootPath();
        return root == null ? null : root.child("workspace");
    }

    @Override
    public FilePath getWorkspaceFor(TopLevelItem item) {
        FilePath root = getWorkspaceRoot();
        return root == null ? null : root.child(item.getFullName());
    }
}
