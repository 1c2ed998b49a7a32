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

    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final RenderLog log;
    private int waiting;
    private long looked;

    PreemptionMonitor(Run<?, ?> run, RenderRecord record, RenderLog log) {
        this.run = run;
        this.record = record;
        this.log = log;
        looked = System.nanoTime();
    }

    /** Polls every minute, at the end, and when tasks return to the waiting state, which an eviction causes. */
    void look(BatchService batch, TaskCounts counts) throws IOException {
        boolean cameBack = counts.active() > waiting;
        boolean last = counts.running() + counts.active() == 0;
        boolean due = System.nanoTime() - looked > PAUSE_NANOS;
        if (record.getPool() != null && (cameBack || last || due)) {
            Preemptions preemptions = record.getPreemptions();
            if (preemptions.take(batch.preempted(record.getPool()))) {
                log.line("pool", "%s: %s; their tasks start again".formatted(record.getPool(), preemptions));
                RenderAction.of(run).save();
            }
            looked = System.nanoTime();
        }
        waiting = counts.active();
    }
}
