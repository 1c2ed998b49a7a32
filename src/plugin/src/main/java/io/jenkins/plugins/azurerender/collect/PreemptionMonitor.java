package io.jenkins.plugins.azurerender.collect;

import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.Preemptions;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;

/** Counts the Spot nodes that are evicted during a render, and saves the number with it. */
final class PreemptionMonitor {

    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderLog log;
    private int waiting;
    private long lastPoll;

    PreemptionMonitor(Run<?, ?> run, RenderRecord record, RenderLog log) {
        this.run = run;
        this.record = record;
        this.log = log;
        lastPoll = System.nanoTime();
    }

    /** Polls every minute, at the end, and when tasks return to the waiting state, which an eviction causes. */
    void poll(BatchService batch, TaskCounts counts) throws IOException {
        boolean requeued = counts.active() > waiting;
        boolean last = counts.running() + counts.active() == 0;
        boolean due = System.nanoTime() - lastPoll > INTERVAL_NANOS;
        if (record.getPool() != null && (requeued || last || due)) {
            Preemptions preemptions = record.getPreemptions();
            if (preemptions.update(batch.preempted(record.getPool()))) {
                log.line("pool", "%s: %s; their tasks start again".formatted(record.getPool(), preemptions));
                RenderAction.of(run).save();
            }
            lastPoll = System.nanoTime();
        }
        waiting = counts.active();
    }
}
