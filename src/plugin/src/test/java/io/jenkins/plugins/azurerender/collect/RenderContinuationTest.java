package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.TaskStatus;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RecordedRenders;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.settings.CommandChoice;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which frames another attempt of {@code retry} renders. */
@Tag("unit")
class RenderContinuationTest {

    /** Batch jobs that render nothing more. */
    private enum Job {
        COMPLETED,
        TERMINATING_WITH_TASKS,
        ACTIVE_WITHOUT_TASKS
    }

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private final List<TaskStatus> tasks = new ArrayList<>();
    private JobStatus job;
    private boolean tasksLeft;

    private final RenderRecord record = new RenderRecord("studio", "r-1", "pool", settings());

    @Test
    void activeJobWithTasksContinues() throws Exception {
        record.markSubmitted();
        active();
        tasksLeft = true;
        task("f0001", TaskStatus.State.FAILED, 0);
        assertEquals(Optional.empty(), remaining(table()));
        assertEquals(List.of("job", "hasTasksLeft"), calls);
    }

    @ParameterizedTest
    @EnumSource(Job.class)
    void missingFramesAreRenderedAfterTheEndOfTheJob(Job state) throws Exception {
        record.markSubmitted();
        begin(state);
        task("f0002", TaskStatus.State.FAILED, 20);
        task("f0003", TaskStatus.State.SUCCEEDED, 20);
        task("f0004", TaskStatus.State.WAITING, 0);
        assertEquals(Optional.of("2,4"), remaining(tableWithTheFirstFrame()));
        assertEquals(state == Job.ACTIVE_WITHOUT_TASKS, calls.contains("terminateJob"), calls::toString);
    }

    @ParameterizedTest
    @EnumSource(Job.class)
    void renderedFramesAreNotRenderedAgain(Job state) throws Exception {
        record.markSubmitted();
        begin(state);
        for (String task : List.of("f0002", "f0003", "f0004")) {
            task(task, TaskStatus.State.SUCCEEDED, 20);
        }
        assertEquals(Optional.empty(), remaining(tableWithTheFirstFrame()));
        assertEquals(
                List.of("changedTasks"), calls.subList(calls.size() - 1, calls.size()), "the job is not terminated");
    }

    @Test
    void framesOfADeletedJobAreRendered() throws Exception {
        record.markSubmitted();
        assertEquals(Optional.of("2-4"), remaining(tableWithTheFirstFrame()));
        assertEquals(List.of("job"), calls);
    }

    @Test
    void completeRenderNeedsNoRequest() throws Exception {
        record.markSubmitted();
        RecordedRenders.complete(record, 4);
        active();
        assertEquals(Optional.empty(), remaining(table()));
        assertEquals(List.of(), calls);
    }

    @Test
    void jobWhoseSubmitFailedIsReplaced() throws Exception {
        record.continueIn("r-2", "2-4", "pool");
        active();
        tasksLeft = true;
        task("f0002", TaskStatus.State.SUCCEEDED, 20);
        task("f0003", TaskStatus.State.RUNNING, 0);
        assertEquals(Optional.of("3-4"), remaining(tableWithTheFirstFrame()));
        assertEquals(List.of("job", "changedTasks", "terminateJob"), calls);
    }

    @Test
    void jobThatWasNotCreatedIsReplaced() throws Exception {
        record.continueIn("r-2", "2-4", "pool");
        assertEquals(Optional.of("2-4"), remaining(tableWithTheFirstFrame()));
        assertEquals(List.of("job"), calls);
    }

    @Test
    void succeededTaskAfterTheFramesIsNotRepeated() throws Exception {
        RenderRecord then = after();
        rendered(20);
        task("last", TaskStatus.State.SUCCEEDED, 30);
        assertEquals(Optional.empty(), remaining(then));
    }

    @Test
    void taskAfterTheFramesThatFailedIsRepeated() throws Exception {
        RenderRecord then = after();
        rendered(20);
        task("last", TaskStatus.State.FAILED, 30);
        assertEquals(Optional.of(""), remaining(then));
    }

    @Test
    void taskThatRanBeforeAFrameWasRenderedAgainIsRepeated() throws Exception {
        RenderRecord then = after();
        rendered(40);
        task("last", TaskStatus.State.SUCCEEDED, 30);
        assertEquals(Optional.of(""), remaining(then));
        task("last-retry1", TaskStatus.State.SUCCEEDED, 50);
        assertEquals(Optional.empty(), remaining(then));
    }

    @Test
    void taskThatDidNotWriteItsFilesIsRepeated() throws Exception {
        RenderRecord then = after();
        rendered(20);
        task("last", TaskStatus.State.SUCCEEDED, 30);
        RecordedRenders.table(folder, then).putProblems(List.of(TaskProblem.succeeded("last")));
        assertEquals(Optional.of(""), remaining(then));
    }

    /** A render with a task after its frames, whose job has ended. */
    private RenderRecord after() {
        RenderRecord then = new RenderRecord("studio", "r-1", "pool", settings().then(new CommandChoice("date")));
        then.markSubmitted();
        begin(Job.COMPLETED);
        return then;
    }

    private void rendered(long lastEnded) {
        for (String task : List.of("f0001", "f0002", "f0003")) {
            task(task, TaskStatus.State.SUCCEEDED, 20);
        }
        task("f0004", TaskStatus.State.SUCCEEDED, lastEnded);
    }

    private Optional<String> remaining(RenderRecord render) throws IOException {
        return new RenderContinuation(render, RecordedRenders.table(folder, render)).remaining(batch());
    }

    private static RenderSettings settings() {
        return new RenderSettings("scene.blend", "1-4", "a_#", "PNG");
    }

    private FrameTable table() throws IOException {
        return RecordedRenders.table(folder, record);
    }

    private FrameTable tableWithTheFirstFrame() throws IOException {
        FrameTable table = table();
        FrameRow first = table.row(1).orElseThrow();
        table.put(List.of(first.done("node", 10, 20, 1).archived(FrameImage.NONE)));
        return table;
    }

    private Optional<String> remaining(FrameTable table) throws IOException {
        return new RenderContinuation(record, table).remaining(batch());
    }

    private void active() {
        job = new JobStatus(record.getBatchJob(), false, false, false, false, "", "pool", "", Map.of());
    }

    private void begin(Job state) {
        boolean ended = state == Job.COMPLETED;
        boolean terminating = state == Job.TERMINATING_WITH_TASKS;
        job = new JobStatus(record.getBatchJob(), ended, terminating, false, false, "", "pool", "", Map.of());
        tasksLeft = terminating;
    }

    private void task(String id, TaskStatus.State state, long ended) {
        boolean failed = state == TaskStatus.State.FAILED;
        tasks.add(new TaskStatus(
                id,
                state,
                1,
                ended == 0 ? 0 : ended - 10,
                ended,
                "node",
                failed ? 1 : null,
                failed ? "FailureExitCode" : "",
                ""));
    }

    @SuppressWarnings("unchecked")
    private BatchService batch() {
        Class<BatchService> type = BatchService.class;
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    assertEquals(record.getBatchJob(), arguments[0]);
                    return switch (method.getName()) {
                        case "job" -> Optional.ofNullable(job);
                        case "hasTasksLeft" -> tasksLeft;
                        case "changedTasks" -> {
                            ((Consumer<List<TaskStatus>>) arguments[2]).accept(tasks);
                            yield null;
                        }
                        case "terminateJob" -> null;
                        default -> throw new AssertionError(method);
                    };
                }));
    }
}
