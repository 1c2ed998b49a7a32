package io.jenkins.plugins.azurerender.frames;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.StandardArtifactManager;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.VirtualFile;

/** A temporary folder on agent or controller, whose files are archived as artifacts of the build. */
public final class RenderArtifacts implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(RenderArtifacts.class.getName());

    private final Run<?, ?> run;
    private final FilePath folder;
    private final TaskListener listener;

    private RenderArtifacts(Run<?, ?> run, FilePath folder, TaskListener listener) {
        this.run = run;
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Creates the folder.
     *
     * @param workspace of the agent that archives; null to archive on the controller
     */
    public static RenderArtifacts open(Run<?, ?> run, RenderRecord record, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {
        FilePath base = workspace == null ? null : WorkspaceList.tempDir(workspace);
        FilePath folder = (base == null ? new FilePath(new File(run.getRootDir(), "azure-render")) : base)
                .child(record.getJobId());
        folder.deleteRecursive(); // files left by an interrupted collect
        folder.mkdirs();
        return new RenderArtifacts(run, folder, listener);
    }

    /** Artifact name of the contact sheet, with a number for all but the first render of a build. */
    public static String sheet(Run<?, ?> run, RenderRecord record) {
        int index = RenderAction.of(run).getRenders().indexOf(record);
        return index <= 0 ? "contact-sheet.html" : "contact-sheet-" + (index + 1) + ".html";
    }

    public FilePath folder() {
        return folder;
    }

    /**
     * Archives files of the folder.
     *
     * @param files names and sizes; a size of -1 is not checked
     * @throws IOException when an archived file does not have its size
     */
    public void archive(Map<String, Long> files) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        try {
            archiveAll(files);
        } catch (IOException | InterruptedException | RuntimeException x) {
            deleteIncomplete(files);
            throw x;
        }
    }

    private void archiveAll(Map<String, Long> files) throws IOException, InterruptedException {
        Map<String, String> names = new LinkedHashMap<>();
        files.keySet().forEach(name -> names.put(name, name));
        run.pickArtifactManager()
                .archive(folder, folder.createLauncher(listener), BuildListenerAdapter.wrap(TaskListener.NULL), names);
        VirtualFile root = run.getArtifactManager().root();
        for (Map.Entry<String, Long> file : files.entrySet()) {
            VirtualFile artifact = root.child(file.getKey());
            // Files in an external artifact store are not checked, because that needs a request for each frame.
            if (artifact.toExternalURL() == null && file.getValue() >= 0 && artifact.length() != file.getValue()) {
                throw new IOException("The artifact %s has %s of %s bytes: check the free disk space of the controller."
                        .formatted(file.getKey(), artifact.length(), file.getValue()));
            }
        }
    }

    /** Deletes incomplete files, which the controller's artifact store leaves behind after an error. */
    private void deleteIncomplete(Map<String, Long> files) {
        if (run.getArtifactManager() instanceof StandardArtifactManager) {
            Path archive = run.getRootDir().toPath().resolve("archive");
            files.forEach((name, size) -> {
                Path file = archive.resolve(name);
                try {
                    if (Files.isRegularFile(file) && (size < 0 || Files.size(file) != size)) {
                        Files.delete(file);
                    }
                } catch (IOException x) {
                    LOGGER.log(Level.WARNING, x, () -> "Cannot delete the incomplete artifact " + file);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        try {
            folder.deleteRecursive();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt(); // the folder is emptied before its next use
        }
    }
}
