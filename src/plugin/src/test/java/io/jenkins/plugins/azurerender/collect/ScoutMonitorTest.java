package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Frames that wait for scouts: frames 1, 3 and 6 of 6. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ScoutMonitorTest {

    private static final int SCOUTS = 3;
    private static final String DAMAGED = "echo damaged > a_3.png";

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        for (int number = 1; number <= 6; number++) {
            CollectFixture.image(folder, number);
        }
    }

    @Test
    void failedScoutEndsTheRenderBeforeAnyOtherTaskStarts() throws Exception {
        CollectFixture farm = farm(false, 0).submit(2, task -> number(task) == 3 ? "exit 3" : copy(task));
        farm.runUntil(() -> farm.text().contains("3 scouts first, 3 frames wait: "));
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(
                x.getMessage()
                        .endsWith(
                                "3 of 6 frames were not rendered (2,4-5): the render was stopped because scout 3 failed (frame 3 is missing)."),
                x.getMessage());
        assertEquals(SCOUTS, starts(farm));
        assertEquals(
                Map.of(FrameState.ARCHIVED, 2, FrameState.FAILED, 1, FrameState.NOT_RENDERED, 3),
                farm.table().counts());
        assertEquals(List.of(2, 3, 4, 5), MissingFrames.of(farm.build, farm.record));
        assertTrue(farm.batch().job(farm.id).orElseThrow().ended());
    }

    @Test
    void otherFramesStartWithoutJenkins() throws Exception {
        CollectFixture farm = farm(false, 0).submit(2, this::copy);
        await("all tasks").until(() -> farm.batch().taskCounts(farm.id).equals(new TaskCounts(0, 0, 7, 0)));
    }

    @Test
    void failedScoutBlocksTheOthersWithoutJenkins() throws Exception {
        CollectFixture farm = farm(false, 0).submit(3, task -> number(task) == 3 ? "exit 3" : copy(task));
        await("scouts").until(() -> farm.batch().taskCounts(farm.id).completed() == SCOUTS);
        assertEquals(new TaskCounts(4, 0, 2, 1), farm.batch().taskCounts(farm.id));
        assertEquals(SCOUTS, starts(farm));
    }

    @Test
    void scoutThatSucceedsInARetryStartsTheOthers() throws Exception {
        CollectFixture farm = farm(false, 1)
                .submit(
                        2,
                        task -> number(task) == 3
                                ? "mkdir %s/tried || { %s; exit; }; exit 3".formatted(folder, copy(task))
                                : copy(task));
        assertEquals(6, farm.end().get("frames"));
        assertTrue(farm.text().contains("3 scouts archived: 3 frames can start"), farm.text());
        // Six frames, a retry, and the task for which the others waited.
        assertEquals(8, starts(farm));
        farm.studio.assertNothingRunsOn(farm.record);
    }

    /** Such as a renderer that saves the frame and crashes when it ends. */
    @Test
    void failedTaskOfAValidScoutStartsTheOthers() throws Exception {
        CollectFixture farm = farm(false, 0).submit(2, task -> copy(task) + (number(task) == 3 ? "; exit 3" : ""));
        assertEquals(6, farm.end().get("frames"));
        assertEquals(0, farm.table().row(3).orElseThrow().attempt());
        assertEquals(7, starts(farm));
    }

    /** The controller died after it deleted the blocked task, before it added it again. */
    @Test
    void othersStartAfterARestartBetweenTheRequests() throws Exception {
        CollectFixture farm = farm(false, 1)
                .submit(
                        2,
                        task -> number(task) == 3
                                ? "mkdir %s/tried || { %s; exit; }; exit 3".formatted(folder, copy(task))
                                : copy(task));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == SCOUTS);
        farm.batch().deleteTask(farm.id, "scouts");
        farm.batch().deleteTask(farm.id, "scouts");
        farm.restart();
        assertEquals(6, farm.end().get("frames"));
    }

    @Test
    void preemptedScoutRunsAgain() throws Exception {
        Path go = folder.resolve("go");
        CollectFixture farm = farm(false, 0)
                .submit(
                        3,
                        task -> (number(task) == 3 ? "while [ ! -e %s ]; do sleep 0.1; done; ".formatted(go) : "")
                                + copy(task));
        farm.runUntil(() ->
                farm.table().count(FrameState.ARCHIVED) == 2 && farm.table().count(FrameState.RUNNING) == 1);
        cloud.emulator()
                .control()
                .preempt(farm.table().row(3).orElseThrow().run().node(), Duration.ofMinutes(10));
        java.nio.file.Files.createFile(go);
        assertEquals(6, farm.end().get("frames"));
        assertEquals(0, farm.table().row(3).orElseThrow().attempt());
    }

    @Test
    void validatedScoutsStartTheOthersOnlyWhenTheyAreArchived() throws Exception {
        CollectFixture farm = farm(true, 0).submit(3, this::copy);
        await("scouts").until(() -> farm.batch().taskCounts(farm.id).completed() == SCOUTS);
        assertEquals(new TaskCounts(3, 0, 3, 0), farm.batch().taskCounts(farm.id));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == SCOUTS);
        farm.restart(); // before the task is added for which the others wait
        assertEquals(6, farm.end().get("frames"));
        assertEquals(7, starts(farm));
    }

    @Test
    void damagedScoutEndsTheRenderBeforeAnyOtherTaskStarts() throws Exception {
        CollectFixture farm = farm(true, 0).submit(3, task -> number(task) == 3 ? DAMAGED : copy(task));
        farm.runUntil(() -> farm.table().count(FrameState.DAMAGED) == 1);
        farm.restart();
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(x.getMessage().contains("the render was stopped because scout 3 failed (frame 3 "), x.getMessage());
        assertEquals(SCOUTS, starts(farm));
    }

    /** Batch starts the other frames, because it considers the scout successful; they stop when it is validated. */
    @Test
    void damagedScoutStopsFramesThatHaveStarted() throws Exception {
        CollectFixture farm = farm(false, 0).submit(2, task -> switch (number(task)) {
            case 1, 6 -> copy(task);
            case 3 -> DAMAGED;
            default -> task.role() == RenderTask.Role.SCOUTS ? "true" : "sleep 1000";
        });
        assertThrows(AbortException.class, farm::end);
        assertEquals(3, farm.table().count(FrameState.NOT_RENDERED));
    }

    @Test
    void buildWithoutCollectEndsARenderWhoseScoutsMustBeValidated() throws Exception {
        CollectFixture farm = farm(true, 0).submit(1, this::copy);
        farm.record.markResources();
        farm.record.markSubmitted();
        RenderAction.of(farm.build).save();
        new UncollectedRenderCleanup().onCompleted(farm.build, farm.listener);
        await("end of the job")
                .until(() -> farm.batch().job(farm.id).orElseThrow().ended());
    }

    /** A collect that renders failed frames again this many times. */
    private CollectFixture farm(boolean validated, int retries) throws Exception {
        CollectFixture farm = CollectFixture.withScouts(jenkins, cloud, "1-6", "3", validated);
        farm.request = new CollectParameters().retries(retries).request();
        return farm;
    }

    /** Number of starts of tasks, for each of which a node is paid. */
    private long starts(CollectFixture farm) {
        return cloud.emulator().control().ledger().ofKind("task-state").stream()
                .filter(entry -> entry.subject().startsWith("jobs/" + farm.id + "/"))
                .filter(entry -> entry.detail().equals("running"))
                .count();
    }

    private static int number(RenderTask task) {
        return task.role().producesFrames() ? task.frames().first() : 0;
    }

    private String copy(RenderTask task) {
        return task.role().producesFrames()
                ? "cp %s/image%s.png a_%s.png".formatted(folder, number(task), number(task))
                : "true";
    }
}
