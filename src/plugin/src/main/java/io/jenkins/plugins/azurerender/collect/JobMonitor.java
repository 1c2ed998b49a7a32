package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Looks at a job: at its state and its counts each time, at tasks only when a count changed, and then only at those that
 * changed. Counts may lag or miss something, so all tasks are looked at now and then in any case, and at the end.
 */
final class JobMonitor {

    /** Why a job ends that was told to end with its last task (REST API, JobExecutionInformation.terminateReason). */
    private static final String ALL_TASKS_COMPLETE = "AllTasksComplete";

    /** Changes that the service makes known late are not missed when they are this late at most. */
    private static final long OVERLAP_MILLIS = 10_000;

    private static final long TRUST_NANOS = 600_000_000_000L;

    private final RenderRecord record;
    private final FrameTasks tasks;
    private TaskCounts counts;
    private JobStatus job;
    private boolean changed;
    private long lookedAtAll = System.nanoTime();

    JobMonitor(RenderRecord record, FrameTasks tasks) {
        this.record = record;
        this.tasks = tasks;
    }

    /**
     * Looks once.
     *
     * @throws AbortException when the job is gone
     */
    void look(BatchService batch) throws IOException {
        job = batch.job(record.getJobId())
                .orElseThrow(() ->
                        new AbortException("The Batch job %s is gone from render account '%s': someone deleted it."
                                .formatted(record.getJobId(), record.getAccount())));
        TaskCounts now = batch.taskCounts(record.getJobId());
        changed = !now.equals(counts);
        if (System.nanoTime() - lookedAtAll > TRUST_NANOS || seemsDone(now) && !tasks.areEnded()) {
            lookAtTasks(batch, 0);
            lookedAtAll = System.nanoTime();
        } else if (changed || job.ended()) {
            lookAtTasks(batch, Math.max(0, tasks.newest() - OVERLAP_MILLIS));
        }
        counts = now; // only now: what failed half way is looked at again
    }

    private static boolean seemsDone(TaskCounts counts) {
        return counts.running() + counts.active() == 0;
    }

    /** Whether nothing waits or runs, as counts have it. */
    boolean seemsDone() {
        return seemsDone(counts);
    }

    private void lookAtTasks(BatchService batch, long since) throws IOException {
        try {
            batch.changedTasks(record.getJobId(), since, page -> {
                try {
                    tasks.take(page);
                } catch (IOException x) {
                    throw new UncheckedIOException(x);
                }
            });
        } catch (UncheckedIOException x) {
            throw x.getCause();
        }
    }

    /** Whether a count changed since the look before. */
    boolean changed() {
        return changed;
    }

    TaskCounts counts() {
        return counts;
    }

    /** As it was at the last look. */
    JobStatus job() {
        return job;
    }

    /** Whether nothing of the job will run any more, as the job itself says. */
    boolean ended() {
        return job.ended();
    }

    /** Why the job ended before its tasks did, in the service's words; empty when it did not. */
    String endedEarly() {
        if (!job.ended() || job.reason().equals(ALL_TASKS_COMPLETE)) {
            return "";
        }
        return job.problem().isEmpty() ? job.reason() : job.reason() + ", " + job.problem();
    }

    /** Whether something waits and nothing runs: then the pool can tell why. */
    boolean stands() {
        return !job.ended() && counts.running() == 0 && counts.active() > 0;
    }
}
