package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.jenkins.DiskSpace;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.File;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Checks that files fit on the disk of a folder. */
final class FreeSpaceCheck extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;

    private final long bytes;
    private final long minFree;

    /**
     * @param bytes size of the files
     * @param minFree bytes that must remain free
     */
    FreeSpaceCheck(long bytes, long minFree) {
        this.bytes = bytes;
        this.minFree = minFree;
    }

    @Override
    public Void invoke(File folder, VirtualChannel channel) throws AbortException {
        check(folder.toPath(), bytes, minFree);
        return null;
    }

    /** @throws AbortException when there is too little free space */
    static void check(Path folder, long bytes, long minFree) throws AbortException {
        long free = DiskSpace.free(folder);
        if (bytes > free - minFree) {
            throw new AbortException(
                    "The disk of the workspace has %s free, too little for files of %s if %s remain free: free up disk space, or ask an administrator to change the Minimum free disk space of the render account."
                            .formatted(RenderLog.bytes(free), RenderLog.bytes(bytes), RenderLog.bytes(minFree)));
        }
    }
}
