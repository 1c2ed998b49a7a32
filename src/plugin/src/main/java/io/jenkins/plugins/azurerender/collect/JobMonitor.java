package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;

/**
 * Polls a job: its state and task counts each time, and changed tasks only if a count changed. Counts may be outdated or
 * incomplete, so all tasks are read every ten minutes and at the end.
 */
final class JobMonitor {

    /** The terminateReason of a job that ended with its last task (REST API, JobExecutionInformation). */
    static final String ALL_TASKS_COMPLETE = "AllTasksComplete";

    /** Changes that the service reports late are not missed up to this delay. */
    private static final long OVERLAP_MILLIS = 10_000;

    private static final long FULL_READ_NANOS = 600_000_000_000L;

    private final RenderRecord record;
    private final FrameTasks tasks;
    private TaskCounts counts;
    private JobStatus job;
    private boolean changed;
    private long readAllTasks = System.nanoTime();

    JobMonitor(RenderRecord record, FrameTasks tasks) {
        this.record = record;
        this.tasks = tasks;
    }

    /**
     * Polls the job once.
     *
     * @throws AbortException if the job does not exist
     */
    void poll(BatchService batch) throws IOException {
        job = batch.job(record.getBatchJob())
                .orElseThrow(() -> new AbortException(
                        "Batch job %s no longer exists in render account '%s': it was deleted outside Jenkins."
                                .formatted(record.getBatchJob(), record.getAccount())));
        TaskCounts now = batch.taskCounts(record.getBatchJob());
        changed = !now.equals(counts);
        if (System.nanoTime() - readAllTasks > FULL_READ_NANOS || seemsDone(now) && !tasks.areEnded()) {
            tasks.read(batch, record.getBatchJob(), 0);
            readAllTasks = System.nanoTime();
        } else if (changed || job.ended()) {
            tasks.read(batch, record.getBatchJob(), Math.max(0, tasks.newest() - OVERLAP_MILLIS));
        }
        counts = now; // set last, so that a failed poll is repeated completely
    }

    private static boolean seemsDone(TaskCounts counts) {
        return counts.running() + counts.active() == 0;
    }

    /** Whether no task is waiting or running, according to the counts. */
    boolean seemsDone() {
        return seemsDone(counts);
    }

    /** Whether a count changed since the previous poll. */
    boolean changed() {
        return changed;
    }

    TaskCounts counts() {
        return counts;
    }

    /** Returns the job at the last poll. */
    JobStatus job() {
        return job;
    }

    /** Whether the job has ended, according to its state. */
    boolean ended() {
        return job.ended();
    }

    /** Returns why the job ended before its tasks, as reported by Batch; empty if it did not. */
    String endedEarly() {
        if (!job.ended() || job.reason().equals(ALL_TASKS_COMPLETE)) {
            return "";
        }
        return job.problem().isEmpty() ? job.reason() : job.reason() + ", " + job.problem();
    }

    /** Whether tasks are waiting and none is running. */
    boolean isStalled() {
        return !job.ended() && counts.running() == 0 && counts.active() > 0;
    }
}
