package io.jenkins.plugins.azurerender.frames;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.remoting.RequestAbortedException;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.Failures;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jenkins.util.VirtualFile;

/**
 * The folder of the parameter {@code into}. Files that the agent downloads are moved there when they are archived; all others
 * are copied from the artifacts in the end, or from storage if they are no artifacts. After a restart of Jenkins, that is every file that was moved before.
 */
public final class WorkspaceFolder {

    private static final int FILES_AT_ONCE = 64;
    private static final Duration URL_LIFE = Duration.ofHours(1);

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final String into;
    private final boolean archives;
    /** Files that are in the folder. */
    private final Set<String> present = new HashSet<>();
    /** Archived files besides frames and results of {@code then} that are not in the folder. */
    private final Set<String> others = new LinkedHashSet<>();

    private FilePath directory;

    /**
     * @param into a name that {@link #check} allows; empty for no folder
     * @param archives whether the files also become artifacts
     */
    public WorkspaceFolder(Run<?, ?> run, RenderRecord record, String into, boolean archives) {
        this.run = run;
        this.record = record;
        this.into = into;
        this.archives = archives;
    }

    /** Whether the files also become artifacts. */
    public boolean archives() {
        return archives;
    }

    /** @throws InvalidRequestException when the path is not allowed; an empty path, for no folder, is allowed */
    public static void check(String into) {
        String path = path(into);
        if (!path.isEmpty() && !ArtifactNames.of(path).equals(Optional.of(path))) {
            throw new InvalidRequestException(
                    "The folder '%s' of into is not allowed: use a relative path without '..' and with '/', such as renders."
                            .formatted(into));
        }
    }

    /** The path without a slash at the end; empty for the current directory. */
    private static String path(String into) {
        String path = into.equals(".") ? "" : into.startsWith("./") ? into.substring(2) : into;
        return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    }

    /** @param current directory of the step on the agent; null if the agent is offline */
    public synchronized void setDirectory(FilePath current) {
        directory = current;
    }

    /** Returns the directory on the agent to which files are copied; null for no folder, and if the agent is offline. */
    @CheckForNull
    public synchronized FilePath target() {
        return into.isEmpty() ? null : directory;
    }

    /**
     * Archives files, or only adds their size to that of the render.
     *
     * @param files names and sizes; a size of -1 is not checked
     * @param stored those that are not archived with {@code archive: false}
     */
    public void archive(RenderArtifacts artifacts, Map<String, Long> files, Collection<String> stored)
            throws IOException, InterruptedException {
        if (archives) {
            artifacts.archive(files);
            return;
        }
        Map<String, Long> others = new LinkedHashMap<>(files);
        others.keySet().removeAll(stored);
        artifacts.archive(others);
        artifacts.count(stored);
    }

    /** Moves archived frames into the folder if they are on the agent; otherwise they are copied by {@link #complete}. */
    public void add(RenderArtifacts artifacts, Collection<String> names) throws IOException, InterruptedException {
        FilePath target = directory();
        if (!into.isEmpty() && !names.isEmpty() && target != null && artifacts.isOnAgent()) {
            move(artifacts.folder(), target, names);
        }
    }

    /**
     * Same for other archived files, which do not replace files of other steps.
     *
     * @return those whose names would be too long with a number
     */
    List<String> addExtras(RenderArtifacts artifacts, Collection<String> names)
            throws IOException, InterruptedException {
        if (into.isEmpty() || names.isEmpty()) {
            return List.of();
        }
        FilePath target = directory();
        if (target == null || !artifacts.isOnAgent()) {
            remember(names);
            return List.of();
        }
        return moveExtras(artifacts.folder(), target, names);
    }

    /**
     * Copies the archived files that are not yet in the folder.
     *
     * @param names artifact names of frames, or of results of {@code then}
     * @param log lists the files whose names would be too long with a number
     * @return number of all files in the folder
     * @throws AbortException when the agent is offline or a file cannot be written
     */
    public int complete(RenderCloud cloud, Collection<String> names, RenderLog log)
            throws IOException, InterruptedException {
        if (into.isEmpty()) {
            return 0;
        }
        complete(cloud, missing(names), this::move);
        List<String> rejected = complete(cloud, missingExtras(), this::moveExtras);
        ExtraFiles.logRejected(log, rejected.size(), rejected);
        return count();
    }

    private List<String> complete(RenderCloud cloud, List<String> missing, Move move)
            throws IOException, InterruptedException {
        if (missing.isEmpty()) {
            return List.of();
        }
        VirtualFile root = run.getArtifactManager().root();
        return attempt(target -> {
            List<String> rejected = new ArrayList<>();
            for (int start = 0; start < missing.size(); start += FILES_AT_ONCE) {
                List<String> some = missing.subList(start, Math.min(start + FILES_AT_ONCE, missing.size()));
                if (archives) {
                    rejected.addAll(copy(root, some, target, move));
                } else {
                    download(cloud, some, target);
                }
            }
            return rejected;
        });
    }

    /**
     * Copies results of {@code then} from a temporary folder, which is on the agent or the controller.
     *
     * @throws AbortException when the agent is offline or a file cannot be written
     */
    void copy(FilePath folder, Collection<String> names) throws IOException, InterruptedException {
        copy(folder, names, this::move);
    }

    /**
     * Same for other files, which do not replace files of other steps.
     *
     * @return those whose names would be too long with a number
     */
    List<String> copyExtras(FilePath folder, Collection<String> names) throws IOException, InterruptedException {
        return copy(folder, names, this::moveExtras);
    }

    private List<String> copy(FilePath folder, Collection<String> names, Move move)
            throws IOException, InterruptedException {
        if (names.isEmpty()) {
            return List.of();
        }
        return attempt(target -> Objects.equals(folder.getChannel(), target.getChannel())
                ? move.to(folder, target, names)
                : copy(VirtualFile.forFile(new File(folder.getRemote())), names, target, move)); // on the controller
    }

    /** Moves files of a temporary folder on the agent to the folder; returns those that could not be moved. */
    private interface Move {
        List<String> to(FilePath source, FilePath target, Collection<String> names)
                throws IOException, InterruptedException;
    }

    private interface Copy {
        List<String> to(FilePath target) throws IOException, InterruptedException;
    }

    private List<String> attempt(Copy copy) throws IOException, InterruptedException {
        FilePath target = directory();
        if (target == null) {
            throw failure("the agent is offline");
        }
        if (WorkspaceList.tempDir(target) == null) {
            throw failure("the directory is the root of a disk");
        }
        try {
            return copy.to(target);
        } catch (DeadlineException x) {
            throw x;
        } catch (IOException | RequestAbortedException x) { // the latter is thrown if the agent is lost
            if (Failures.isKnown(x)) {
                throw x;
            }
            throw failure(String.valueOf(Objects.requireNonNullElse(x.getMessage(), x)));
        }
    }

    private synchronized void remember(Collection<String> names) {
        if (archives) {
            others.addAll(names);
        }
    }

    private synchronized List<String> missing(Collection<String> names) {
        Set<String> missing = new LinkedHashSet<>(names);
        missing.removeAll(present);
        return List.copyOf(missing);
    }

    private synchronized List<String> missingExtras() {
        return List.copyOf(others);
    }

    private void download(RenderCloud cloud, List<String> names, FilePath target)
            throws IOException, InterruptedException {
        DownloadLimits limits = DownloadLimits.of(record.getAccount());
        try (RenderArtifacts temporary = RenderArtifacts.open(run, record, target)) {
            for (String name : names) {
                URI source = cloud.storage().sign(record.getJobId(), Access.READ, URL_LIFE);
                FetchFiles fetch = new FetchFiles(
                        source, RenderPlan.OUTPUT_FOLDER + "/", List.of(name), limits, RenderCloud.retryLimit());
                if (temporary.act(fetch, URL_LIFE).isEmpty()) {
                    throw new AbortException(
                            "The frame '%s' was not archived and is no longer in storage: render it again, or set archive to true."
                                    .formatted(name));
                }
            }
            move(temporary.folder(), target, names);
        }
    }

    private List<String> copy(VirtualFile root, Collection<String> names, FilePath target, Move move)
            throws IOException, InterruptedException {
        try (RenderArtifacts temporary = RenderArtifacts.open(run, record, target)) {
            long bytes = 0;
            for (String name : names) {
                bytes += root.child(name).length();
            }
            AgentCalls.act(temporary.folder(), new FreeSpaceCheck(bytes, minFree()), AgentCalls.SHORT);
            for (String name : names) {
                try (InputStream content = root.child(name).open()) {
                    AgentCalls.copy(content, temporary.folder().child(name), RenderArtifacts.ARCHIVE);
                }
            }
            return move.to(temporary.folder(), target, names);
        }
    }

    private List<String> move(FilePath source, FilePath target, Collection<String> names)
            throws IOException, InterruptedException {
        AgentCalls.act(
                target,
                new MoveFiles(source.getRemote(), path(into), new ArrayList<>(names), minFree()),
                RenderArtifacts.ARCHIVE);
        markMoved(names, List.of());
        return List.of();
    }

    private List<String> moveExtras(FilePath source, FilePath target, Collection<String> names)
            throws IOException, InterruptedException {
        FilePath list = WorkspaceList.tempDir(target).child("azure-render-files");
        MoveExtras move = new MoveExtras(
                source.getRemote(),
                path(into),
                names,
                minFree(),
                list.getRemote(),
                run.getExternalizableId(),
                record.getJobId());
        List<String> rejected = AgentCalls.act(target, move, RenderArtifacts.ARCHIVE);
        markMoved(names, rejected);
        return rejected;
    }

    private synchronized void markMoved(Collection<String> names, Collection<String> rejected) {
        Set<String> moved = new HashSet<>(names);
        rejected.forEach(moved::remove);
        present.addAll(moved);
        others.removeAll(names);
    }

    private long minFree() {
        return DownloadLimits.of(record.getAccount()).free();
    }

    private AbortException failure(String reason) {
        return new AbortException(
                "Cannot copy the files of render '%s' to '%s' in the workspace: %s. They are %s: run azureRenderCollect again inside node."
                        .formatted(
                                record.getName(),
                                into,
                                reason,
                                archives
                                        ? "artifacts of the build"
                                        : "in the container '" + record.getJobId() + "' until the janitor deletes it"));
    }

    private synchronized FilePath directory() {
        return directory;
    }

    private synchronized int count() {
        return present.size();
    }

    /** The value of the parameter; empty for no folder. */
    public String into() {
        return into;
    }
}
