package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.TaskStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderBudget;
import io.jenkins.plugins.azurerender.record.RenderBudget.Action;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Limits of the node hours and the cost of a render. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class BudgetTest {

    private static final int START = 1_000_000;
    private static final int HOUR = 3_600;

    /** Reached as soon as a task has run for a second. */
    private static final double TINY = 0.000_001;

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
    }

    @Test
    void warningIsLoggedOnceAndTheRenderStopsAtTheLimit() throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-4", 2).submit(0, task -> "true");
        farm.record.markCost(0.25, 0.5); // two tasks per node
        farm.record.markBudget(new RenderBudget(0, 1, Action.CANCEL)); // four node hours are eight hours of tasks
        FrameTable table = farm.table();
        table.put(List.of(
                table.row(1).orElseThrow().done("n", START - 6 * HOUR, START, 1),
                table.row(3).orElseThrow().running("n", START),
                table.row(4).orElseThrow().running("n", START))); // in the same task
        AtomicLong clock = new AtomicLong(START + HOUR);
        assertEquals(3.5, monitor(farm, clock).nodeHours());
        monitor(farm, clock).poll(farm.batch());
        assertEquals("", farm.text());

        clock.set(START + HOUR + HOUR / 5);
        monitor(farm, clock).poll(farm.batch());
        String warning = "WARNING: the render used 0.90 of 1.00 (maxCost), in 3.60 node hours";
        assertTrue(farm.text().contains(warning), farm.text());
        RenderAction.of(farm.build).onLoad(farm.build); // a restart of Jenkins
        monitor(farm, clock).poll(farm.batch());
        assertEquals(farm.text().indexOf(warning), farm.text().lastIndexOf(warning));
        assertFalse(stop(farm).isRequested());

        clock.set(START + 2 * HOUR);
        monitor(farm, clock).poll(farm.batch());
        assertEquals("it used 1.00 of 1.00 (maxCost), in 4.00 node hours", farm.record.getStop());
        assertFalse(farm.record.isFinishing());
        await("end of the job")
                .until(() -> farm.batch().job(farm.id).orElseThrow().ended());
    }

    @Test
    void renderWithoutFramesToRenderIsNotStopped() throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-2", 1);
        farm.submit(0, task -> "true");
        farm.record.markBudget(new RenderBudget(TINY, 0, Action.CANCEL));
        FrameTable table = farm.table();
        AtomicLong clock = new AtomicLong(START + HOUR);
        table.put(List.of(
                table.row(1).orElseThrow().done("n", START, START + 10, 1).archived(FrameImage.NONE),
                table.row(2).orElseThrow().done("n", START, START + 10, 1)));
        monitor(farm, clock, 1).poll(farm.batch());
        assertFalse(stop(farm).isRequested(), "all tasks have ended");
        Failure failure = new Failure(FailureClass.CRASH, "is missing");
        table.put(List.of(table.row(2).orElseThrow().failed(FrameState.FAILED, failure)));
        monitor(farm, clock).poll(farm.batch());
        assertFalse(stop(farm).isRequested(), "no retries");
        monitor(farm, clock, 1).poll(farm.batch());
        assertTrue(stop(farm).isRequested(), "a frame is rendered again");
    }

    @Test
    void tilesAndOtherTasksAreCounted() throws Exception {
        CollectFixture farm = CollectFixture.withTiles(jenkins, cloud, "1");
        FrameTasks tasks = new FrameTasks(farm.record.batchTasks(), farm.table());
        tasks.apply(List.of(
                status("f0001-t1", TaskStatus.State.FAILED, START, START + 100),
                status("f0001-t1-retry1", TaskStatus.State.SUCCEEDED, START, START + 20),
                status("f0001-t2", TaskStatus.State.RUNNING, START, 0),
                status("f0001", TaskStatus.State.SUCCEEDED, START, START + 3),
                status("unknown", TaskStatus.State.SUCCEEDED, START, START + 5000)));
        assertEquals(127, tasks.otherSeconds(START + 7));
        assertEquals(3, farm.table().nodeSeconds());
    }

    @Test
    void interruptedRunsAreCounted() throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-3", 1);
        FrameTasks tasks = new FrameTasks(farm.record.batchTasks(), farm.table());
        tasks.apply(List.of(
                status("f0001", TaskStatus.State.RUNNING, START, 0),
                status("f0002", TaskStatus.State.RUNNING, START, 0),
                status("f0003", TaskStatus.State.RUNNING, START, 0)));
        tasks.apply(List.of(
                new TaskStatus(
                        "f0001", TaskStatus.State.WAITING, (START + 100) * 1_000L, 0, 0, "", null, "", ""), // evicted
                status("f0002", TaskStatus.State.RUNNING, START + 200, 0), // evicted, and started again
                status("f0003", TaskStatus.State.SUCCEEDED, START + 300, START + 310)));
        assertEquals(100 + 200 + 310, farm.table().nodeSeconds());
        tasks.apply(List.of(
                status("f0001", TaskStatus.State.SUCCEEDED, START + 400, START + 401),
                status("f0002", TaskStatus.State.SUCCEEDED, START + 200, START + 202)));
        assertEquals(101 + 202 + 310, farm.table().nodeSeconds());
    }

    private static TaskStatus status(String id, TaskStatus.State state, long start, long end) {
        return new TaskStatus(id, state, 0, start, end, "n", 0, "", "");
    }

    @Test
    void runningTasksEndAndNoOthersStart() throws Exception {
        CollectFixture farm = waiting(Action.FINISH);
        farm.runUntil(() -> farm.batch().job(farm.id).orElseThrow().disabling());
        Files.createFile(folder.resolve("go"));
        assertStopped(farm, "3-4", Map.of(FrameState.ARCHIVED, 2, FrameState.NOT_RENDERED, 2));
        assertTrue(farm.text().contains(" starts no more tasks because it used "), farm.text());
    }

    @Test
    void runningTasksEndAfterARestartBeforeTheRequest() throws Exception {
        CollectFixture farm = waiting(Action.FINISH);
        farm.record.markFinishing();
        farm.record.markStop("it used 1.00 of 1.00 node hours (maxNodeHours)", List.of());
        RenderAction.of(farm.build).save();
        farm.restart();
        farm.runUntil(() -> farm.batch().job(farm.id).orElseThrow().disabling());
        farm.restart();
        Files.createFile(folder.resolve("go"));
        assertStopped(farm, "3-4", Map.of(FrameState.ARCHIVED, 2, FrameState.NOT_RENDERED, 2));
    }

    @Test
    void runningTasksAreTerminated() throws Exception {
        assertStopped(waiting(Action.CANCEL), "1-4", Map.of(FrameState.NOT_RENDERED, 4));
    }

    private void assertStopped(CollectFixture farm, String missing, Map<FrameState, Integer> counts) throws Exception {
        String message = assertThrows(AbortException.class, farm::end).getMessage();
        assertTrue(
                message.contains(
                        "frames were not rendered (%s): the render was stopped because it used ".formatted(missing)),
                message);
        assertEquals(counts, farm.table().counts());
        assertEquals(2, starts(farm));
        farm.studio.assertNothingRunsOn(farm.record);
    }

    /** Two of four tasks run at the same time, until the file go exists. */
    private CollectFixture waiting(Action action) throws Exception {
        for (int number = 1; number <= 4; number++) {
            CollectFixture.image(folder, number);
        }
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-4", 1);
        farm.record.markBudget(new RenderBudget(TINY, 0, action));
        farm.submit(2, task -> "while [ ! -e %s/go ]; do sleep 0.1; done; cp %s/image%s.png a_%s.png"
                .formatted(folder, folder, task.frames().first(), task.frames().first()));
        await("two running tasks").until(() -> starts(farm) == 2);
        return farm;
    }

    private long starts(CollectFixture farm) {
        return cloud.emulator().control().ledger().ofKind("task-state").stream()
                .filter(entry -> entry.subject().startsWith("jobs/" + farm.id + "/"))
                .filter(entry -> entry.detail().equals("running"))
                .count();
    }

    @Test
    void limitsAreComparedWithThePlanBeforeTheSubmit() throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        String submit = "scene: 'scene.blend', frames: '1-100', output: 'a_####', secondsPerFrame: 72, ";
        WorkflowRun plan = run(
                studio,
                submit + "maxCost: 0.5, onBudget: 'cancel', dryRun: true, autoPool: [pricePerNodeHour: 0.5]",
                Result.SUCCESS);
        jenkins.assertLogContains(
                "at most 0.50 (maxCost), then running tasks are terminated and no others start", plan);
        jenkins.assertLogContains(
                "WARNING: 100 frames at 72.0 seconds need more than the limit: 1.00 of 0.50 (maxCost), in 2.00 node hours. The render will stop after about 50 frames",
                plan);
        jenkins.assertLogNotContains("WARNING", run(studio, submit + "maxNodeHours: 2, dryRun: true", Result.SUCCESS));
        String refused =
                "maxCost needs the price of a node: set pricePerNodeHour in azureRenderPool or autoPool, or use maxNodeHours.";
        jenkins.assertLogContains(refused, run(studio, submit + "maxCost: 5, dryRun: true", Result.FAILURE));
        WorkflowRun unpriced = run(studio, submit + "maxCost: 5", Result.FAILURE);
        jenkins.assertLogContains(refused, unpriced);
        jenkins.assertLogNotContains("\tat ", unpriced);
    }

    private static WorkflowRun run(Studio studio, String parameters, Result result) throws Exception {
        return studio.run(studio.jobWithScene("node { azureRenderSubmit " + parameters + " }"), result);
    }

    private static BudgetMonitor monitor(CollectFixture farm, AtomicLong clock) throws Exception {
        return monitor(farm, clock, 0);
    }

    private static BudgetMonitor monitor(CollectFixture farm, AtomicLong clock, int retries) throws Exception {
        RenderLog log = new RenderLog(farm.listener);
        FrameTasks tasks = new FrameTasks(farm.record.batchTasks(), farm.table());
        return new BudgetMonitor(
                farm.build,
                farm.record,
                farm.table(),
                tasks,
                new FrameRetries(farm.record, farm.table(), tasks, retries, log),
                stop(farm),
                log,
                clock::get);
    }

    private static RenderStop stop(CollectFixture farm) throws Exception {
        return new RenderStop(farm.build, farm.record, farm.table(), new RenderLog(farm.listener));
    }
}
