package io.jenkins.plugins.azurerender.frames;

import hudson.AbortException;
import hudson.FilePath;
import hudson.FilePath.FileCallable;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.ArtifactTransfer;
import io.jenkins.plugins.azurerender.jenkins.DiskSpace;
import io.jenkins.plugins.azurerender.jenkins.FileSizes;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.StandardArtifactManager;
import jenkins.util.VirtualFile;

/** A temporary folder on agent or controller, whose files are archived as artifacts of the build. */
public final class RenderArtifacts implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(RenderArtifacts.class.getName());

    /** Folder of artifacts that are not frames, so that the list of artifacts is short. */
    public static final String REPORTS = "reports/";

    /** Limit for the transfer of files from an agent, which may be terabytes. */
    public static final Duration ARCHIVE = Duration.ofHours(12);

    /** More than a thumbnail or the style sheet of a contact sheet has. */
    private static final long MAX_PREVIEW_BYTES = 2_000_000;

    /** Bytes that all transfers write to the disk of the Jenkins home, so that together they leave it enough free space. */
    private static final AtomicLong WRITING = new AtomicLong();

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FilePath folder;
    private final boolean onAgent;
    /** Bytes that may still be archived; thumbnails do not count, but have their own limit. */
    private long budget;

    private RenderArtifacts(Run<?, ?> run, RenderRecord record, FilePath folder, boolean onAgent) {
        this.run = run;
        this.record = record;
        this.folder = folder;
        this.onAgent = onAgent;
        this.budget = DownloadLimits.of(record.getAccount())
                .after(record.getArchivedBytes())
                .render();
    }

    /**
     * Creates the folder.
     *
     * @param workspace of the agent that archives; null to archive on the controller
     */
    public static RenderArtifacts open(Run<?, ?> run, RenderRecord record, FilePath workspace)
            throws IOException, InterruptedException {
        FilePath base = workspace == null ? null : WorkspaceList.tempDir(workspace);
        FilePath folder = (base == null ? new FilePath(new File(run.getRootDir(), "azure-render")) : base)
                .child(record.getJobId());
        AgentCalls.empty(folder); // may contain files of an interrupted collect
        return new RenderArtifacts(run, record, folder, base != null);
    }

    public FilePath folder() {
        return folder;
    }

    /** Whether the folder is beside the workspace, not on the controller's disk for builds. */
    boolean isOnAgent() {
        return onAgent;
    }

    /**
     * Downloads files into the folder.
     *
     * @param limit after which the call is canceled
     * @throws AbortException when the disk of the controller has too little free space; for an agent it is an IOException
     *     because the controller can download instead
     */
    public <T> T act(FileCallable<T> download, Duration limit) throws IOException, InterruptedException {
        try {
            return AgentCalls.act(folder, download, limit);
        } catch (Downloads.LowDiskException x) {
            if (onAgent) {
                throw x;
            }
            throw new AbortException("Cannot download files on the controller. " + x.getMessage());
        }
    }

    /** @param names new names of files in the folder, by the present ones */
    void rename(Map<String, String> names) throws IOException, InterruptedException {
        Map<String, String> changed = new LinkedHashMap<>(names);
        changed.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        if (!changed.isEmpty()) {
            act(new RenameFiles(changed), AgentCalls.SHORT);
        }
    }

    /**
     * Archives files of the folder, and adds their size to that of the render.
     *
     * @param files names and sizes; a size of -1 is not checked
     * @throws AbortException when the disk of the controller has too little free space
     * @throws IOException when a file does not have its size, or exceeds a limit
     */
    public void archive(Map<String, Long> files) throws IOException, InterruptedException {
        Map<String, String> names = new LinkedHashMap<>();
        files.keySet().forEach(name -> names.put(name, name));
        archive(files, names);
    }

    /**
     * Archives log files of the folder under the name of the render, because tasks of several renders have equal ids.
     *
     * @param files names as returned by {@link FetchedLog#filesOf}
     * @throws IOException like {@link #archive}
     */
    public void archiveLogs(Collection<String> files) throws IOException, InterruptedException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (String file : files) {
            String artifact = FetchedLog.artifact(record.getName(), file);
            sizes.put(artifact, -1L);
            names.put(artifact, file);
        }
        archive(sizes, names);
    }

    /** @param names files in the folder by artifact name */
    private void archive(Map<String, Long> files, Map<String, String> names) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        DownloadLimits limits = DownloadLimits.of(record.getAccount());
        Map<String, Long> sizes = sizes(files, names, limits);
        if (!(run.pickArtifactManager() instanceof StandardArtifactManager)) {
            archiveAll(names, sizes, written -> {});
            return;
        }
        AtomicLong left = new AtomicLong(sum(sizes.values()));
        long writing = WRITING.addAndGet(left.get());
        try {
            checkDisk(writing, limits);
            archiveOnController(
                    names,
                    sizes,
                    written -> { // the free space is less by these bytes already
                        left.addAndGet(-written);
                        WRITING.addAndGet(-written);
                    });
        } finally {
            WRITING.addAndGet(-left.get());
        }
    }

    private void archiveOnController(Map<String, String> names, Map<String, Long> sizes, LongConsumer written)
            throws IOException, InterruptedException {
        Map<String, String> before = states(names.keySet());
        try {
            archiveAll(names, sizes, written);
        } catch (IOException | InterruptedException | RuntimeException x) {
            deleteWritten(before);
            throw x;
        }
    }

    /**
     * Adds files that are not archived to the size of the render.
     *
     * @throws IOException when they exceed a limit
     */
    void count(Collection<String> stored) throws IOException, InterruptedException {
        if (!stored.isEmpty()) {
            Map<String, Long> files = new LinkedHashMap<>();
            Map<String, String> names = new LinkedHashMap<>();
            stored.forEach(name -> {
                files.put(name, -1L);
                names.put(name, name);
            });
            record.addArchivedBytes(sum(
                    sizes(files, names, DownloadLimits.of(record.getAccount())).values()));
        }
    }

    /**
     * Returns the sizes of files by artifact name, after comparing them with the limits: the agent that sends them may be
     * compromised.
     */
    private Map<String, Long> sizes(Map<String, Long> files, Map<String, String> names, DownloadLimits limits)
            throws IOException, InterruptedException {
        List<String> artifacts = List.copyOf(names.keySet());
        List<Long> sent = AgentCalls.act(
                folder, new FileSizes(artifacts.stream().map(names::get).toList()), AgentCalls.SHORT);
        if (sent.size() != artifacts.size()) {
            throw new IOException("The agent sent the sizes of other files.");
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        long total = 0;
        for (int i = 0; i < artifacts.size(); i++) {
            String artifact = artifacts.get(i);
            long size = sent.get(i);
            boolean preview = artifact.startsWith(ContactSheet.partsFolder(record.getSheet()) + "/");
            long most = preview ? Math.min(MAX_PREVIEW_BYTES, limits.file()) : limits.file();
            if (files.get(artifact) >= 0 && size != files.get(artifact)) {
                throw new IOException("The file %s has %s of %s bytes."
                        .formatted(RenderLog.brief(artifact), size, files.get(artifact)));
            }
            checkLimit(artifact, size, most);
            sizes.put(artifact, size);
            total += preview ? 0 : size;
        }
        if (onAgent && total > budget) {
            throw new IOException("The agent sent files with %s, which exceed the limit of the render: %s are left."
                    .formatted(RenderLog.bytes(total), RenderLog.bytes(budget)));
        }
        budget -= total;
        return sizes;
    }

    private static void checkLimit(String artifact, long size, long most) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("The agent sent the artifact %s with %s, which exceeds the limit of %s for a file."
                    .formatted(RenderLog.brief(artifact), RenderLog.bytes(size), RenderLog.bytes(most)));
        }
    }

    private static long sum(Collection<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    private void archiveAll(Map<String, String> names, Map<String, Long> sizes, LongConsumer written)
            throws IOException, InterruptedException {
        ArtifactTransfer.archive(run, folder, names, sizes, written, TaskListener.NULL, ARCHIVE);
        VirtualFile root = run.getArtifactManager().root();
        for (Map.Entry<String, Long> file : sizes.entrySet()) {
            VirtualFile artifact = root.child(file.getKey());
            // Files in an external artifact store are not checked, because that needs a request for each frame.
            long size = artifact.toExternalURL() == null ? artifact.length() : file.getValue();
            if (size != file.getValue()) {
                throw new IOException("The artifact %s has %s of %s bytes: check the free disk space of the controller."
                        .formatted(file.getKey(), size, file.getValue()));
            }
        }
        record.addArchivedBytes(sum(sizes.values()));
    }

    private void checkDisk(long bytes, DownloadLimits limits) throws AbortException {
        long free = DiskSpace.free(run.getRootDir().toPath());
        if (bytes > free - limits.free()) {
            throw new AbortException(
                    "The disk of the Jenkins home has %s free, too little for artifacts of %s if %s remain free: free up disk space, then render the missing frames again. Until then, frames stay in the container '%s'."
                            .formatted(
                                    RenderLog.bytes(free),
                                    RenderLog.bytes(bytes),
                                    RenderLog.bytes(limits.free()),
                                    record.getJobId()));
        }
    }

    /** Returns size and time of each artifact in the controller's store; an empty string for one that does not exist. */
    private Map<String, String> states(Collection<String> artifacts) {
        Map<String, String> states = new LinkedHashMap<>();
        artifacts.forEach(name -> states.put(name, state(stored(name))));
        return states;
    }

    private Path stored(String artifact) {
        return run.getRootDir().toPath().resolve("archive").resolve(artifact);
    }

    private static String state(Path file) {
        File stored = file.toFile();
        return stored.isFile() ? stored.length() + "@" + stored.lastModified() : "";
    }

    /**
     * Deletes the files that the controller's artifact store wrote until an error. Artifacts from before remain, and also
     * their replacements if these are complete.
     */
    private void deleteWritten(Map<String, String> before) {
        boolean complete = run.getArtifactManager().getClass() == StandardArtifactManager.class; // it moves whole files
        before.forEach((name, state) -> {
            Path file = stored(name);
            try {
                if (!state(file).equals(state) && (state.isEmpty() || !complete)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException x) {
                LOGGER.log(Level.WARNING, x, () -> "Cannot delete the incomplete artifact " + file);
            }
        });
    }

    /** Deletes the folder. If its disk hangs, it remains, and is emptied before its next use. */
    @Override
    public void close() throws IOException {
        AgentCalls.deleteTemporary(folder);
    }
}
