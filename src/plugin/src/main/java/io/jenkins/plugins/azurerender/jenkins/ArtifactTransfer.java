package io.jenkins.plugins.azurerender.jenkins;

import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.StandardArtifactManager;

/** Archives files whose sizes are known: an agent can send neither more bytes nor incomplete files. */
public final class ArtifactTransfer {

    private static final Logger LOGGER = Logger.getLogger(ArtifactTransfer.class.getName());

    private static final String TEMPORARY = "received-";

    /** Names of the temporary folders of running transfers. */
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private ArtifactTransfer() {}

    /**
     * Archives files of a folder as artifacts of a build. Those in an external artifact store do not pass the controller.
     *
     * @param files paths in the folder, by name of the artifact
     * @param sizes of the files in bytes, by name of the artifact
     * @param written gets the number of bytes after each write to the disk of the controller
     * @param limit after which the transfer is canceled
     * @throws IOException if a file does not have its size; then none of them is archived
     * @throws DeadlineException if it did not end within the limit
     */
    public static void archive(
            Run<?, ?> run,
            FilePath folder,
            Map<String, String> files,
            Map<String, Long> sizes,
            LongConsumer written,
            TaskListener listener,
            Duration limit)
            throws IOException, InterruptedException {
        if (run.pickArtifactManager().getClass() == StandardArtifactManager.class) {
            receive(run, folder, files, sizes, written, limit);
        } else {
            AgentCalls.archive(run, folder, files, listener, limit);
        }
    }

    private static void receive(
            Run<?, ?> run,
            FilePath folder,
            Map<String, String> files,
            Map<String, Long> sizes,
            LongConsumer written,
            Duration limit)
            throws IOException, InterruptedException {
        Path build = run.getRootDir().toPath();
        Path parent = Files.createDirectories(build.resolve("azure-render"));
        deleteLeftovers(parent);
        String name = TEMPORARY + UUID.randomUUID();
        RUNNING.add(name); // before it exists, so that no other transfer deletes it
        try {
            receive(build, Files.createDirectory(parent.resolve(name)), folder, files, sizes, written, limit);
        } finally {
            RUNNING.remove(name);
        }
    }

    /** Deletes temporary folders of transfers that did not end, because Jenkins was killed. */
    private static void deleteLeftovers(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
            for (Path folder : folders) {
                if (!RUNNING.contains(String.valueOf(folder.getFileName()))) {
                    Util.deleteRecursive(folder.toFile());
                }
            }
        } catch (DirectoryIteratorException | IOException x) {
            LOGGER.log(
                    Level.WARNING, x, () -> "Cannot delete the temporary folders of an earlier transfer in " + parent);
        }
    }

    private static void receive(
            Path build,
            Path temporary,
            FilePath folder,
            Map<String, String> files,
            Map<String, Long> sizes,
            LongConsumer written,
            Duration limit)
            throws IOException, InterruptedException {
        try {
            List<String> artifacts = new ArrayList<>(files.keySet());
            List<String> names = artifacts.stream().map(files::get).toList();
            List<Long> bytes = artifacts.stream().map(sizes::get).toList();
            try (ReceivedFiles received = new ReceivedFiles(temporary, bytes, written)) {
                AgentCalls.act(folder, new SendFiles(names, received), limit);
                received.finish();
                for (int i = 0; i < artifacts.size(); i++) {
                    Path artifact = artifact(build.resolve("archive"), artifacts.get(i));
                    Files.move(received.file(i), artifact, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            Util.deleteRecursive(temporary.toFile());
        }
    }

    /** Returns the path of an artifact, and creates its folder. Other artifacts may be links to folders elsewhere. */
    private static Path artifact(Path archive, String name) throws IOException {
        Files.createDirectories(archive);
        Path file = archive.resolve(name);
        Path folder = Objects.requireNonNull(file.getParent());
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        if (!existing.toRealPath().startsWith(archive.toRealPath())) {
            throw new IOException("The artifact %s is not stored, because %s is a link to another folder."
                    .formatted(RenderLog.brief(name), existing));
        }
        Files.createDirectories(folder);
        return file;
    }
}
