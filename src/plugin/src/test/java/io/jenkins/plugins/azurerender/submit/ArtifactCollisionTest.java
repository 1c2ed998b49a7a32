package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Renders whose frames would replace files of another render. */
@Tag("unit")
@WithJenkins
class ArtifactCollisionTest {

    /** @param state archived, or about to be archived */
    @ParameterizedTest
    @ValueSource(strings = {"+", "?"})
    void extraFileOfAnotherRenderIsNotReplaced(String state, JenkinsRule jenkins) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        RenderRecord other = RenderAction.of(run).add(render("r-1", "a_#"));
        Path folder = Files.createDirectories(run.getRootDir().toPath().resolve("azure-render"));
        Files.writeString(folder.resolve("r-1.files"), state + "Depth_1.png\n");
        ArtifactCollision collision =
                new ArtifactCollision(run, render("r-2", "depth_#").plan(), earlier -> false);
        AbortException refused = assertThrows(AbortException.class, () -> collision.check("second", List.of(other)));
        assertEquals(
                "Render 'second' would replace depth_1.png of render 'scene' (r-1) of this build: set another output.",
                refused.getMessage());
        ArtifactCollision free = new ArtifactCollision(run, render("r-2", "b_#").plan(), earlier -> false);
        assertDoesNotThrow(() -> free.check("second", List.of(other)));
    }

    private static RenderRecord render(String id, String output) {
        return new RenderRecord("studio", id, "pool", new RenderSettings("scene.blend", "1", output, "PNG"));
    }
}
