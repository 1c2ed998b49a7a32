package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.azure.OwnedKind;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The work of {@link PoolStep}: take the pool that is there when it is what is asked for, or make it. */
final class EnsurePool {

    private final BatchService batch;
    private final PoolMounts mounts;
    private final RenderLog log;

    EnsurePool(BatchService batch, PoolMounts mounts, RenderLog log) {
        this.batch = batch;
        this.mounts = mounts;
        this.log = log;
    }

    /** @return {@code false} when the pool is busy with an earlier change, and this must be asked again later */
    boolean ensure(PoolStep step, Run<?, ?> run) throws IOException {
        PoolStatus pool = batch.pool(step.getId()).orElse(null);
        if (pool == null) {
            make(step, run);
        } else if (pool.deleting()) {
            throw new AbortException("Pool '%s' is being deleted: wait until it is gone or choose another name."
                    .formatted(step.getId()));
        } else if (!reuse(step, run, pool)) {
            return false;
        }
        new ExistingPool(step.getId(), batch, log)
                .tell(batch.pool(step.getId())
                        .orElseThrow(() ->
                                new AbortException("Pool '%s' was there and is gone again.".formatted(step.getId()))));
        return true;
    }

    private void make(PoolStep step, Run<?, ?> run) throws IOException {
        boolean made = batch.createPool(new PoolDraft(batch, mounts, log)
                .of(
                        step.getId(),
                        step.settings(),
                        Owner.of(run, step.kind(), step.getId(), Instant.MAX).tags()));
        log.line("pool", step.getId() + (made ? " made" : " was made by someone else just now"));
        if (step.settings().scaling() != null) {
            new PoolScaling(step.getId(), batch, log).tryOnNewPool(step.settings(), made);
        } else if (step.settings().nodes() == 0) {
            log.line("pool", step.getId() + " has no nodes: set dedicatedNodes or spotNodes, or nothing will render");
        }
    }

    /** A pool that this controller made tells for whom it stands now; others are not ours to write on. */
    private void claim(PoolStep step, Run<?, ?> run, PoolStatus pool) throws IOException {
        Owner before = Owner.parse(pool.id(), pool.tags()).orElse(null);
        Owner now = Owner.of(run, step.kind(), pool.id(), Instant.MAX);
        boolean stands = step.kind() == OwnedKind.STANDING;
        if (before != null && !before.equals(now) && !(stands && before.kind() == OwnedKind.STANDING)) {
            batch.tagPool(pool.id(), now.tags());
        }
    }

    private boolean reuse(PoolStep step, Run<?, ?> run, PoolStatus pool) throws IOException {
        List<String> differences = new PoolComparison(pool)
                .differences(step.settings(), mounts.of(step.settings().getMounts()));
        if (!differences.isEmpty() && !step.reusesWhatDiffers()) {
            throw new AbortException(
                    "Pool '%s' is not what is asked for: %s. Ask for what it is, name another pool, or set onDifference to 'reuse' to take it as it is."
                            .formatted(step.getId(), String.join("; ", differences)));
        }
        claim(step, run, pool);
        if (!new PoolScaling(step.getId(), batch, log).scale(step.settings(), pool)) {
            return false;
        }
        for (String difference : differences) {
            log.line("pool", step.getId() + " is reused although " + difference);
        }
        return true;
    }
}
