package io.jenkins.plugins.azurerender.submit;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.ApplicationPackage;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.AutoPool;
import io.jenkins.plugins.azurerender.pools.PoolMounts;
import io.jenkins.plugins.azurerender.pools.PoolRequestBuilder;
import io.jenkins.plugins.azurerender.pools.PoolScaling;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.Renderer;
import io.jenkins.plugins.azurerender.render.engines.Custom;
import io.jenkins.plugins.azurerender.settings.NodeSpec;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a render runs: on a pool that is there, or on one of its own, which Batch makes and deletes with its job. */
final class RenderPool {

    private final RenderCloud cloud;
    private final RenderLog log;

    RenderPool(RenderCloud cloud, RenderLog log) {
        this.cloud = cloud;
        this.log = log;
    }

    /**
     * The pool that is named, or was prepared last in this build; null when the render gets one of its own.
     *
     * @throws AbortException when it is not there
     */
    PoolStatus named(SubmitRequest request, Run<?, ?> run) throws IOException {
        if (request.pool().autoPool() != null) {
            return null;
        }
        String pool = request.pool().pool() != null
                ? request.pool().pool()
                : RenderAction.of(run).pool(cloud.account()).orElse(null);
        if (pool == null) {
            return null;
        }
        // Batch takes a job whose pool does not exist, and lets it wait for ever.
        PoolStatus status = cloud.batch()
                .pool(pool)
                .orElseThrow(() -> new AbortException(
                        "Pool '%s' does not exist in render account '%s': create it with azureRenderPool, or set account to the account of the pool."
                                .formatted(pool, cloud.account())));
        if (status.deleting()) {
            throw new AbortException("Pool '%s' is being deleted: choose another one.".formatted(pool));
        }
        return status;
    }

    /** The pool to be made along with a render's job. */
    PoolRequest own(SubmitRequest request, RenderPlan plan, String jobId, Run<?, ?> run) throws IOException {
        PoolSpec spec = AutoPool.complete(
                request.pool().autoPoolOrDefault(), request.tasks().container(), plan.rendering());
        if (spec.node().hasDefaultSoftware() && !(plan.renderer() instanceof Custom)) {
            spec = spec.withNode(bringRenderer(spec.node(), plan.renderer()));
        }
        PoolRequest pool = new PoolRequestBuilder(
                        cloud.batch(),
                        new PoolMounts(run, cloud.storage(), request.limits().access()),
                        log)
                .of(
                        ResourceNames.poolPrefix(jobId),
                        spec,
                        Owner.of(run, ResourceKind.BUILD, jobId, Instant.MAX).tags());
        log.line("pool", AutoPool.describe(spec, pool, request.limits().hours()));
        return pool;
    }

    /** Nothing was said of where the renderer comes from: the account may have it as a package of that name. */
    private NodeSpec bringRenderer(NodeSpec node, Renderer renderer) throws BatchException {
        Optional<ApplicationPackage> found = cloud.batch().applications().stream()
                .filter(one -> one.application().equalsIgnoreCase(renderer.logPatterns()))
                .findFirst();
        if (found.isPresent()) {
            log.line("pool", "using the application package of the account: " + found.get());
            return node.withApplications(List.of(found.get().toString()));
        }
        log.line(
                "pool",
                "WARNING: the nodes have no %s, because the image ubuntu-hpc contains no renderer: add an application package '%s' to the account, or set image, applications, startTask or container"
                        .formatted(renderer.title(), renderer.logPatterns()));
        return node;
    }

    /** Keeps with the record what the page of the render needs to tell what it costs. */
    void noteCost(RenderRecord record, PoolStatus pool, PoolRequest ownPool, SubmitRequest request, Run<?, ?> run) {
        double price = pool == null
                ? request.pool().autoPoolOrDefault().pricePerNodeHour()
                : RenderAction.of(run).poolPrice(cloud.account(), pool.id());
        int slots = pool == null ? ownPool.taskSlotsPerNode() : pool.taskSlotsPerNode();
        int nodes = record.plan().renderer().nodes();
        record.markCost(price, nodes > 1 ? nodes : 1.0 / slots);
    }

    /** Ends a job whose own pool would never have a node, for its formula is no good. */
    void tryFormula(RenderRecord record, PoolRequest ownPool) throws IOException {
        if (ownPool == null || ownPool.autoscale() == null || record.getPool() == null) {
            return;
        }
        try {
            new PoolScaling(record.getPool(), cloud.batch(), log).require(ownPool.autoscale());
        } catch (AbortException x) {
            cloud.batch().terminateJob(record.getJobId(), "The autoscale formula of its pool is invalid");
            throw x;
        }
    }

    /**
     * Notes the name that Batch gave to a render's own pool, if it has one by now.
     *
     * @throws AbortException when Batch could not make it
     */
    void find(RenderRecord record, Run<?, ?> run) throws IOException {
        if (!record.hasOwnPool()) {
            return;
        }
        Optional<JobStatus> job = cloud.batch().job(record.getJobId());
        String problem = job.map(JobStatus::problem).orElse("");
        if (!problem.isEmpty()) {
            throw new AbortException(
                    "Azure could not create a pool for this render (%s): delete unused pools, request a higher quota, or use an existing pool."
                            .formatted(problem));
        }
        if (job.isPresent() && AutoPool.learn(record, job.get(), log)) {
            RenderAction.of(run).save();
        }
    }
}
