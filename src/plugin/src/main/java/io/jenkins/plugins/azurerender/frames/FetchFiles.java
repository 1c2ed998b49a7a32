package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
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
    private final Duration retryLimit;

    /**
     * @param container SAS URL for reading
     * @param prefix of the blob names, not part of the file names
     * @param names safe relative paths
     * @param retryLimit how long failed requests are retried
     */
    public FetchFiles(URI container, String prefix, List<String> names, Duration retryLimit) {
        this.container = container;
        this.prefix = prefix;
        this.names = new ArrayList<>(names);
        this.retryLimit = retryLimit;
    }

    /** Returns the names of the blobs that exist. */
    @Override
    public ArrayList<String> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        SignedContainer source = new SignedContainer(container, retryLimit);
        ArrayList<String> found = new ArrayList<>();
        for (String name : names) {
            if (source.download(prefix + name, folder.toPath().resolve(name))) {
                found.add(name);
            }
        }
        return found;
    }
}
