package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderBudget;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Compares the node time of a render with its budget: warns once when nine tenths are used, and stops the render at the limit.
 * Counted is the time in which its tasks run on nodes, also on a pool that several renders share.
 */
final class BudgetMonitor {

    private static final double WARNING = 0.9;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final FrameTasks tasks;
    private final FrameRetries retries;
    private final RenderStop stop;
    private final RenderLog log;
    private final LongSupplier clock;

    /** @param clock returns the time in seconds since 1970 */
    BudgetMonitor(
            Run<?, ?> run,
            RenderRecord record,
            FrameTable table,
            FrameTasks tasks,
            FrameRetries retries,
            RenderStop stop,
            RenderLog log,
            LongSupplier clock) {
        this.run = run;
        this.record = record;
        this.table = table;
        this.tasks = tasks;
        this.retries = retries;
        this.stop = stop;
        this.log = log;
        this.clock = clock;
    }

    void poll(BatchService batch) throws IOException {
        RenderBudget budget = record.getBudget();
        if (budget.isNone() || stop.isRequested() || tasks.areEnded() && !retries.isPending()) {
            return; // without frames to render, a stop would save nothing, and omit the task after all frames
        }
        double hours = nodeHours();
        double price = record.getPricePerNodeHour();
        double share = budget.share(hours, price);
        if (share >= 1) {
            String reason = "it used " + budget.describe(hours, price);
            if (budget.action() == RenderBudget.Action.FINISH) {
                stop.finish(batch, reason);
            } else {
                stop.request(batch, reason);
            }
        } else if (share >= WARNING && !record.isBudgetWarned()) {
            record.markBudgetWarned();
            RenderAction.of(run).save();
            log.line("budget", "WARNING: the render used %s".formatted(budget.describe(hours, price)));
        }
    }

    /** Returns the node time so far, with that of running tasks. */
    double nodeHours() {
        long now = clock.getAsLong();
        Map<String, Long> running = new HashMap<>(); // frames of a task share its time
        for (FrameRow row : table.rows(FrameState.RUNNING, Integer.MAX_VALUE)) {
            running.put(row.task(), Math.max(0, now - row.run().start()));
        }
        long seconds = table.nodeSeconds()
                + running.values().stream().mapToLong(Long::longValue).sum()
                + tasks.otherSeconds(now);
        return seconds * record.getNodesPerTask() / SECONDS_PER_HOUR;
    }
}
