package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import java.util.HashSet;
import java.util.Set;

/** Logs how to connect to nodes on which tasks failed, once per node, as early as possible because nodes are removed. */
final class RemoteLogins {

    private static final int MAX_NODES = 5;

    private final boolean wanted;
    private final RenderRecord record;
    private final FrameTable table;
    private final RenderLog log;
    private final Set<String> logged = new HashSet<>();

    RemoteLogins(boolean wanted, RenderRecord record, FrameTable table, RenderLog log) {
        this.wanted = wanted;
        this.record = record;
        this.table = table;
        this.log = log;
    }

    /** Sends requests only if a task failed on a node that has not been logged. */
    void report(BatchService batch) throws BatchException {
        if (!wanted || record.getPool() == null) {
            return;
        }
        for (TaskProblem problem : table.problems()) {
            if (logged.size() < MAX_NODES && !problem.node().isEmpty() && !logged.contains(problem.node())) {
                log.line(
                        "login",
                        "task %s failed on node %s: %s"
                                .formatted(problem.task(), problem.node(), describe(batch, problem.node())));
                logged.add(problem.node());
            }
        }
    }

    private String describe(BatchService batch, String node) throws BatchException {
        PoolStatus pool = batch.pool(record.getPool()).orElse(null);
        if (pool == null) {
            return "the pool no longer exists";
        }
        if (pool.setup().remoteAccessFrom() == null) {
            return "the pool does not allow remote access: create it with remoteAccessFrom";
        }
        boolean windows = NodeSystem.ofAgent(pool.nodeAgent()) == NodeSystem.WINDOWS;
        try {
            return batch.login(record.getPool(), node)
                    .map(login -> login.command(windows)
                            + " (first create a user: az batch node user create --pool-id %s --node-id %s ...)"
                                    .formatted(record.getPool(), node))
                    .orElse("the node no longer exists");
        } catch (BatchException x) {
            if (x.retryable()) {
                throw x;
            }
            return x.getMessage();
        }
    }
}
