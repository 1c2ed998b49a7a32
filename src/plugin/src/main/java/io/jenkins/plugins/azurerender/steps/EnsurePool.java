package io.jenkins.plugins.azurerender.steps;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.batch.BatchException;
import io.jenkins.plugins.azurerender.batch.BatchService;
import io.jenkins.plugins.azurerender.batch.PoolImage;
import io.jenkins.plugins.azurerender.batch.PoolRequest;
import io.jenkins.plugins.azurerender.batch.PoolStatus;
import io.jenkins.plugins.azurerender.console.RenderLog;
import io.jenkins.plugins.azurerender.pool.ContainerImages;
import io.jenkins.plugins.azurerender.pool.ImageChoice;
import io.jenkins.plugins.azurerender.pool.ImageName;
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
        check(step);
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

    private static void check(PoolStep step) throws AbortException {
        if (step.getDedicatedNodes() < 0 || step.getSpotNodes() < 0) {
            throw new AbortException(
                    "The node counts of pool '%s' are below 0: give 0 or more.".formatted(step.getId()));
        }
        if (step.getTaskSlotsPerNode() < 1 || step.getTaskSlotsPerNode() > 256) {
            throw new AbortException(
                    "Pool '%s' asks for %d task slots a node: give 1 to 256, at most four for each core."
                            .formatted(step.getId(), step.getTaskSlotsPerNode()));
        }
    }

    private void make(PoolStep step, Run<?, ?> run) throws BatchException, AbortException {
        if (step.getVmSize() == null) {
            throw new AbortException(
                    "Pool '%s' does not exist yet: set vmSize, for example Standard_D16as_v5, so that it can be made."
                            .formatted(step.getId()));
        }
        ImageChoice images = new ImageChoice(batch.supportedImages(), Instant.now());
        PoolImage image = images.choose(
                ImageName.parse(step.getImage()),
                step.getNodeAgent(),
                !step.getContainers().isEmpty());
        images.warning(image).ifPresent(warning -> log.line("pool", "WARNING: " + warning));
        step.getContainers().stream()
                .flatMap(container -> ContainerImages.warning(container).stream())
                .forEach(warning -> log.line("pool", "WARNING: " + warning));
        OwnedKind kind = step.deletesAtEnd() ? OwnedKind.BUILD : OwnedKind.STANDING;
        boolean made = batch.createPool(new PoolRequest(
                step.getId(),
                step.getVmSize(),
                image,
                step.getDedicatedNodes(),
                step.getSpotNodes(),
                step.getTaskSlotsPerNode(),
                step.setup(),
                Owner.of(run, kind, step.getId(), Instant.MAX).tags()));
        log.line("pool", step.getId() + (made ? " made" : " was made by someone else just now"));
        if (step.getDedicatedNodes() + step.getSpotNodes() == 0) {
            log.line("pool", step.getId() + " has no nodes: set dedicatedNodes or spotNodes, or nothing will render");
        }
    }

    private void reuse(PoolStep step, PoolStatus pool) throws BatchException {
        for (String difference : new PoolComparison(pool).differences(step)) {
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
