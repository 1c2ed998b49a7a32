package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.util.SystemProperties;

/**
 * Renders failed frames again, as new tasks of the same job, if the failure may be temporary. The frame table is saved
 * before a task is added, and tasks that may be missing in Batch are added again after a restart.
 */
final class FrameRetries {

    private static final String LATER = FrameRetries.class.getName() + ".laterSeconds";
    private static final long LATER_SECONDS = 300;

    /** Limit, because each of them needs several requests. */
    private static final int TILED_FRAMES_AT_ONCE = 32;

    /** Of a frame that did not fail before, because a user requeued it while it was running. */
    private static final Failure ENDED_EARLY =
            new Failure(FailureClass.ENDED, "was not rendered: the job was terminated early");

    static final Set<String> JOB_ENDED = Set.of("JobCompleted", "JobTerminating", "JobBeingTerminated");

    private final RenderRecord record;
    private final List<RenderTask> planned;
    private final FrameTable table;
    private final FrameTasks tasks;
    private final int retries;
    private final RenderLog log;
    private final Map<Integer, String> firstTasks = new HashMap<>();
    private final TileTasks tiles;
    private final RetryTasks retryTasks;
    private boolean sent;
    private boolean lastSent;
    private boolean tooLate;

    FrameRetries(RenderRecord record, FrameTable table, FrameTasks tasks, int retries, RenderLog log) {
        this.record = record;
        this.planned = record.batchTasks();
        this.table = table;
        this.tasks = tasks;
        this.retries = retries;
        this.log = log;
        for (RenderTask task : planned) {
            if (task.role().producesFrames()) {
                task.frames().frames().forEach(number -> firstTasks.put(number, task.id()));
            }
        }
        tiles = new TileTasks(planned, table);
        retryTasks = new RetryTasks(record, firstTasks, tiles);
    }

    /** Whether a frame will be rendered again, now or later. */
    boolean isPending() {
        return table.rows().stream().anyMatch(this::isPending);
    }

    /** Whether a frame will be rendered again, now or later. */
    boolean isPending(FrameRow row) {
        return !tooLate
                && row.state().isBad()
                && row.attempt() < retries
                && firstTasks.containsKey(row.number())
                && row.failureClass().retry() != FailureClass.Retry.NEVER;
    }

    /** Adds the tasks that are due; returns whether there were any. */
    boolean send(RenderCloud cloud) throws IOException {
        if (tooLate) {
            return false;
        }
        boolean resent = !sent && resend(cloud);
        sent = true;
        if (!isPending()) {
            return resent;
        }
        long now = System.currentTimeMillis() / 1000;
        // Frames of one task are rendered again in one new task.
        Set<String> notYet = table.rows().stream()
                .filter(row -> !row.state().isEnd() || (isPending(row) && !isDue(row, now)))
                .map(FrameRow::task)
                .collect(Collectors.toSet());
        List<FrameRow> due = table.rows().stream()
                .filter(row -> isPending(row) && !notYet.contains(row.task()))
                .limit(tiles.isEmpty() ? Integer.MAX_VALUE : TILED_FRAMES_AT_ONCE)
                .toList();
        if (due.isEmpty()) {
            return resent;
        }
        report(due);
        renderAgain(cloud, due, Set.of());
        return true;
    }

    /** @param running tasks to terminate, which render these frames now */
    private void renderAgain(RenderCloud cloud, List<FrameRow> due, Set<String> running) throws IOException {
        Map<String, Integer> attempts = attempts();
        List<FrameRow> again = new ArrayList<>();
        Map<String, String> avoid = new HashMap<>();
        for (FrameRow row : due) {
            String first = firstTasks.get(row.number());
            int attempt = attempts.get(first) + 1;
            String id = TileTasks.id(first, attempt);
            again.add(row.retried(id, attempt));
            if (row.failureClass().retry() == FailureClass.Retry.OTHER_NODE) {
                avoid.put(id, row.run().node());
            }
        }
        table.put(again);
        RetryTasks.byTask(again).forEach(tasks::add);
        sent = false; // until the requests succeed; otherwise the tasks are added again
        add(cloud, again, avoid);
        sent = true;
        if (!tooLate) { // only now: a job that ends with its last task would end before the new ones are added
            for (String task : running) {
                cloud.batch().terminateTask(record.getBatchJob(), task);
            }
        }
    }

    /**
     * Renders frames again at the request of a user: those that failed, and those that are running, whose tasks are
     * terminated. All frames of a task are rendered again together. Can be repeated after a failure or a restart: frames that
     * were rendered again after the request are left out.
     *
     * @return what the user should know, without a period; empty for nothing
     * @throws InvalidRequestException if the job has ended
     */
    String requeue(RenderCloud cloud, RenderControl control) throws IOException {
        Set<Integer> numbers =
                new HashSet<>(FrameRange.parse(control.getValue()).frames());
        if (!sent) { // an interrupted attempt may not have added them; they must exist before the earlier ones end
            resend(cloud);
            sent = true;
        }
        refuseIfTooLate();
        List<FrameRow> rows = table.rows().stream()
                .filter(row -> numbers.contains(row.number()) && firstTasks.containsKey(row.number()))
                .toList();
        for (FrameRow row : rows) {
            if (control.isRequeued(row) && !tiles.has(row.number())) {
                endEarlierTasks(cloud, row); // which an interrupted attempt of this request did not do
            }
        }
        Set<String> ids = rows.stream()
                .filter(row -> !control.isRequeued(row))
                .filter(row -> JobControl.canRequeue(row.state(), tiles.has(row.number())))
                .map(FrameRow::task)
                .collect(Collectors.toSet());
        List<FrameRow> due = table.rows().stream()
                .filter(row -> ids.contains(row.task()) && JobControl.canRequeue(row.state(), tiles.has(row.number())))
                .toList();
        if (due.isEmpty()) {
            return rows.stream().anyMatch(control::isRequeued)
                    ? ""
                    : "nothing to requeue: the frames are waiting or archived";
        }
        renderAgain(
                cloud,
                due,
                due.stream()
                        .filter(row -> row.state() == FrameState.RUNNING)
                        .map(FrameRow::task)
                        .collect(Collectors.toSet()));
        refuseIfTooLate();
        List<Integer> all = due.stream().map(FrameRow::number).toList();
        return numbers.containsAll(all)
                ? ""
                : "frames %s share tasks and start again together".formatted(new FrameRange(all));
    }

    private void refuseIfTooLate() {
        if (tooLate) {
            throw new InvalidRequestException(JobControl.ENDED);
        }
    }

    /**
     * Repeats the task that runs after all frames if all frames are archived and some were rendered again; returns whether
     * it was added now.
     */
    boolean sendLast(RenderCloud cloud) throws IOException {
        Optional<RenderTask> last = planned.stream()
                .filter(task -> task.role() == RenderTask.Role.AFTER)
                .findFirst();
        boolean retried =
                table.rows().stream().anyMatch(row -> row.attempt() > 0 && firstTasks.containsKey(row.number()));
        if (last.isEmpty() || lastSent || !retried || table.count(FrameState.ARCHIVED) < table.size()) {
            return false;
        }
        lastSent = true;
        retryTasks.sendLast(cloud, last.get().id());
        return true;
    }

    /** Starts the frames that wait for a task; see {@link RetryTasks#release}. */
    void release(RenderCloud cloud, RenderTask scouts, boolean exists) throws IOException {
        retryTasks.release(cloud, scouts, exists);
    }

    /** Adds tasks again that may not have been added before a restart. */
    private boolean resend(RenderCloud cloud) throws IOException {
        List<FrameRow> waiting = table.rows().stream()
                .filter(row -> row.attempt() > 0 && row.state() == FrameState.WAITING)
                .toList();
        if (!waiting.isEmpty()) {
            add(cloud, waiting, Map.of());
        }
        return !waiting.isEmpty();
    }

    private void add(RenderCloud cloud, List<FrameRow> rows, Map<String, String> avoid) throws IOException {
        try {
            retryTasks.send(cloud, rows, avoid);
        } catch (BatchException x) {
            if (!JOB_ENDED.contains(x.code())) {
                throw x;
            }
            tooLate = true;
            log.line("job", "%s has ended, so nothing is rendered again".formatted(record.getBatchJob()));
            table.put(rows.stream()
                    .map(row -> row.failed(FrameState.FAILED, row.failure().orElse(ENDED_EARLY)))
                    .toList());
        }
    }

    /** The highest attempt of each first task, because some frames of a task may have had more attempts than others. */
    private Map<String, Integer> attempts() {
        Map<String, Integer> attempts = new HashMap<>();
        for (FrameRow row : table.rows()) {
            attempts.merge(firstTasks.getOrDefault(row.number(), ""), row.attempt(), Math::max);
        }
        return attempts;
    }

    private static boolean isDue(FrameRow row, long now) {
        long pause = row.failureClass().retry() == FailureClass.Retry.LATER
                ? SystemProperties.getLong(LATER, LATER_SECONDS) * (row.attempt() + 1)
                : 0;
        return now >= row.run().end() + pause;
    }

    private void endEarlierTasks(RenderCloud cloud, FrameRow row) throws IOException {
        Set<String> current = table.rows().stream().map(FrameRow::task).collect(Collectors.toSet());
        for (int attempt = 0; attempt < row.attempt(); attempt++) {
            String task = TileTasks.id(firstTasks.get(row.number()), attempt);
            if (!current.contains(task)) {
                cloud.batch().terminateTask(record.getBatchJob(), task);
            }
        }
    }

    private void report(List<FrameRow> due) {
        Map<FailureClass, List<Integer>> byClass = new EnumMap<>(FailureClass.class);
        due.forEach(row -> byClass.computeIfAbsent(row.failureClass(), kind -> new ArrayList<>())
                .add(row.number()));
        byClass.forEach((kind, numbers) -> log.line(
                "frames",
                "%s rendered again (%s): %s"
                        .formatted(
                                RenderLog.count(numbers.size(), "frame"),
                                kind.word(),
                                new FrameRange(numbers).toString())));
    }
}
