package io.jenkins.plugins.azurerender.pools;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Creates the requested pool, or reuses it if its configuration matches. */
final class EnsurePool {

    private final RenderCloud cloud;
    private final BatchService batch;
    private final PoolMounts mounts;
    private final RenderLog log;

    EnsurePool(RenderCloud cloud, PoolMounts mounts, RenderLog log) {
        this.cloud = cloud;
        batch = cloud.batch();
        this.mounts = mounts;
        this.log = log;
    }

    /** @return {@code false} if the pool is still being resized or deleted and this must be called again later */
    boolean ensure(PoolActionRequest request, Run<?, ?> run) throws IOException {
        PoolStatus pool = batch.pool(request.id()).orElse(null);
        if (pool == null) {
            create(request, run);
        } else if (pool.deleting()) {
            return false; // another block has just ended, such as an earlier attempt of retry
        } else if (!pool.id().equals(request.id())) { // Batch ignores the case, tags of owners do not
            throw new AbortException("Pool '%s' exists as '%s': set id to '%2$s', or use another id."
                    .formatted(request.id(), pool.id()));
        } else if (!reuse(request, run, pool)) {
            return false;
        }
        PoolStatus prepared = batch.pool(request.id())
                .orElseThrow(() -> new AbortException(
                        "Pool '%s' was deleted while it was being prepared.".formatted(request.id())));
        PoolUse.record(run, cloud, prepared, request.pool().pricePerNodeHour());
        new PoolOperations(request.id(), cloud, log).report(prepared);
        InstalledSoftware.warning(prepared, "renderer", "blender").ifPresent(warning -> log.line("pool", warning));
        return true;
    }

    private void create(PoolActionRequest request, Run<?, ?> run) throws IOException {
        boolean created = batch.createPool(new PoolRequestBuilder(batch, mounts, log)
                .of(
                        request.id(),
                        request.pool(),
                        Owner.of(run, request.kind(), request.id(), Instant.MAX).tags()));
        log.line("pool", request.id() + (created ? " created" : " was created by another build at the same time"));
        if (request.pool().formula() != null) {
            new PoolScaling(request.id(), cloud, log).validateOnNewPool(request.pool(), created);
        } else if (request.pool().fixedNodes() == 0) {
            log.line("pool", request.id() + " has no nodes, so no task will run: set dedicatedNodes or spotNodes");
        }
    }

    /**
     * Makes this build the owner of a pool that a block created. The pool still belongs to the same folder, unless it is a
     * managed pool of another controller, such as this one before its URL changed.
     */
    private void updateOwner(PoolActionRequest request, Run<?, ?> run, PoolStatus pool) throws IOException {
        Owner here = Owner.of(run, request.kind(), pool.id(), Instant.MAX);
        Owner before = Owner.parse(pool.id(), pool.tags()).orElse(null);
        Owner now = before == null ? here : here.inFolder(before.folder());
        if (ResourceKind.isOfBlock(pool.tags()) && !now.equals(before)) {
            batch.tagPool(pool.id(), now.tags());
        }
    }

    private boolean reuse(PoolActionRequest request, Run<?, ?> run, PoolStatus pool) throws IOException {
        List<String> differences = new PoolComparison(pool)
                .differences(request.pool(), mounts.of(request.pool().node().mounts()));
        if (!cloud.access().mayChange(pool)) {
            PoolScaling.difference(request.pool(), pool).ifPresent(differences::add);
        }
        if (!differences.isEmpty() && request.onDifference() == PoolActionRequest.OnDifference.FAIL) {
            throw new AbortException(
                    "Pool '%s' has a different configuration: %s. Change the parameters, use another pool, or set onDifference to 'reuse'."
                            .formatted(request.id(), String.join("; ", differences)));
        }
        if (cloud.access().mayChange(pool)) {
            request.pool().checkScaling(pool, cloud.access().caps()); // before this build becomes its owner
            updateOwner(request, run, pool);
            if (!new PoolScaling(request.id(), cloud, log).scale(request.pool(), pool)) {
                return false;
            }
        }
        for (String difference : differences) {
            log.line("pool", request.id() + " is reused although " + difference);
        }
        return true;
    }
}
