package io.jenkins.plugins.azurerender.collect;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.NodeProblem;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.PoolOperations;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Optional;

/** Nothing runs although something waits: the pool and its nodes can tell why. Says so once for each change. */
final class PoolMonitor {

    private static final int PROBLEMS_SHOWN = 5;

    private final RenderRecord record;
    private final RenderLog log;
    private final NodePreparationCheck nodesLeft;
    private String last = "";

    PoolMonitor(RenderRecord record, RenderLog log) {
        this.record = record;
        this.log = log;
        this.nodesLeft = new NodePreparationCheck(record);
    }

    /**
     * Looks once.
     *
     * @return whether something changed since the last look
     * @throws AbortException when no node can ever take what waits
     */
    boolean look(BatchService batch) throws BatchException, AbortException {
        if (record.getPool() == null) {
            return false; // the render's own pool is not there yet
        }
        Optional<PoolStatus> status = batch.pool(record.getPool());
        List<NodeProblem> problems = batch.preparationProblems(record.getJobId(), PROBLEMS_SHOWN);
        String now = status.map(PoolOperations::describe)
                        .orElse(record.getPool() + " is gone: the job waits until a pool of that name is made")
                + problems;
        if (now.equals(last)) {
            if (status.isPresent()) {
                nodesLeft.check(batch, status.get(), problems);
            }
            return false;
        }
        last = now;
        if (status.isPresent()) {
            new PoolOperations(record.getPool(), batch, log).tell(status.get());
        } else {
            log.line("pool", now);
        }
        problems.forEach(problem -> log.line("pool", record.getPool() + ": " + problem));
        return true;
    }
}
