package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Downloads blobs with known names into a folder. */
public final class FetchFiles extends MasterToSlaveFileCallable<ArrayList<String>> {

    private static final long serialVersionUID = 1L;

    private final URI container;
    private final String prefix;
    private final ArrayList<String> names;
    private final DownloadLimits limits;
    private final Duration retryLimit;

    /**
     * @param container SAS URL for reading
     * @param prefix of the blob names, not part of the file names
     * @param names safe relative paths
     * @param limits for the files of the render that were not downloaded yet
     * @param retryLimit how long failed requests are retried
     */
    public FetchFiles(URI container, String prefix, List<String> names, DownloadLimits limits, Duration retryLimit) {
        this.container = container;
        this.prefix = prefix;
        this.names = new ArrayList<>(names);
        this.limits = limits;
        this.retryLimit = retryLimit;
    }

    /**
     * Returns the names of the blobs that exist.
     *
     * @throws AbortException when one exceeds a limit
     */
    @Override
    public ArrayList<String> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        Downloads downloads = new Downloads(new SignedContainer(container, retryLimit), folder.toPath(), limits);
        ArrayList<String> found = new ArrayList<>();
        for (String name : names) {
            Downloads.Download file = downloads.download(prefix + name, name);
            if (file.result() == Downloads.Result.DONE) {
                found.add(name);
            } else if (file.result() != Downloads.Result.MISSING) {
                throw new AbortException(
                        "'%s' has %s and exceeds the limit for a file or a render, so it is not archived. It stays in storage until the janitor deletes it: an administrator can raise the download limits of the render account."
                                .formatted(name, RenderLog.bytes(file.size())));
            }
        }
        return found;
    }
}
