package io.jenkins.plugins.azurerender.frames;

import java.io.Serializable;
import jenkins.util.SystemProperties;

/**
 * Limits for what is downloaded of a render: frames, logs, other files of tasks, and results of the {@code then} action. Nodes
 * write these files, and a scene controls the nodes.
 *
 * @param file largest file in bytes
 * @param render bytes of all files of a render
 * @param free bytes that must remain free on each disk that is written to
 */
public record DownloadLimits(long file, long render, long free) implements Serializable {

    /** System property for the largest file, in MB. */
    public static final String FILE_MB = DownloadLimits.class.getName() + ".fileMB";

    /** System property for all files of a render, in MB. */
    public static final String RENDER_MB = DownloadLimits.class.getName() + ".renderMB";

    /** System property for the free space that must remain on a disk, in MB. */
    public static final String FREE_MB = DownloadLimits.class.getName() + ".freeMB";

    private static final long MB = 1_000_000;

    /** The limits that the administrator of this controller sets: 10 GB, 2 TB and 1 GB by default. */
    public static DownloadLimits ofController() {
        return new DownloadLimits(
                SystemProperties.getLong(FILE_MB, 10_000L) * MB,
                SystemProperties.getLong(RENDER_MB, 2_000_000L) * MB,
                SystemProperties.getLong(FREE_MB, 1_000L) * MB);
    }

    /** The limits for a render of which files were downloaded before. */
    public DownloadLimits after(long downloaded) {
        return new DownloadLimits(file, Math.max(0, render - downloaded), free);
    }
}
