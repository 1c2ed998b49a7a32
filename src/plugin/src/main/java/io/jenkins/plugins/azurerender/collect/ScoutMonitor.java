package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.ScoutFrames;
import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Starts the frames that wait for scouts where Batch does not, or stops the render because a scout failed. Batch itself
 * starts them when all scouts succeeded in their first tasks, and blocks them otherwise. They start here if the scouts must
 * be validated, or if the first task of a scout failed, which needs another task than the one that blocks.
 */
final class ScoutMonitor {

    private final FrameTable table;
    private final FrameTasks tasks;
    private final FrameRetries retries;
    private final RenderLog log;
    private final Optional<RenderTask> task;
    private final Optional<ScoutFrames> scouts;
    private boolean sent;
    private boolean logged;

    ScoutMonitor(RenderRecord record, FrameTable table, FrameTasks tasks, FrameRetries retries, RenderLog log) {
        this.table = table;
        this.tasks = tasks;
        this.retries = retries;
        this.log = log;
        List<RenderTask> batchTasks = record.batchTasks();
        task = batchTasks.stream()
                .filter(each -> each.role() == RenderTask.Role.SCOUTS)
                .findFirst();
        scouts = ScoutFrames.of(record);
        logged = isReady();
    }

    /** Returns a text such as {@code 3 scouts first, 237 frames wait}; empty if no frame waits for scouts. */
    String waiting() {
        return tasks.areReleased()
                ? ""
                : scouts.filter(each -> each.isWaiting(table))
                        .map(ScoutFrames::summary)
                        .orElse("");
    }

    /**
     * Returns why the render must stop because a scout failed and is not rendered again, as a clause; empty if it need not.
     * Frames that have started stop, too: validation can find a damaged scout after Batch has started them.
     */
    Optional<String> failure() {
        List<FrameRow> failed = rows().stream()
                .filter(row -> row.state().isBad() && !retries.isPending(row))
                .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        FrameRow first = failed.get(0);
        return Optional.of("%s failed (frame %s %s)"
                .formatted(
                        "scout"
                                + (failed.size() == 1 ? " " : "s ")
                                + new FrameRange(
                                        failed.stream().map(FrameRow::number).toList()),
                        first.number(),
                        first.problem().isEmpty() ? first.failureClass().word() : first.problem()));
    }

    /** Starts the waiting frames if they do not start otherwise; returns whether a task was added now. */
    boolean release(RenderCloud cloud) throws IOException {
        if (task.isEmpty() || !isReady()) {
            return false;
        }
        if (!logged) {
            logged = true;
            log.line(
                    "scouts",
                    "%s archived: %s"
                            .formatted(
                                    RenderLog.count(rows().size(), "scout"),
                                    RenderLog.count(
                                                    scouts.orElseThrow()
                                                            .others()
                                                            .size(),
                                                    "frame") + " can start"));
        }
        boolean validated = scouts.orElseThrow().validated();
        if (sent || tasks.areReleased() || !validated && !isBlocked()) {
            return false;
        }
        try {
            retries.release(cloud, task.get(), !validated);
        } catch (BatchException x) {
            if (!FrameRetries.JOB_ENDED.contains(x.code())) {
                throw x;
            }
        }
        sent = true;
        return true;
    }

    /** Whether Batch never starts the waiting frames: a task can fail although its frame was saved and is valid. */
    private boolean isBlocked() {
        return rows().stream().anyMatch(row -> row.attempt() > 0)
                || task.orElseThrow().after().stream().anyMatch(id -> table.problem(id)
                        .filter(problem -> !problem.isSuccessful())
                        .isPresent());
    }

    private boolean isReady() {
        List<FrameRow> rows = rows();
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.state() == FrameState.ARCHIVED);
    }

    private List<FrameRow> rows() {
        return scouts.map(each -> each.frames().frames().stream()
                        .flatMap(number -> table.row(number).stream())
                        .toList())
                .orElse(List.of());
    }
}
