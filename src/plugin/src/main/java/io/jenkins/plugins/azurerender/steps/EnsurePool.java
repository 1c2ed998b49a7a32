package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.batch.BatchException;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.results.OwnedKind;
import io.jenkins.plugins.azurerender.results.Owner;
import java.io.IOException;
import java.time.Instant;

/** The work of {@link PoolStep}: reuse, and say what differs, or make. */
final class EnsurePool {

    private final BatchService batch;
    private final RenderLog log;

    EnsurePool(BatchService batch, RenderLog log) {
        this.batch = batch;
        this.log = log;
    }

    void ensure(PoolStep step, Run<?, ?> run) throws IOException {
        PoolStatus pool = batch.pool(step.getId()).orElse(null);
        if (pool == null) {
            make(step, run);
            pool = batch.pool(step.getId())
                    .orElseThrow(
                            () -> new AbortException("Pool '%s' was made and is gone again.".formatted(step.getId())));
        } else if (pool.deleting()) {
            throw new AbortException("Pool '%s' is being deleted: wait until it is gone or choose another name."
                    .formatted(step.getId()));
        } else {
            reuse(step, pool);
        }
        new ExistingPool(step.getId(), batch, log).tell(pool);
    }

    private void make(PoolStep step, Run<?, ?> run) throws BatchException, AbortException {
        OwnedKind kind = step.deletesAtEnd() ? OwnedKind.BUILD : OwnedKind.STANDING;
        boolean made = batch.createPool(new PoolDraft(batch, log)
                .of(
                        step.getId(),
                        step.settings(),
                        Owner.of(run, kind, step.getId(), Instant.MAX).tags()));
        log.line("pool", step.getId() + (made ? " made" : " was made by someone else just now"));
        if (step.settings().nodes() == 0) {
            log.line("pool", step.getId() + " has no nodes: set dedicatedNodes or spotNodes, or nothing will render");
        }
    }

    private void reuse(PoolStep step, PoolStatus pool) throws BatchException {
        for (String difference : new PoolComparison(pool).differences(step.settings())) {
            log.line("pool", step.getId() + " is reused although " + difference);
        }
        boolean countsAsked = step.getDedicatedNodes() + step.getSpotNodes() > 0;
        boolean same = step.getDedicatedNodes() == pool.targetDedicatedNodes()
                && step.getSpotNodes() == pool.targetSpotNodes();
        if (countsAsked && !same) {
            boolean taken = batch.resizePool(step.getId(), step.getDedicatedNodes(), step.getSpotNodes());
            log.line(
                    "pool",
                    step.getId()
                            + (taken
                                    ? " is resized to "
                                            + ExistingPool.counts(step.getDedicatedNodes(), step.getSpotNodes())
                                    : " is still busy with an earlier change of its size, which is left to end"));
        }
    }
}
