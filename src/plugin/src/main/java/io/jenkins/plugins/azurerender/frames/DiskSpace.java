package io.jenkins.plugins.azurerender.frames;

import java.nio.file.Path;

/** Free disk space. */
final class DiskSpace {

    private DiskSpace() {}

    /**
     * Returns the number of free bytes on the disk of a folder; {@link Long#MAX_VALUE} when it is unknown. Unlike a {@link
     * java.nio.file.FileStore}, it does not search the mount points of the system, which a container may not have.
     */
    static long free(Path folder) {
        long free = folder.toFile().getUsableSpace();
        return free > 0 ? free : Long.MAX_VALUE;
    }
}
