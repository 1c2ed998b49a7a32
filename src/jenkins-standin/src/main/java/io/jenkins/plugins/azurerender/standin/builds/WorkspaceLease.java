package io.jenkins.plugins.azurerender.standin.builds;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;

/** A workspace in use. */
public final class WorkspaceLease extends WorkspaceList.Lease {
    private final Runnable release;

    private WorkspaceLease(FilePath folder, Runnable release) {
        super(folder);
        this.release = release;
    }

    /** Creates a lease that calls {@code release} at its end. */
    public static WorkspaceList.Lease of(FilePath folder, Runnable release) {
        return new WorkspaceLease(folder, release);
    }

    @Override
    public void release() {
        release.run();
    }
}
