package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Frames are archived while others are still rendered, each once. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CollectWhileRenderingTest {

    @TempDir
    Path folder;

    @Test
    void frameIsArchivedBeforeTheNextIsRendered(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 1);
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        assertEquals(java.util.Set.of("a_1.png", "reports/contact-sheet/a_1.png.thumbnail.png"), farm.artifacts());
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 1);
        FrameRow second = farm.table().row(2).orElseThrow();
        assertTrue(second.run().start() > 0 && !second.run().node().isEmpty(), second::toString);

        Files.createFile(folder.resolve("go"));
        Map<String, Object> result = farm.end();

        assertEquals(3, result.get("frames"));
        assertTrue(farm.artifacts().contains("contact-sheet.html"), farm.artifacts()::toString);
        FrameRow first = farm.table().row(1).orElseThrow();
        assertEquals(Files.size(folder.resolve("image1.png")), first.image().bytes());
        assertEquals(32, first.image().width());
    }

    @Test
    void restartFetchesOnlyMissingFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 1);
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        long archived = archivedAt(farm);
        farm.restart();
        assertEquals(1, farm.table().count(FrameState.ARCHIVED), "known without a request to Batch");
        Files.createFile(folder.resolve("go"));
        farm.end();
        assertEquals(archived, archivedAt(farm), "the first frame was not written again");
    }

    @Test
    void restartAfterTheEndReturnsTheSameResult(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-2", 1)
                .submit(1, task -> copy(task.frames().frames().get(0)));
        image(1);
        image(2);
        assertEquals(2, farm.end().get("frames"));
        farm.restart();
        assertEquals(2, farm.end().get("frames"));
    }

    @Test
    void frameOfAnEvictedNodeIsRenderedOnAnother(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 2);
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 2);
        String node = farm.table().row(2).orElseThrow().run().node();
        cloud.emulator().control().preempt(node, Duration.ofMinutes(10));
        farm.runUntil(() -> farm.table().row(2).orElseThrow().state() == FrameState.WAITING);
        Files.createFile(folder.resolve("go"));
        Map<String, Object> result = farm.end();
        assertEquals(3, result.get("frames"));
        assertEquals(1, result.get("preemptions"));
        assertEquals(0, farm.table().row(2).orElseThrow().attempt(), "the eviction does not count as a retry");
        assertTrue(farm.text().contains("1 Spot node evicted so far; their tasks start again"), farm::text);
    }

    @Test
    void jobTerminatedOutsideJenkinsKeepsItsFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 1);
        farm.runUntil(() -> farm.table().row(2).orElseThrow().state() == FrameState.RUNNING);
        farm.batch().terminateJob(farm.id, "terminated by an administrator");
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(x.getMessage().startsWith("2 of 3 frames are missing or damaged (2-3)"), x.getMessage());
        assertTrue(farm.text().contains("was terminated early: terminated by an administrator"), farm::text);
        assertTrue(farm.artifacts().contains("a_1.png"));
        assertEquals(FrameState.FAILED, farm.table().row(3).orElseThrow().state());
    }

    @Test
    void renderCanceledOnItsPageKeepsItsFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 1);
        farm.runUntil(() -> farm.table().row(2).orElseThrow().state() == FrameState.RUNNING);
        RenderTermination.request(
                RenderCloud.open("studio", farm.build), farm.record, "Canceled on the render page by ann");
        farm.restart();
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertEquals("2 of 3 frames were canceled (2-3): Canceled on the render page by ann.", x.getMessage());
        assertTrue(
                farm.text()
                        .contains(
                                farm.id
                                        + " was terminated: Canceled on the render page by ann. 1 of 3 frames archived, 2 canceled"),
                farm::text);
        assertFalse(farm.text().contains("missing or damaged"), farm::text);
        assertTrue(farm.artifacts().contains("a_1.png"));
        assertEquals(
                Map.of(FrameState.ARCHIVED, 1, FrameState.CANCELED, 2),
                farm.table().counts());
        assertEquals(1, farm.record.getFramesDone());
        assertEquals(3, farm.record.getFramesRequested());
        Map<String, Object> summary = RenderSummary.of(farm.record, farm.table(), 1);
        assertEquals(List.of(0, 0, 2), List.of(summary.get("failed"), summary.get("missing"), summary.get("canceled")));
        assertEquals("2-3", summary.get("badFrames"));
        assertEquals(Map.of(), summary.get("failures"));
    }

    @Test
    void collectAfterAnAbortedOneArchivesFramesThatWereRendered(JenkinsRule jenkins, LocalCloud cloud)
            throws Exception {
        CollectFixture farm = waitingFarm(jenkins, cloud, 1);
        farm.runUntil(() -> farm.table().count(FrameState.DONE) == 1);
        farm.record.markResources();
        RenderTermination.of(farm.record, farm.build, "Aborted by ann", new RenderLog(farm.listener));
        assertEquals(Map.of(FrameState.CANCELED, 3), farm.table().counts());
        assertEquals("Aborted by ann", farm.record.getCancellation());
        farm.restart();
        assertThrows(AbortException.class, farm::end);
        assertEquals(
                Map.of(FrameState.ARCHIVED, 1, FrameState.CANCELED, 2),
                farm.table().counts());
    }

    @Test
    void deletedJobFailsAtOnce(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        AbortException x = assertThrows(AbortException.class, farm::next);
        assertEquals(
                "Batch job %s no longer exists in render account 'studio': it was deleted outside Jenkins."
                        .formatted(farm.id),
                x.getMessage());
    }

    @Test
    void taskTimeIsDividedByItsFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        for (int number = 1; number <= 5; number++) {
            image(number);
        }
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-5", 3)
                .submit(2, task -> task.frames().frames().stream()
                        .map(this::copy)
                        .reduce("sleep 1.5", (commands, next) -> commands + " && " + next));
        assertEquals(5, farm.end().get("frames"));
        FrameRow frame = farm.table().row(5).orElseThrow();
        assertEquals("f0004-0005", frame.task());
        assertFalse(frame.nodeSeconds() > frame.run().seconds(), "two frames share the time of their task");
    }

    /** Three frames; all but the first wait for the file "go". */
    private CollectFixture waitingFarm(JenkinsRule jenkins, LocalCloud cloud, int nodes) throws Exception {
        for (int number = 1; number <= 3; number++) {
            image(number);
        }
        return CollectFixture.open(jenkins, cloud, "1-3", 1).submit(nodes, task -> {
            int number = task.frames().frames().get(0);
            String wait = number == 1 ? "" : "until [ -e %s/go ]; do sleep 0.05; done; ".formatted(folder);
            return wait + copy(number);
        });
    }

    private String copy(int number) {
        return "cp %s/image%d.png a_%d.png".formatted(folder, number, number);
    }

    private void image(int number) throws Exception {
        CollectFixture.image(folder, number);
    }

    private static long archivedAt(CollectFixture farm) throws Exception {
        return farm.build.getArtifactManager().root().child("a_1.png").lastModified();
    }
}
