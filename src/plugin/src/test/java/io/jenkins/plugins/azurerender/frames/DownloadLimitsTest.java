package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.collect.CollectParameters;
import io.jenkins.plugins.azurerender.collect.CollectRequest;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Nodes write more than the controller accepts. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class DownloadLimitsTest {

    private static final int MB = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void fileOverTheLimitIsNotArchivedAndStaysInStorage(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = rendered(jenkins, cloud);
        farm.studio.account().setMaxFileMB(1);
        farm.studio.storage().put(farm.id, "frames/large.bin", new byte[MB + 1]);
        farm.studio.storage().put(farm.id, "frames/small.bin", new byte[MB]);
        assertEquals(1, farm.end().get("frames"));
        assertTrue(farm.artifacts().contains("small.bin"), farm.artifacts()::toString);
        assertFalse(farm.artifacts().contains("large.bin"), farm.artifacts()::toString);
        assertTrue(
                farm.text()
                        .contains(
                                "skipped 1 file over the limits for a file, a render or the number of files: [large.bin]."),
                farm::text);
        assertTrue(isStored(farm));
    }

    @Test
    void frameOverTheLimitIsReportedAndNotRenderedAgain(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.submit(1, task -> "head -c %s /dev/zero > a_1.png".formatted(3 * MB / 2));
        farm.studio.account().setMaxFileMB(1);
        AbortException failure = assertThrows(AbortException.class, farm::end);
        FrameRow row = farm.table().row(1).orElseThrow();
        assertEquals(FailureClass.TOO_LARGE, row.failureClass());
        assertEquals(
                "has 1.5 MB and exceeds the limit of 1.0 MB for a file; an administrator can raise the Maximum file size of the render account",
                row.problem());
        assertEquals(0, row.attempt());
        assertTrue(farm.text().contains("a_1.png has 1.5 MB and exceeds the limit"), farm::text);
        assertTrue(failure.getMessage().contains("exceeds the download limit"), failure::getMessage);
        assertTrue(isStored(farm));
    }

    @Test
    void filesOverTheLimitOfTheRenderAreNotArchivedAndStayInStorage(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = rendered(jenkins, cloud);
        farm.studio.account().setMaxRenderMB(2);
        for (String name : List.of("a", "b", "c", "d")) {
            farm.studio.storage().put(farm.id, "frames/" + name + ".bin", new byte[MB * 9 / 10]);
        }
        assertEquals(1, farm.end().get("frames"));
        assertEquals(
                2,
                farm.artifacts().stream().filter(name -> name.endsWith(".bin")).count());
        assertTrue(farm.text().contains("skipped 2 files over the limits"), farm::text);
        assertTrue(farm.record.getArchivedBytes() <= 2 * MB);
        assertTrue(isStored(farm));
    }

    @Test
    void renderOverItsLimitFailsWithoutDownloadingMore(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = submitted(jenkins, cloud);
        farm.workspace = agent();
        farm.record.addArchivedBytes(5L * MB);
        farm.studio.account().setMaxRenderMB(5);
        AbortException failure = assertThrows(AbortException.class, farm::end);
        assertTrue(failure.getMessage().contains("exceed the limit of the render account"), failure::getMessage);
        assertFalse(farm.text().contains("so the controller does"), farm::text);
        assertTrue(farm.artifacts().isEmpty(), farm.artifacts()::toString);

        farm.studio.account().setMaxRenderMB(6);
        assertEquals(1, farm.end().get("frames"));
    }

    @Test
    void fullDiskEndsTheDownloadAndNothingIsLost(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = submitted(jenkins, cloud);
        farm.workspace = agent();
        farm.studio.account().setMinFreeMB(1000000000);
        AbortException failure = assertThrows(AbortException.class, farm::end);
        assertTrue(farm.text().contains("the agent cannot download files, so the controller does"), farm::text);
        assertTrue(failure.getMessage().startsWith("Cannot download files on the controller."), failure::getMessage);
        assertTrue(failure.getMessage().contains("free up disk space"), failure::getMessage);
        assertTrue(farm.artifacts().isEmpty(), farm.artifacts()::toString);
        assertTrue(isStored(farm));

        farm.studio.account().setMinFreeMB(null);
        assertEquals(1, farm.end().get("frames"));
        assertFalse(isStored(farm));
    }

    @Test
    void refusedArchiveKeepsEarlierArtifacts(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = submitted(jenkins, cloud);
        archive(farm);
        farm.studio.account().setMinFreeMB(1000000000);
        AbortException refused = assertThrows(AbortException.class, () -> archive(farm));
        assertTrue(refused.getMessage().startsWith("The disk of the Jenkins home has "), refused::getMessage);
        assertTrue(farm.artifacts().contains("extra.bin"), farm.artifacts()::toString);
    }

    private static void archive(CollectFixture farm) throws Exception {
        try (RenderArtifacts artifacts = RenderArtifacts.open(farm.build, farm.record, null)) {
            artifacts.folder().child("extra.bin").write("content", null);
            artifacts.archive(Map.of("extra.bin", -1L));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "NONE"})
    void logOverTheLimitIsNotArchivedAndStaysInStorage(CollectRequest.Logs logs, JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.request = request(logs);
        farm.submit(1, task -> "cp %s/image1.png a_1.png; echo warning >&2; head -c %s /dev/zero"
                .formatted(folder, MB + 1));
        farm.studio.account().setMaxFileMB(1);
        assertEquals(1, farm.end().get("frames"));
        boolean wanted = logs == CollectRequest.Logs.ALL;
        assertEquals(wanted, farm.artifacts().contains("logs/scene/f0001/stderr.txt"), farm.artifacts()::toString);
        assertFalse(farm.artifacts().contains("logs/scene/f0001/stdout.txt"), farm.artifacts()::toString);
        assertEquals(wanted, farm.text().contains("skipped 1 log over the download limits ("), farm::text);
        assertEquals(wanted, farm.text().contains("logs/f0001/stdout.txt. The container"), farm::text);
        assertEquals(wanted, isStored(farm));
    }

    private CollectFixture submitted(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.request = request(CollectRequest.Logs.NONE);
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        return farm;
    }

    private CollectFixture rendered(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = submitted(jenkins, cloud);
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        return farm;
    }

    private static CollectRequest request(CollectRequest.Logs logs) {
        return new CollectParameters().logs(logs).retries(0).allFiles().request();
    }

    private FilePath agent() throws IOException {
        return new FilePath(Files.createDirectory(folder.resolve("workspace")).toFile());
    }

    private static boolean isStored(CollectFixture farm) throws IOException {
        return Listed.containers(farm.studio.storage(), farm.id).stream()
                .anyMatch(container -> container.name().equals(farm.id));
    }
}
