package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.jenkins.DeadlineException;
import io.jenkins.plugins.azurerender.jenkins.HangingCall;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The temporary folder on an agent. */
@Tag("unit")
@WithJenkins
class RenderArtifactsTest {

    private static final RenderRecord RECORD =
            new RenderRecord("studio", "r-1", "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG"));

    private static FilePath workspace(JenkinsRule jenkins) throws Exception {
        return jenkins.createOnlineSlave(Label.get("farm"))
                .getRootPath()
                .child("workspace")
                .child("job");
    }

    @Test
    void folderIsDeletedAfterACallThatDoesNotReturn(JenkinsRule jenkins) throws Exception {
        FilePath workspace = workspace(jenkins);
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        FilePath folder;
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, RECORD, workspace)) {
            folder = artifacts.folder();
            folder.child("a_1.png").write("", "UTF-8");
            assertThrows(DeadlineException.class, () -> artifacts.act(new HangingCall(), Duration.ofMillis(100)));
        }
        assertFalse(folder.exists());
    }

    @Test
    void filesOfAnAgentOverALimitAreNotArchived(JenkinsRule jenkins) throws Exception {
        FilePath workspace = jenkins.createOnlineSlave(Label.get("farm"))
                .getRootPath()
                .child("workspace")
                .child("job");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RenderRecord render =
                new RenderRecord("studio", "r-2", "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG"));
        render.addArchivedBytes(DownloadLimits.of("studio").render() - 10);
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, render, workspace)) {
            artifacts.folder().child("a_1.png").write("1234567", "UTF-8");
            artifacts.folder().child("extra.bin").write("1234567", "UTF-8");
            IOException size = assertThrows(IOException.class, () -> artifacts.archive(Map.of("a_1.png", 6L)));
            assertEquals("The file a_1.png has 7 of 6 bytes.", size.getMessage());
            IOException limit =
                    assertThrows(IOException.class, () -> artifacts.archive(Map.of("a_1.png", 7L, "extra.bin", -1L)));
            assertEquals(
                    "The agent sent files with 14 B, which exceed the limit of the render: 10 B are left.",
                    limit.getMessage());
            assertThrows(IOException.class, () -> artifacts.count(List.of("a_1.png", "extra.bin")));
            assertEquals(List.of(), run.getArtifacts());
            artifacts.archive(Map.of("a_1.png", 7L));
            assertThrows(IOException.class, () -> artifacts.archive(Map.of("extra.bin", -1L)));
            assertEquals(1, run.getArtifacts().size());
        }
    }

    /** Such as one whose disk did not respond when it should have been deleted. */
    @Test
    void folderThatWasNotDeletedIsEmptiedBeforeItsNextUse(JenkinsRule jenkins) throws Exception {
        FilePath workspace = workspace(jenkins);
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        FilePath folder;
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, RECORD, workspace)) {
            folder = artifacts.folder();
        }
        folder.child("a_1.png").write("", "UTF-8");
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, RECORD, workspace)) {
            assertEquals(folder, artifacts.folder());
            assertEquals(0, folder.list("**", null).length);
        }
        assertFalse(folder.exists());
    }
}
