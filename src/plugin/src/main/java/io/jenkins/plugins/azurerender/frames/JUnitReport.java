package io.jenkins.plugins.azurerender.frames;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The frames of a render as test results: an artifact, and inside a node block also a file of the workspace, where the
 * junit step looks for it.
 */
public record JUnitReport(Run<?, ?> run, RenderRecord record, FrameTable table, String file, TaskListener listener) {

    /** @throws InvalidRequestException when no file may have that name; an empty one stands for none */
    public static void check(String file) {
        boolean plain = ArtifactNames.of(file).equals(Optional.of(file)) && file.endsWith(".xml");
        if (!file.isEmpty() && (!plain || file.startsWith("logs/"))) {
            throw new InvalidRequestException(
                    "The file '%s' of testResults cannot be written: give a name or a relative path that ends in .xml, such as frames.xml."
                            .formatted(file));
        }
    }

    /**
     * Writes them as the table has them now; nothing happens when none were asked for.
     *
     * @param workspace null outside of a node block, and when its agent is away
     */
    public void write(FilePath workspace) throws IOException, InterruptedException {
        if (file.isEmpty()) {
            return;
        }
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null, listener)) {
            FilePath made = artifacts.folder().child(file);
            made.getParent().mkdirs();
            JUnitReportWriter.write(record.plan(), table, made);
            artifacts.archive(Map.of(file, made.length()));
            if (workspace != null) {
                bring(made, workspace);
            }
        }
    }

    /** Under its own name it is there whole or not at all. */
    private void bring(FilePath made, FilePath workspace) throws InterruptedException {
        try {
            FilePath target = workspace.child(file);
            FilePath part = workspace.child(file + ".part");
            try (InputStream content = made.read()) {
                part.copyFrom(content);
            }
            target.delete();
            part.renameTo(target);
        } catch (IOException | RuntimeException x) { // the second is what a channel throws that is lost meanwhile
            new RenderLog(listener)
                    .line(
                            "frames",
                            "%s is no file of the workspace, as the agent cannot be reached; it is an artifact"
                                    .formatted(file));
        }
    }
}
