package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A render that is stopped before all its frames are rendered. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderStopTest {

    private static final String MESSAGE =
            "3 of 4 frames were not rendered (2-4): the render was stopped because the budget is spent.";

    @TempDir
    Path folder;

    @Test
    void stopKeepsFinishedFrames(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud);
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        RenderStop stop = new RenderStop(farm.build, farm.record, farm.table(), new RenderLog(farm.listener));
        stop.request(farm.batch(), "the budget is spent");
        stop.request(farm.batch(), "a second reason");
        assertEquals(MESSAGE, assertThrows(AbortException.class, farm::end).getMessage());
        assertEquals(
                Map.of(FrameState.ARCHIVED, 1, FrameState.NOT_RENDERED, 3),
                farm.table().counts());
        assertEquals(List.of(2, 3, 4), MissingFrames.of(farm.build, farm.record));
        assertEquals(
                "Jenkins: stopped because the budget is spent",
                farm.batch().job(farm.id).orElseThrow().reason());
        assertEquals(
                3,
                RenderSummary.of(farm.record, farm.table(), 1).get("notRendered"),
                "frames that were not rendered have not failed");
        assertTrue(
                farm.text().contains("was stopped because the budget is spent. 1 of 4 frames archived, 3 not rendered"),
                farm.text());
    }

    @Test
    void stopIsCompletedAfterARestartBeforeItsRequest(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = farm(jenkins, cloud);
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        farm.record.markStop("the budget is spent", List.of());
        RenderAction.of(farm.build).save();
        farm.restart();
        assertEquals(MESSAGE, assertThrows(AbortException.class, farm::end).getMessage());
    }

    @Test
    void failedFrameThatWaitsForItsRetryHasFailed(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-2", 1);
        FrameRow row = farm.table().row(1).orElseThrow();
        farm.table()
                .put(List.of(row.failed(FrameState.FAILED, new Failure(FailureClass.LICENSE, "is missing"))
                        .retried("f0001-retry1", 1)));
        farm.record.markStop("the budget is spent", List.of());
        assertTrue(new RenderStop(farm.build, farm.record, farm.table(), new RenderLog(farm.listener)).endFrames());
        assertEquals(
                Map.of(FrameState.FAILED, 1, FrameState.NOT_RENDERED, 1),
                farm.table().counts());
    }

    @Test
    void frameThatReachedItsTimeLimitBeforeTheStopHasFailed(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-3", 1).submit(0, task -> "true");
        Failure limit = new Failure(FailureClass.TIME_LIMIT, "reached its time limit");
        fail(farm, 1, limit);
        farm.table().put(List.of(farm.table().row(2).orElseThrow().done("node", 1, 2, 1)));
        RenderStop stop = new RenderStop(farm.build, farm.record, farm.table(), new RenderLog(farm.listener));
        stop.request(farm.batch(), "the budget is spent");
        fail(farm, 2, limit);
        fail(farm, 3, limit); // as Batch reports it after its job was terminated
        assertTrue(stop.endFrames());
        assertEquals(
                Map.of(FrameState.FAILED, 2, FrameState.NOT_RENDERED, 1),
                farm.table().counts());
        assertEquals(FrameState.NOT_RENDERED, farm.table().row(3).orElseThrow().state());
    }

    private static void fail(CollectFixture farm, int frame, Failure failure) throws Exception {
        farm.table().put(List.of(farm.table().row(frame).orElseThrow().failed(FrameState.FAILED, failure)));
    }

    /** The first frame is rendered at once; the others run until their job is terminated. */
    private CollectFixture farm(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Path image = CollectFixture.image(folder, 1);
        return CollectFixture.open(jenkins, cloud, "1-4", 1)
                .submit(2, task -> task.id().equals("f0001") ? "cp %s a_1.png".formatted(image) : "sleep 1000");
    }
}
