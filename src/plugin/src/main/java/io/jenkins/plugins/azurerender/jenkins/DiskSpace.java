package io.jenkins.plugins.azurerender.jenkins;

import java.io.File;
import java.nio.file.Path;

/** Free disk space. */
public final class DiskSpace {

    private DiskSpace() {}

    /**
     * Returns the number of free bytes on the disk of a folder; {@link Long#MAX_VALUE} when it is unknown. Unlike a {@link
     * java.nio.file.FileStore}, it does not search the mount points of the system, which a container may not have.
     */
    public static long free(Path folder) {
        File file = folder.toFile();
        return free(file.getUsableSpace(), file.getTotalSpace());
    }

    /** Java reports an unknown size as 0, and a full disk by its usable space only. */
    static long free(long usable, long total) {
        return total == 0 ? Long.MAX_VALUE : usable;
    }
}
