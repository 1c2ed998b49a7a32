package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.jenkins.DiskSpace;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.IOException;
import java.nio.file.Path;

/** Downloads files of a render within its limits. Each file's size is known, and reserved, before it is written. */
final class Downloads {

    /** The result of a download: the file, no such file, or a file that exceeds a limit and is not written. */
    enum Result {
        DONE,
        MISSING,
        /** It is larger than a single file may be. */
        TOO_LARGE,
        /** It does not fit into what the render may still download. */
        OVER_LIMIT
    }

    /**
     * A file.
     *
     * @param size in bytes; -1 if there is no such file
     */
    record Download(Result result, long size) {}

    private final SignedContainer source;
    private final Path folder;
    private final DownloadLimits limits;
    private long used;
    private long writing;

    /** @param folder that is written to */
    Downloads(SignedContainer source, Path folder, DownloadLimits limits) {
        this.source = source;
        this.folder = folder;
        this.limits = limits;
    }

    /** @throws LowDiskException when the disk would have too little free space */
    Download download(String blob, String name) throws IOException {
        return download(blob, name, limits.file());
    }

    /** @param most a lower limit than the one for all files */
    Download download(String blob, String name, long most) throws IOException {
        Admission admission = new Admission(Math.min(most, limits.file()));
        long size;
        try {
            size = source.download(blob, folder.resolve(name), admission::accepts);
        } finally {
            admission.end();
        }
        if (admission.lacksSpace) {
            throw new LowDiskException(size, admission.free, limits.free());
        }
        if (size < 0) {
            return new Download(Result.MISSING, -1);
        }
        return new Download(admission.result, size);
    }

    /** Bytes of all files that were downloaded. */
    synchronized long used() {
        return used;
    }

    /** The decision about one file, which is repeated if the file is replaced meanwhile. */
    private final class Admission {

        private final long most;
        private long reserved;
        private long free;
        private boolean lacksSpace;
        private Result result = Result.DONE;

        Admission(long most) {
            this.most = most;
        }

        boolean accepts(long size) {
            synchronized (Downloads.this) {
                writing -= reserved;
                reserved = 0;
                free = DiskSpace.free(folder);
                result = size > most
                        ? Result.TOO_LARGE
                        : size > limits.render() - used - writing ? Result.OVER_LIMIT : Result.DONE;
                lacksSpace = result == Result.DONE && size > free - writing - limits.free();
                if (result == Result.DONE && !lacksSpace) {
                    reserved = size;
                    writing += size;
                    return true;
                }
                return false;
            }
        }

        void end() {
            synchronized (Downloads.this) {
                writing -= reserved;
                used += reserved;
            }
        }
    }

    /** The disk of this machine has too little free space for a file. */
    static final class LowDiskException extends IOException {

        private static final long serialVersionUID = 1L;

        LowDiskException(long size, long free, long reserve) {
            super(
                    "The disk has %s free, too little for a file of %s if %s remain free: free up disk space, or ask an administrator to change the Minimum free disk space of the render account."
                            .formatted(RenderLog.bytes(free), RenderLog.bytes(size), RenderLog.bytes(reserve)));
        }
    }
}
