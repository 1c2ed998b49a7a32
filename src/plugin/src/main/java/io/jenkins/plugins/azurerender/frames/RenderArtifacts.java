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

/** A folder of its own, on agent or controller, whose files become artifacts of the build; then the folder goes. */
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

    /** @param workspace on the agent that will archive; null to do it on the controller */
    public static RenderArtifacts open(Run<?, ?> run, RenderRecord record, FilePath workspace, TaskListener listener)
            throws IOException, InterruptedException {
        FilePath base = workspace == null ? null : WorkspaceList.tempDir(workspace);
        FilePath folder = (base == null ? new FilePath(new File(run.getRootDir(), "azure-render")) : base)
                .child(record.getJobId());
        folder.deleteRecursive(); // what a dead controller left half done
        folder.mkdirs();
        return new RenderArtifacts(run, folder, listener);
    }

    /** Name of the contact sheet: the plain one for the build's first render; others are told apart by number. */
    public static String sheet(Run<?, ?> run, RenderRecord record) {
        int place = RenderAction.of(run).getRenders().indexOf(record);
        return place <= 0 ? "contact-sheet.html" : "contact-sheet-" + (place + 1) + ".html";
    }

    public FilePath folder() {
        return folder;
    }

    /**
     * Archives files of the folder under their names.
     *
     * @param files names and sizes; a size of -1 is not looked at
     * @throws IOException when one of them is not there afterward as it should be
     */
    public void archive(Map<String, Long> files) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        try {
            archiveAll(files);
        } catch (IOException | InterruptedException | RuntimeException x) {
            dropHalves(files);
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
            // A store elsewhere answers for itself; to ask it for each frame would cost a request each.
            if (artifact.toExternalURL() == null && file.getValue() >= 0 && artifact.length() != file.getValue()) {
                throw new IOException("The artifact %s has %d bytes where the frame has %d: is the disk full?"
                        .formatted(file.getKey(), artifact.length(), file.getValue()));
            }
        }
    }

    /** Jenkins' own store writes each file under its name from its first byte on: what is not whole must not stay there. */
    private void dropHalves(Map<String, Long> files) {
        if (run.getArtifactManager() instanceof StandardArtifactManager) {
            Path archive = run.getRootDir().toPath().resolve("archive");
            files.forEach((name, size) -> {
                Path file = archive.resolve(name);
                try {
                    if (Files.isRegularFile(file) && (size < 0 || Files.size(file) != size)) {
                        Files.delete(file);
                    }
                } catch (IOException x) {
                    LOGGER.log(Level.WARNING, x, () -> "Could not delete a part of " + file);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        try {
            folder.deleteRecursive();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt(); // the folder is emptied before it is used again
        }
    }
}
