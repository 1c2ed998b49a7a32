package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.frames.Downloads.Result;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;

/**
 * Downloads the files that tasks wrote besides their frames. Their names are untrusted: each is converted to a safe path in
 * the folder or rejected, and names that some file systems do not distinguish get different paths.
 */
public final class FetchExtras extends MasterToSlaveFileCallable<FetchedExtras> {

    private static final long serialVersionUID = 1L;
    private static final String OTHER = "other/";

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
        Path target = folder.toPath();
        SignedContainer source = new SignedContainer(container, retryLimit);
        Downloads downloads = new Downloads(source, target, limits);
        ExtraBlobs blobs = new ExtraBlobs(known, after, FetchedExtras.EXAMPLES);
        source.list(ExtraBlobs.PREFIX, blob -> blobs.add(blob.name()));
        FreeNames free = new FreeNames(taken(target));
        List<String> names = new ArrayList<>();
        Examples rejected = new Examples();
        Examples skipped = new Examples();
        long start = System.nanoTime();
        String last = after;
        for (String blob : blobs.next()) {
            if (!last.equals(after) && System.nanoTime() - start > workingTime.toNanos()) {
                return result(names, rejected, skipped, downloads, last);
            }
            last = blob;
            String name = blob.substring(ExtraBlobs.PREFIX.length());
            String file =
                    free.choose(name(ArtifactNames.of(name).orElseThrow())).orElse(null);
            if (file == null || !isStorable(target, file)) {
                rejected.add(name);
                continue;
            }
            Result result = names.size() < most ? downloads.download(blob, file).result() : Result.OVER_LIMIT;
            if (result == Result.DONE) {
                names.add(file);
            } else if (result != Result.MISSING) {
                skipped.add(name);
            }
        }
        if (blobs.omitted() > 0 && names.size() < most) {
            return result(names, rejected, skipped, downloads, last);
        }
        rejected.addAll(blobs.rejected(), blobs.rejectedCount());
        skipped.addAll(List.of(), blobs.omitted());
        return result(names, rejected, skipped, downloads, "");
    }

    private static FetchedExtras result(
            List<String> names, Examples rejected, Examples skipped, Downloads downloads, String last) {
        return new FetchedExtras(
                names, rejected.names, rejected.count, skipped.names, skipped.count, downloads.used(), last);
    }

    /** The first names of files, and the number of all. */
    private static final class Examples {

        private final List<String> names = new ArrayList<>();
        private int count;

        void add(String name) {
            addAll(List.of(name), 1);
        }

        void addAll(List<String> more, int number) {
            count += number;
            more.stream().limit(FetchedExtras.EXAMPLES - names.size()).forEach(names::add);
        }
    }

    /** Names of the frames, and of files that earlier calls downloaded. */
    private TakenNames taken(Path folder) throws IOException {
        TakenNames taken = new TakenNames();
        taken.addAll(known);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isDirectory(file))
                    .forEach(
                            file -> taken.add(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        }
        return taken;
    }

    private String name(String safe) {
        return isReserved(safe, reserved) ? OTHER + safe : safe;
    }

    /** Whether a name has a prefix of names that the plugin uses, compared without case. */
    static boolean isReserved(String name, Collection<String> reserved) {
        String key = FreeNames.key(name);
        return reserved.stream().map(FreeNames::key).anyMatch(key::startsWith);
    }

    /** Whether the file system allows this path: some allow only shorter ones. Creates its folder. */
    private static boolean isStorable(Path folder, String name) throws IOException {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.deleteIfExists(file);
            return true;
        } catch (FileSystemException | InvalidPathException x) {
            Files.delete(Files.createTempFile(folder, "free", "")); // fails if the disk is the problem, not the name
            return false;
        }
    }
}
