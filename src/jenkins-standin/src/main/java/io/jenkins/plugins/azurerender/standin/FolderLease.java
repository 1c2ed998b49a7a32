package io.jenkins.plugins.azurerender.standin;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;

/** A workspace in use. */
public final class FolderLease extends WorkspaceList.Lease {
    private final Runnable release;

    private FolderLease(FilePath folder, Runnable release) {
        super(folder);
        this.release = release;
    }

    /** Of the folder, with what gives it back. */
    public static WorkspaceList.Lease of(FilePath folder, Runnable release) {
        return new FolderLease(folder, release);
    }

    @Override
    public void release() {
        release.run();
    }
}
