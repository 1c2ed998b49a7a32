package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.PoolOperations;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Optional;

/** Logs the state of the pool and its nodes, once per change, while tasks are waiting and none is running. */
final class PoolMonitor {

    private static final int PROBLEMS_SHOWN = 5;

    private final RenderRecord record;
    private final RenderLog log;
    private final NodePreparationCheck preparation;
    private String last = "";

    PoolMonitor(RenderRecord record, RenderLog log) {
        this.record = record;
        this.log = log;
        this.preparation = new NodePreparationCheck(record);
    }

    /**
     * Polls the pool once.
     *
     * @return whether something changed since the last poll
     * @throws AbortException if no node can run the waiting tasks
     */
    boolean poll(RenderCloud cloud) throws BatchException, AbortException {
        if (record.getPool() == null) {
            return false; // the auto pool does not exist yet
        }
        BatchService batch = cloud.batch();
        Optional<PoolStatus> status = batch.pool(record.getPool());
        List<NodeProblem> problems = batch.preparationProblems(record.getBatchJob(), PROBLEMS_SHOWN);
        String now = status.map(PoolOperations::describe)
                        .orElse(record.getPool()
                                + " does not exist: the job waits until a pool with this id is created")
                + problems;
        if (now.equals(last)) {
            if (status.isPresent()) {
                preparation.check(batch, status.get(), problems);
            }
            return false;
        }
        last = now;
        if (status.isPresent()) {
            new PoolOperations(record.getPool(), cloud, log).report(status.get());
        } else {
            log.line("pool", now);
        }
        problems.forEach(problem -> log.line("pool", record.getPool() + ": " + problem));
        return true;
    }
}
