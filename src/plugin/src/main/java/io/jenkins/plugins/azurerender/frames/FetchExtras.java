package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.frames.Downloads.Result;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/**
 * Downloads the files that tasks wrote besides their frames. Their names are untrusted: each is converted to a safe path in
 * the folder or rejected, and two names that are equal on this file system get different paths.
 */
public final class FetchExtras extends MasterToSlaveFileCallable<FetchedExtras> {

    private static final long serialVersionUID = 1L;
    private static final String OTHER = "other/";
    private static final int REJECTED_NAMES = 10;

    private final URI container;
    private final HashSet<String> known;
    private final HashSet<String> reserved;
    private final String after;
    private final int most;
    private final DownloadLimits limits;
    private final Duration workingTime;
    private final Duration retryLimit;

    /**
     * @param container SAS URL for listing and reading the output of the render
     * @param known names of the frames
     * @param reserved prefixes of names that the plugin uses: files with such names are stored in {@code other/}
     * @param after name of the last blob of the previous call; empty in the first call
     * @param most number of files to download; the others are skipped
     * @param limits for the files of the render that were not downloaded yet
     * @param workingTime after it, no download begins, because the SAS URL expires; each call handles at least one blob
     * @param retryLimit how long failed requests are retried
     */
    public FetchExtras(
            URI container,
            Collection<String> known,
            Collection<String> reserved,
            String after,
            int most,
            DownloadLimits limits,
            Duration workingTime,
            Duration retryLimit) {
        this.container = container;
        this.known = new HashSet<>(known);
        this.reserved = new HashSet<>(reserved);
        this.after = after;
        this.most = most;
        this.limits = limits;
        this.workingTime = workingTime;
        this.retryLimit = retryLimit;
    }

    @Override
    public FetchedExtras invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        SignedContainer source = new SignedContainer(container, retryLimit);
        Downloads downloads = new Downloads(source, folder.toPath(), limits);
        ExtraBlobs blobs = new ExtraBlobs(known, after, REJECTED_NAMES);
        source.list(ExtraBlobs.PREFIX, blob -> blobs.add(blob.name()));
        List<String> names = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        int skippedCount = 0;
        long start = System.nanoTime();
        String last = after;
        for (String blob : blobs.next()) {
            if (!last.equals(after) && System.nanoTime() - start > workingTime.toNanos()) {
                return new FetchedExtras(names, List.of(), 0, skipped, skippedCount, downloads.used(), last);
            }
            last = blob;
            String name = blob.substring(ExtraBlobs.PREFIX.length());
            String free = free(folder.toPath(), ArtifactNames.of(name).orElseThrow());
            Result result = names.size() < most ? downloads.download(blob, free).result() : Result.OVER_LIMIT;
            if (result == Result.DONE) {
                names.add(free);
            } else if (result != Result.MISSING) {
                skippedCount++;
                if (skipped.size() < REJECTED_NAMES) {
                    skipped.add(name);
                }
            }
        }
        if (blobs.omitted() > 0 && names.size() < most) {
            return new FetchedExtras(names, List.of(), 0, skipped, skippedCount, downloads.used(), last);
        }
        return new FetchedExtras(
                names,
                blobs.rejected(),
                blobs.rejectedCount(),
                skipped,
                skippedCount + blobs.omitted(),
                downloads.used(),
                "");
    }

    /** The name, with a number appended if a file of that name exists on this file system. */
    private String free(Path folder, String safe) {
        String name = reserved.stream().anyMatch(safe::startsWith) ? OTHER + safe : safe;
        int dot = name.indexOf('.', name.lastIndexOf('/') + 2);
        int end = dot < 0 ? name.length() : dot;
        String free = name;
        for (int number = 2; known.contains(free) || Files.exists(folder.resolve(free)); number++) {
            free = name.substring(0, end) + "~" + number + name.substring(end);
        }
        return free;
    }
}
