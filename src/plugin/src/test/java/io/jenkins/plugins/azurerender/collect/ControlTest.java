package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobState;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.jenkins.RenderThreads;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests to control a render reach Batch once, also if Jenkins is restarted in between, and the frames are complete. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ControlTest {

    @TempDir
    Path folder;

    private LocalCloud cloud;
    private CollectFixture farm;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        for (int number = 1; number <= 4; number++) {
            CollectFixture.image(folder, number);
        }
        farm = open(jenkins, "1-4");
    }

    private CollectFixture open(JenkinsRule jenkins, String frames) throws Exception {
        CollectFixture opened = CollectFixture.open(jenkins, cloud, frames, 1);
        opened.record.markSubmitted();
        opened.record.markTimeLimit(1, 25);
        RenderAction.of(opened.build).beginCollect(List.of(opened.id), PipelineBranch.NONE, this);
        return opened;
    }

    @Test
    void pausedRenderStartsNoTaskUntilItIsResumed() throws Exception {
        String command = """
                n=${AZ_BATCH_TASK_ID:4:1}; echo x >> DIR/starts; until [ -e DIR/go ]; do sleep 0.05; done; \
                cp DIR/image$n.png a_$n.png""".replace("DIR", folder.toString());
        farm.submit(1, task -> command);
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 1 && starts() == 1);
        request(Action.PAUSE, "", "ann");
        farm.restart(); // before Batch has received it
        farm.runUntil(() -> farm.text().contains("paused by ann"));
        assertTrue(
                farm.text()
                        .contains(
                                "ID: paused by ann; its pool ID keeps 1 node, which costs money while idle; the time limit continues to run"
                                        .replace("ID", farm.id)),
                farm::text);
        await("disabled job").until(() -> job().state() == JobState.DISABLED);
        assertRefused("This render was already paused by ann.", Action.PAUSE, "", "bob");
        Files.createFile(folder.resolve("go"));
        farm.restart();
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 0);
        for (int poll = 0; poll < 5; poll++) {
            assertEquals(RenderCollector.Next.LATER, farm.next());
        }
        assertEquals(1, starts());
        assertFalse(farm.text().contains("outside Jenkins"), farm::text);
        assertEquals(1, farm.calls("Job_Disable"));

        request(Action.RESUME, "", "bob");
        assertRefused("This render was already resumed by bob.", Action.RESUME, "", "ann");
        assertEquals(4, farm.end().get("frames"));
        assertTrue(farm.text().contains(farm.id + ": resumed by bob"), farm::text);
        assertEquals(5, starts(), "the running frame started again");
        assertEquals(1, farm.calls("Job_Enable"));
        assertEquals(1, lines("paused by ann"));
        assertRefused("The render has ended.", Action.PAUSE, "", "ann");
    }

    @Test
    void jobEnabledInAzureIsNotPausedAgain() throws Exception {
        farm.submit(0, task -> "true");
        request(Action.PAUSE, "", "ann");
        farm.batch().disableJob(farm.id); // Jenkins was restarted before it received the answer
        farm.next();
        await("disabled job").until(() -> job().state() == JobState.DISABLED);
        client().jobOperations().enableJob(farm.id);
        await("enabled job").until(() -> job().state() == JobState.ACTIVE);
        farm.runUntil(() -> farm.text().contains(farm.id + ": resumed by someone outside Jenkins"));
        assertEquals(JobState.ACTIVE, job().state());
        assertTrue(farm.record.controls().pause().isEmpty());
    }

    @Test
    void requeuedFramesAreRenderedAgain() throws Exception {
        farm.request = new CollectParameters().retries(0).request();
        // Frame 2 fails, frame 3 hangs, both only once; frame 4 waits for a file.
        String command = """
                n=${AZ_BATCH_TASK_ID:4:1}; echo x >> DIR/starts; \
                if [ $n = 4 ]; then until [ -e DIR/go ]; do sleep 0.05; done; fi; \
                if [ $n = 2 ] && ! [ -e DIR/tried2 ]; then touch DIR/tried2; echo std::bad_alloc; exit 1; fi; \
                if [ $n = 3 ] && ! [ -e DIR/tried3 ]; then touch DIR/tried3; exec sleep 1000; fi; \
                cp DIR/image$n.png a_$n.png""".replace("DIR", folder.toString());
        farm.submit(2, task -> command);
        farm.runUntil(() -> state(1) == FrameState.ARCHIVED
                && state(2) == FrameState.FAILED
                && state(3) == FrameState.RUNNING
                && state(4) == FrameState.RUNNING
                && starts() == 4);
        assertRefused(
                "Frame 1 is archived: only failed and running frames can be requeued.", Action.REQUEUE, "1-2", "ann");
        assertRefused("Frame 9 is not in this render: use frames of 1-4.", Action.REQUEUE, "9", "ann");
        request(Action.REQUEUE, "2-3", "ann");
        assertRefused(
                "Already requested: frames 2-3 requeued by ann. Try again in a moment.", Action.REQUEUE, "3", "bob");
        farm.runUntil(() -> farm.record.controls().all().get(0).isDone());
        Files.createFile(folder.resolve("go"));
        assertEquals(4, farm.end().get("frames"));
        for (int number : List.of(2, 3)) {
            FrameRow frame = farm.table().row(number).orElseThrow();
            assertEquals("f000%s-retry1".formatted(number), frame.task());
            assertEquals(1, frame.attempt());
        }
        assertEquals(6, starts());
        assertEquals(1, lines("frames 2-3 requeued by ann"));
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void lastRunningFrameOfAJobThatEndsWithItsLastTaskIsRequeued(JenkinsRule jenkins) throws Exception {
        farm = open(jenkins, "1");
        String command = """
                if ! [ -e DIR/tried ]; then touch DIR/tried; exec sleep 1000; fi; \
                cp DIR/image1.png a_1.png""".replace("DIR", folder.toString());
        farm.submit(1, task -> command);
        farm.batch().endWithLastTask(farm.id); // as that of an auto pool
        farm.runUntil(() -> state(1) == FrameState.RUNNING && Files.exists(folder.resolve("tried")));
        request(Action.REQUEUE, "1", "ann");
        assertEquals(1, farm.end().get("frames"));
        assertEquals("f0001-retry1", farm.table().row(1).orElseThrow().task());
    }

    @Test
    void requeuedFrameOfAnEndedJobHasFailed() throws Exception {
        farm.submit(0, task -> "true");
        FrameRow row = farm.table().row(1).orElseThrow().running("node", 1);
        farm.table().put(List.of(row));
        farm.batch().terminateJob(farm.id, "test");
        FrameRetries retries = new FrameRetries(
                farm.record,
                farm.table(),
                new FrameTasks(farm.record.batchTasks(), farm.table()),
                0,
                new RenderLog(farm.listener));
        RenderCloud opened = RenderCloud.open("studio", farm.build);
        InvalidRequestException x =
                assertThrows(InvalidRequestException.class, () -> retries.requeue(opened, Set.of(1)));
        assertEquals("The render has ended.", x.getMessage());
        assertEquals(FrameState.FAILED, state(1));
        assertEquals(
                "was not rendered: the job was terminated early",
                farm.table().row(1).orElseThrow().problem());
    }

    @Test
    void pausedRenderIsTerminatedIfItsBuildEnds() throws Exception {
        farm.submit(0, task -> "true");
        farm.record.markResources();
        request(Action.PAUSE, "", "ann");
        farm.next();
        request(Action.PRIORITY, "7", "bob");
        new UncollectedRenderCleanup().onCompleted(farm.build, farm.listener);
        RenderThreads.awaitIdle();
        String reason = "The build ended without collecting its frames, while the render was paused";
        assertTrue(farm.text().contains("terminating " + farm.id + ": " + reason), farm::text);
        assertEquals(reason, farm.record.getCancellation());
        assertTrue(farm.batch().job(farm.id).orElseThrow().reason().endsWith(reason));
        assertEquals("The build has ended.", farm.record.controls().all().get(1).getNote());
        assertRefused("The build has ended, so its renders can no longer be changed.", Action.RESUME, "", "ann");
    }

    @Test
    void priorityAndTimeLimitAreChanged() throws Exception {
        farm.submit(0, task -> "true");
        assertRefused("The time limit is 1 hour: use 2 to 25.", Action.EXTEND, "26", "ann");
        assertRefused("The time limit is 1 hour: use 2 to 25.", Action.EXTEND, "1", "ann");
        RenderControl extension = request(Action.EXTEND, "25", "ann");
        assertRefused(
                "Already requested: time limit extended to 25 hours by ann. Try again in a moment.",
                Action.EXTEND,
                "3",
                "bob");
        farm.record.request(extension); // the same request, after a restart
        CapSettings cap = new CapSettings();
        cap.setMaxHours(24);
        farm.studio.account().setCaps(List.of(cap));
        JobControl capped = new JobControl(RenderCloud.open("studio", farm.build), farm.build, farm.record);
        assertTrue(capped.send());
        String refusal = farm.record.controls().all().get(0).getNote();
        assertTrue(refusal.startsWith("timeLimitHours is 25"), refusal);
        farm.studio.account().setCaps(List.of());
        request(Action.EXTEND, "25", "ann");
        request(Action.PRIORITY, "-7", "bob");
        JobControl control = new JobControl(RenderCloud.open("studio", farm.build), farm.build, farm.record);
        assertTrue(control.send());
        assertEquals(-7, job().priority());
        assertEquals(
                25, job().constraints().maxWallClockTime().toStandardHours().getHours());
        assertEquals(25, farm.record.getTimeLimitHours());
        assertRefused(
                "The time limit of 25 hours cannot be extended: after it, nodes have no access to storage.",
                Action.EXTEND,
                "26",
                "ann");
        farm.next();
        assertTrue(farm.text().contains(farm.id + ": time limit extended to 25 hours by ann"), farm::text);
        assertTrue(farm.text().contains(farm.id + ": priority set to -7 by bob"), farm::text);

        request(Action.PRIORITY, "8", "bob");
        farm.batch().terminateJob(farm.id, "test");
        assertTrue(control.send());
        RenderControl late = farm.record.controls().all().get(3);
        assertTrue(late.isFailed());
        assertEquals("The render has ended.", late.getNote());
    }

    private RenderControl request(Action action, String value, String user) throws IOException {
        RenderControl control = new RenderControl(UUID.randomUUID().toString(), action, value, user);
        JobControl.request(farm.record, farm.build, control);
        return control;
    }

    private void assertRefused(String message, Action action, String value, String user) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> request(action, value, user));
        assertEquals(message, x.getMessage());
    }

    private FrameState state(int frame) throws IOException {
        return farm.table().row(frame).orElseThrow().state();
    }

    private CloudJob job() throws IOException {
        return client().jobOperations().getJob(farm.id);
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    private int starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private long lines(String text) {
        return farm.text().lines().filter(line -> line.contains(text)).count();
    }
}
