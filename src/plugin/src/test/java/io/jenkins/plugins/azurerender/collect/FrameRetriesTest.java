package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Failures are classified, and frames are rendered again if the failure may be temporary. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FrameRetriesTest {

    static {
        System.setProperty(FrameRetries.class.getName() + ".laterSeconds", "1");
    }

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private CollectFixture farm;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        for (int number = 1; number <= 6; number++) {
            CollectFixture.image(folder, number);
        }
        farm = CollectFixture.open(jenkins, cloud, "1-3", 1);
    }

    @Test
    void truncatedFrameIsRenderedAgainAtOnce() throws Exception {
        farm.submit(
                2,
                task -> number(task.id()) == 2
                        ? once("head -c 60 %s > a_2.png".formatted(image(2)), copy(2))
                        : copy(number(task.id())));
        Map<String, Object> result = farm.end();
        assertEquals(3, result.get("frames"));
        FrameRow frame = farm.table().row(2).orElseThrow();
        assertEquals(1, frame.attempt());
        assertEquals("f0002-retry1", frame.task());
        assertEquals(
                FailureClass.DAMAGED,
                farm.table().problem("f0002").orElseThrow().failure());
        assertTrue(farm.text().contains("1 frame rendered again (damaged): 2"), farm::text);
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void retryOfARenderWhoseSubmitDidNotFinishIsRejected() throws Exception {
        farm.submit(1, task -> number(task.id()) == 3 ? once("exit 3", copy(3)) : copy(number(task.id())));
        farm.record.markAccess(Instant.EPOCH);
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertEquals(
                "Frames of render '%s' cannot be rendered again, because its submit did not finish: run azureRenderSubmit again."
                        .formatted(farm.id),
                x.getMessage());
    }

    @Test
    void failedLastTaskIsRenderedAgain() throws Exception {
        farm.submit(1, task -> number(task.id()) == 3 ? once("exit 3", copy(3)) : copy(number(task.id())));
        assertEquals(3, farm.end().get("frames"));
        assertEquals(
                FailureClass.UNKNOWN,
                farm.table().problem("f0003").orElseThrow().failure());
    }

    @Test
    void missingLicenseIsRetriedLater() throws Exception {
        // As in a real render, all tasks have the same command line and differ in their environment.
        farm.submit(2, task -> ("n=${AZ_BATCH_TASK_ID:4:1}; if [ -e DIR/tried$n ]; then cp DIR/image$n.png a_$n.png; "
                        + "else touch DIR/tried$n; echo Error: could not obtain a license; exit 1; fi")
                .replace("DIR", folder.toString()));
        assertEquals(3, farm.end().get("frames"));
        TaskProblem problem = farm.table().problem("f0001").orElseThrow();
        assertEquals(FailureClass.LICENSE, problem.failure());
        assertEquals(1, problem.exitCode());
        assertEquals(List.of("Error: could not obtain a license"), problem.log().lines());
        assertFalse(problem.node().isEmpty());
    }

    @Test
    void permanentFailuresAreNotRenderedAgain() throws Exception {
        farm.submit(
                2,
                task -> number(task.id()) == 1
                        ? "echo std::bad_alloc; exit 1"
                        : number(task.id()) == 2 ? "echo nothing saved" : copy(3));
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(
                x.getMessage()
                        .startsWith(
                                "2 of 3 frames are missing or damaged (1-2): task f0001 ended with exit code 1 on node "),
                x.getMessage());
        assertTrue(x.getMessage().contains("ran out of memory"), x.getMessage());
        assertEquals(0, farm.table().row(1).orElseThrow().attempt());
        assertEquals(FailureClass.MEMORY, farm.table().row(1).orElseThrow().failureClass());
        assertEquals(FrameState.MISSING, farm.table().row(2).orElseThrow().state());
        assertEquals(FailureClass.NO_IMAGE, farm.table().row(2).orElseThrow().failureClass());
        assertTrue(farm.text().contains("1 frame: memory (1), the node ran out of memory"), farm::text);
        assertTrue(farm.text().contains("log      f0001 | std::bad_alloc"), farm::text);
        assertTrue(farm.artifacts().contains("logs/scene/f0001/stdout.txt"), farm.artifacts()::toString);
        assertFalse(farm.artifacts().contains("logs/scene/f0003/stdout.txt"), "only logs of failed tasks");
    }

    @Test
    void incompleteRenderWithUnstableReturnsItsResult() throws Exception {
        farm.request = new CollectParameters()
                .logs(CollectRequest.Logs.NONE)
                .retries(0)
                .unstableIfIncomplete()
                .request();
        farm.submit(2, task -> number(task.id()) == 3 ? "exit 4" : "sleep 1; " + copy(number(task.id())));
        Map<String, Object> result = farm.end();
        assertEquals(2, result.get("frames"));
        assertEquals(1, result.get("failed"));
        assertEquals(0, result.get("missing"));
        assertEquals("3", result.get("badFrames"));
        assertEquals(Map.of("unknown", 1), result.get("failures"));
        assertTrue((Long) result.get("seconds") >= 1, result::toString);
        assertTrue(farm.artifacts().stream().noneMatch(name -> name.startsWith("logs/")), farm.artifacts()::toString);
    }

    @Test
    void failedFramesOfATaskAreRenderedAgainInOneTask() throws Exception {
        CollectFixture chunks = CollectFixture.open(jenkins, farm.cloud, "1-6", 3);
        chunks.submit(2, task -> task.frames().frames().stream()
                .map(number -> number == 2 || number == 3
                        ? once("head -c 50 %s > a_%d.png".formatted(image(number), number), copy(number))
                        : copy(number))
                .reduce("true", (commands, next) -> commands + "; " + next));
        assertEquals(6, chunks.end().get("frames"));
        assertEquals("f0001-0003-retry1", chunks.table().row(2).orElseThrow().task());
        assertEquals("f0001-0003-retry1", chunks.table().row(3).orElseThrow().task());
        assertEquals(0, chunks.table().row(1).orElseThrow().attempt());
    }

    @Test
    void restartBeforeTheRetryTaskIsAddedAddsIt() throws Exception {
        farm.submit(2, task -> number(task.id()) == 2 ? once("exit 3", copy(2)) : copy(number(task.id())));
        farm.runUntil(() -> farm.table().row(2).orElseThrow().state() == FrameState.FAILED);
        farm.table().put(List.of(farm.table().row(2).orElseThrow().retried("f0002-retry1", 1)));
        farm.restart();
        assertEquals(3, farm.end().get("frames"));
    }

    @Test
    void exhaustedRetriesFailTheBuild() throws Exception {
        farm.request = new CollectParameters().retries(2).request();
        farm.submit(2, task -> number(task.id()) == 2 ? "exit 9" : copy(number(task.id())));
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(x.getMessage().contains("task f0002-retry2 ended with exit code 9"), x.getMessage());
        assertEquals(2, farm.table().row(2).orElseThrow().attempt());
        assertTrue(
                farm.artifacts().contains("logs/scene/f0002-retry2/stdout.txt")
                        || farm.artifacts().stream().noneMatch(name -> name.startsWith("logs/")),
                "empty logs are not archived");
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void fullDiskIsRetriedOnAnotherNode() throws Exception {
        farm.cloud.emulator().control().switches().set("node-disk", "20000000");
        try {
            farm.submit(
                    2,
                    task -> number(task.id()) == 1
                            ? once("head -c 30000000 /dev/zero > big; sleep 60", copy(1))
                            : copy(number(task.id())));
            farm.runUntil(() -> farm.table().problem("f0001").isPresent());
        } finally {
            farm.cloud.emulator().control().switches().set("node-disk", null);
        }
        assertEquals(3, farm.end().get("frames"));
        assertEquals(
                FailureClass.DISK, farm.table().problem("f0001").orElseThrow().failure());
        assertEquals("DiskFull", farm.table().problem("f0001").orElseThrow().code());
    }

    @Test
    void onlyTheFailedTileIsRenderedAgain() throws Exception {
        CollectFixture tiled =
                CollectFixture.withTiles(jenkins, farm.cloud, "1-2").submit(2, task -> tile(task, "f0002-t2"));
        assertEquals(2, tiled.end().get("frames"));
        assertEquals("f0002-retry1", tiled.table().row(2).orElseThrow().task());
        assertEquals(0, tiled.table().row(1).orElseThrow().attempt());
        TaskProblem problem = tiled.table().problem("f0002-t2").orElseThrow();
        assertEquals(FailureClass.LICENSE, problem.failure());
        assertEquals(List.of("Error: could not obtain a license"), problem.log().lines());
        assertTrue(tiled.text().contains("1 frame rendered again (license): 2"), tiled::text);
        assertEquals(8, Studio.tasks(tiled.batch(), tiled.id), "six tasks, one more tile and one more merge");
        tiled.studio.assertNothingRunsOn(tiled.record);
    }

    @Test
    void failureOfATileIsReported() throws Exception {
        CollectFixture tiled = CollectFixture.withTiles(jenkins, farm.cloud, "1")
                .submit(1, task -> task.id().equals("f0001-t1") ? "echo std::bad_alloc; exit 1" : tile(task, ""));
        AbortException x = assertThrows(AbortException.class, tiled::end);
        assertTrue(x.getMessage().contains("ran out of memory"), x.getMessage());
        assertTrue(tiled.text().contains("log      f0001 | std::bad_alloc"), tiled::text);
        assertTrue(tiled.artifacts().contains("logs/scene/f0001-t1/stdout.txt"), tiled.artifacts()::toString);
    }

    @Test
    void restartBeforeTheRetryTilesAreAddedAddsThem() throws Exception {
        CollectFixture tiled =
                CollectFixture.withTiles(jenkins, farm.cloud, "1").submit(1, task -> tile(task, "f0001-t1"));
        tiled.runUntil(() -> tiled.table().row(1).orElseThrow().state() == FrameState.FAILED);
        tiled.table().put(List.of(tiled.table().row(1).orElseThrow().retried("f0001-retry1", 1)));
        tiled.restart();
        assertEquals(1, tiled.end().get("frames"));
        assertEquals(5, Studio.tasks(tiled.batch(), tiled.id));
    }

    /** Command of a tile, which writes a part and fails once if it is the failing one, or of the merge of both parts. */
    private String tile(RenderTask task, String failing) {
        if (task.role() == RenderTask.Role.TILE) {
            String fail = "echo Error: could not obtain a license; exit 1";
            return task.id().equals(failing) ? once(fail, "touch part") : "touch part";
        }
        String parts = "tiles/" + task.id();
        return "[ -e %1$s/1/part ] && [ -e %1$s/2/part ] || exit 1; rm -r tiles; %2$s"
                .formatted(parts, copy(number(task.id())));
    }

    private static int number(String task) {
        return Integer.parseInt(task.substring(1, 5));
    }

    /** A command that runs {@code first} once, and {@code then} from the second run on. */
    private String once(String first, String then) {
        Path mark = folder.resolve("done-" + Integer.toHexString(then.hashCode()));
        return "if [ ! -e %1$s ]; then touch %1$s; %2$s; else %3$s; fi".formatted(mark, first, then);
    }

    private Path image(int number) {
        return folder.resolve("image" + number + ".png");
    }

    private String copy(int number) {
        return "cp %s a_%d.png".formatted(image(number), number);
    }
}
