package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Frames in the workspace besides the artifacts. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class IntoWorkspaceTest {

    @TempDir
    Path folder;

    @Test
    void frameFromBeforeARestartIsCopiedAgainAndAfterAnOfflineAgent(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = rendered(jenkins, cloud, true);
        Path frame = folder.resolve("workspace/renders/a_1.png");
        assertTrue(Files.exists(frame), "it is moved when it is archived");
        Files.delete(frame);
        farm.restart();

        farm.workspace = null;
        farm.runUntil(() -> false);
        AbortException offline = assertThrows(AbortException.class, farm::end);
        assertTrue(offline.getMessage().contains("the agent is offline"), offline::getMessage);
        assertTrue(farm.artifacts().containsAll(List.of("a_1.png", "extra.bin")), farm.artifacts()::toString);
        assertFalse(farm.record.isCollected());

        farm.workspace = workspace();
        assertEquals(1, farm.end().get("frames"));
        assertTrue(Files.size(frame) > 0);
        assertEquals("extra", Files.readString(folder.resolve("workspace/renders/extra.bin")));
        assertTrue(farm.text().contains("2 files copied to 'renders/' in the workspace"), farm::text);

        // Another collect step, in another node: the container no longer exists.
        farm.restart();
        farm.workspace = new FilePath(folder.resolve("other").toFile());
        assertEquals(1, farm.end().get("frames"));
        assertTrue(Files.size(folder.resolve("other/renders/a_1.png")) > 0);
    }

    @Test
    void withoutArchiveFramesAreOnlyInTheWorkspace(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendered(jenkins, cloud, false);
        Path frame = folder.resolve("workspace/renders/a_1.png");
        Files.delete(frame);
        farm.restart();

        farm.workspace = null;
        AbortException offline = assertThrows(AbortException.class, farm::end);
        assertTrue(offline.getMessage().contains("They are in the container '" + farm.id), offline::getMessage);

        farm.workspace = workspace();
        assertEquals(1, farm.end().get("frames"));
        assertTrue(Files.size(frame) > 0, "it is downloaded again");
        assertEquals("extra", Files.readString(folder.resolve("workspace/renders/extra.bin")));
        assertTrue(farm.text().contains("1 of 1 collected, contact sheet"), farm::text);
        assertTrue(farm.artifacts().contains("contact-sheet.html"), farm.artifacts()::toString);
        assertTrue(
                farm.artifacts().stream().noneMatch(List.of("a_1.png", "extra.bin")::contains),
                farm.artifacts()::toString);
        assertTrue(farm.record.getArchivedBytes() > 0, "counts for the limit of a render");
    }

    /** A render of one frame that is archived, and an extra file in storage. */
    private CollectFixture rendered(JenkinsRule jenkins, LocalCloud cloud, boolean archive) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1)
                .submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        farm.request = new CollectParameters()
                .retries(0)
                .allFiles()
                .into("renders/", archive)
                .request();
        farm.workspace = workspace();
        farm.studio.storage().put(farm.id, "frames/extra.bin", "extra".getBytes(StandardCharsets.UTF_8));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        return farm;
    }

    private FilePath workspace() {
        return new FilePath(folder.resolve("workspace").toFile());
    }
}
