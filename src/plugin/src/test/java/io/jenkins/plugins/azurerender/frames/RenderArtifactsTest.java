package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void folderOnADiskThatHangsIsEmptiedBeforeItsNextUse(JenkinsRule jenkins) throws Exception {
        FilePath workspace = jenkins.createOnlineSlave(Label.get("farm"))
                .getRootPath()
                .child("workspace")
                .child("job");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RenderRecord record =
                new RenderRecord("studio", "r-1", "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG"));
        FilePath folder;
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace)) {
            folder = artifacts.folder();
            folder.child("a_1.png").write("", "UTF-8");
            assertThrows(DeadlineException.class, () -> artifacts.act(new HangingCall(), Duration.ofMillis(100)));
        }
        assertTrue(folder.child("a_1.png").exists(), "a deletion would hang, too");
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, record, workspace)) {
            assertEquals(folder, artifacts.folder());
            assertFalse(folder.child("a_1.png").exists());
        }
        assertFalse(folder.exists());
    }
}
