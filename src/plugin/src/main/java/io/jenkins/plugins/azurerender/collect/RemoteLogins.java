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

/** Tells how to log in to nodes where tasks failed, once for each node, as soon as that is known: nodes go. */
final class RemoteLogins {

    private static final int NODES_TOLD = 5;

    private final boolean wanted;
    private final RenderRecord record;
    private final FrameTable table;
    private final RenderLog log;
    private final Set<String> told = new HashSet<>();

    RemoteLogins(boolean wanted, RenderRecord record, FrameTable table, RenderLog log) {
        this.wanted = wanted;
        this.record = record;
        this.table = table;
        this.log = log;
    }

    /** Asks only when a node failed that was not told of. */
    void tell(BatchService batch) throws BatchException {
        if (!wanted || record.getPool() == null) {
            return;
        }
        for (TaskProblem problem : table.problems()) {
            if (told.size() < NODES_TOLD && !problem.node().isEmpty() && !told.contains(problem.node())) {
                log.line(
                        "login",
                        "task %s failed on node %s: %s"
                                .formatted(problem.task(), problem.node(), words(batch, problem.node())));
                told.add(problem.node());
            }
        }
    }

    private String words(BatchService batch, String node) throws BatchException {
        PoolStatus pool = batch.pool(record.getPool()).orElse(null);
        if (pool == null) {
            return "it is gone with its pool";
        }
        if (pool.setup().remoteAccessFrom() == null) {
            return "its pool has no way in, so make it with remoteAccessFrom";
        }
        boolean windows = NodeSystem.ofAgent(pool.nodeAgent()) == NodeSystem.WINDOWS;
        try {
            return batch.login(record.getPool(), node)
                    .map(login -> login.command(windows)
                            + " (make the user first: az batch node user create --pool-id %s --node-id %s ...)"
                                    .formatted(record.getPool(), node))
                    .orElse("it is gone already");
        } catch (BatchException x) {
            if (x.retryable()) {
                throw x;
            }
            return x.getMessage();
        }
    }
}
