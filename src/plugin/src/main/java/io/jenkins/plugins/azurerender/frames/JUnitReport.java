package io.jenkins.plugins.azurerender.frames;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The frames of renders as a JUnit report: an artifact, and inside {@code node} also a file in the workspace for the
 * {@code junit} step.
 */
public record JUnitReport(Run<?, ?> run, RenderRecord record, FrameTable table, String file, TaskListener listener) {

    /** @throws InvalidRequestException when the name is not allowed; an empty name, for no report, is allowed */
    public static void check(String file) {
        boolean plain = ArtifactNames.of(file).equals(Optional.of(file)) && file.endsWith(".xml");
        if (!file.isEmpty() && (!plain || file.startsWith("logs/"))) {
            throw new InvalidRequestException(
                    "The file name '%s' of testResults is not allowed: use a relative path that ends in .xml, such as frames.xml."
                            .formatted(file));
        }
    }

    /**
     * Writes the current state of all frames, if a report was requested. Renders with the same file name share the file.
     *
     * @param workspace null outside {@code node}, and when the agent is offline
     */
    public void write(FilePath workspace) throws IOException, InterruptedException {
        if (file.isEmpty()) {
            return;
        }
        record.markReport(file);
        RenderAction renders = RenderAction.of(run);
        // One at a time, so that the last one to be archived has the frames of all.
        synchronized (renders.filesLock()) {
            Map<RenderRecord, FrameTable> contents = new LinkedHashMap<>();
            for (RenderRecord other : renders.getRenders()) {
                if (other != record && other.getReport().equals(file)) {
                    contents.put(other, renders.frames(other));
                }
            }
            contents.put(record, table);
            write(contents, workspace);
        }
    }

    private void write(Map<RenderRecord, FrameTable> contents, FilePath workspace)
            throws IOException, InterruptedException {
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, null)) {
            Path report = Path.of(artifacts.folder().getRemote()).resolve(file);
            Files.createDirectories(Objects.requireNonNull(report.getParent()));
            JUnitReportWriter.write(contents, report);
            artifacts.archive(Map.of(file, Files.size(report)));
            if (workspace != null) {
                copy(report, workspace);
            }
        }
    }

    private void copy(Path report, FilePath workspace) throws InterruptedException {
        try {
            AgentCalls.write(workspace.child(file), Files.readAllBytes(report));
        } catch (IOException | RuntimeException x) { // the latter is thrown if the agent is lost
            new RenderLog(listener)
                    .line(
                            "frames",
                            "%s is an artifact only, because it could not be copied to the workspace: %s"
                                    .formatted(file, Objects.requireNonNullElse(x.getMessage(), x)));
        }
    }
}
