package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.batch.BatchException;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.JobStatus;
import io.jenkins.plugins.azurerender.batch.NodeProblem;
import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.batch.TaskCounts;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.util.List;
import java.util.Optional;

/** What was seen of a job at the last look, so that the console gets a line for each change and none for each look. */
final class RenderWatch {

    /** Why a job ends that was told to end with its last task (REST API, JobExecutionInformation.terminateReason). */
    private static final String ALL_TASKS_COMPLETE = "AllTasksComplete";

    private static final int PROBLEMS_SHOWN = 5;

    private final RenderRecord record;
    private final RenderLog log;
    private TaskCounts counts;
    private String pool = "";
    private boolean changed;

    RenderWatch(RenderRecord record, RenderLog log) {
        this.record = record;
        this.log = log;
    }

    /**
     * Looks once.
     *
     * @return whether the job has ended; counts alone never say so, as they may lag
     * @throws AbortException when the job is gone
     */
    boolean look(BatchService batch) throws BatchException, AbortException {
        JobStatus job = batch.job(record.getJobId())
                .orElseThrow(() ->
                        new AbortException("The Batch job %s is gone from render account '%s': someone deleted it."
                                .formatted(record.getJobId(), record.getAccount())));
        TaskCounts now = batch.taskCounts(record.getJobId());
        changed = !now.equals(counts);
        counts = now;
        if (changed) {
            log.line("tasks", describe());
        }
        if (!job.ended() && now.running() == 0 && now.active() > 0) {
            lookAtPool(batch);
        }
        if (job.ended() && !job.reason().isEmpty() && !job.reason().equals(ALL_TASKS_COMPLETE)) {
            log.line("job", "%s was ended early: %s".formatted(record.getJobId(), job.reason()));
        }
        return job.ended();
    }

    /** Nothing runs although something waits: the pool and its nodes can tell why. */
    private void lookAtPool(BatchService batch) throws BatchException {
        Optional<PoolStatus> status = batch.pool(record.getPool());
        List<NodeProblem> problems = batch.preparationProblems(record.getJobId(), PROBLEMS_SHOWN);
        String now = status.map(ExistingPool::describe)
                        .orElse(record.getPool() + " is gone: the job waits until a pool of that name is made")
                + problems;
        if (now.equals(pool)) {
            return;
        }
        pool = now;
        changed = true;
        if (status.isPresent()) {
            new ExistingPool(record.getPool(), batch, log).tell(status.get());
        } else {
            log.line("pool", now);
        }
        problems.forEach(problem -> log.line("pool", record.getPool() + ": " + problem));
    }

    boolean changed() {
        return changed;
    }

    String describe() {
        return "%d of %d done%s, %d running, %d waiting"
                .formatted(
                        counts.completed(),
                        counts.total(),
                        counts.failed() == 0 ? "" : " (" + counts.failed() + " failed)",
                        counts.running(),
                        counts.active());
    }
}
