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
import java.time.Duration;
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
