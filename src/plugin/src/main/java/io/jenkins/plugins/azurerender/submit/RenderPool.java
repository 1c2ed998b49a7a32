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
import io.jenkins.plugins.azurerender.pools.InstalledSoftware;
import io.jenkins.plugins.azurerender.pools.PoolMounts;
import io.jenkins.plugins.azurerender.pools.PoolRequestBuilder;
import io.jenkins.plugins.azurerender.pools.PoolScaling;
import io.jenkins.plugins.azurerender.pools.PoolUse;
import io.jenkins.plugins.azurerender.preflight.NodeFacts;
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

/** Finds the existing pool of a render, or configures an auto pool, which Batch creates and deletes with the job. */
final class RenderPool {

    private final RenderCloud cloud;
    private final RenderLog log;

    RenderPool(RenderCloud cloud, RenderLog log) {
        this.cloud = cloud;
        this.log = log;
    }

    /**
     * The pool set in the request, or else the default; null for an auto pool.
     *
     * @param defaultPool id of the pool of the block or branch; null for none
     * @throws AbortException when the pool does not exist or is being deleted
     */
    PoolStatus existing(SubmitRequest request, String defaultPool) throws IOException {
        if (request.pool().autoPool() != null) {
            return null;
        }
        String pool = request.pool().pool() != null ? request.pool().pool() : defaultPool;
        if (pool == null) {
            return null;
        }
        cloud.access().checkUse(pool);
        // Batch accepts a job whose pool does not exist, and the job waits indefinitely.
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

    /** The facts about the nodes, of an existing pool or of an auto pool. */
    NodeFacts facts(PoolStatus pool, PoolRequest autoPool) {
        return pool == null
                ? new NodeFacts(
                        autoPool.vmSize(),
                        autoPool.image().toString(),
                        autoPool.setup().applications())
                : new NodeFacts(pool.vmSize(), pool.image(), pool.setup().applications());
    }

    /** The auto pool that is created with the job. */
    PoolRequest autoPool(SubmitRequest request, RenderPlan plan, String jobId, Run<?, ?> run) throws IOException {
        PoolSpec spec = new SubmitCaps(cloud.access().caps()).autoPool(request, plan);
        boolean installsRenderer = spec.node().hasDefaultSoftware();
        boolean needsRenderer = !(plan.renderer() instanceof Custom);
        if (installsRenderer && needsRenderer) {
            spec = spec.withNode(addRenderer(spec.node(), plan.renderer()));
        }
        PoolRequest pool = new PoolRequestBuilder(
                        cloud.batch(),
                        new PoolMounts(run, cloud, request.limits().access()),
                        log)
                .of(
                        ResourceNames.poolPrefix(jobId),
                        spec,
                        Owner.of(run, ResourceKind.AUTO, jobId, Instant.MAX).tags());
        if (needsRenderer && InstalledSoftware.hasNoRenderer(pool.image().toString(), pool.setup())) {
            String application = plan.renderer().logPatterns();
            log.line(
                    "pool",
                    "WARNING: the nodes have no %s, because the image %s contains no renderer: %s"
                            .formatted(
                                    plan.renderer().title(),
                                    pool.image(),
                                    installsRenderer
                                            ? "add an application package '%s' to the account, or set image, applications, startTask or container"
                                                    .formatted(application)
                                            : "set, for example, applications: ['%s']".formatted(application)));
        }
        log.line("pool", AutoPool.describe(spec, pool.image(), request.limits().hours()));
        return pool;
    }

    /** The request does not say how the renderer is installed: uses the account's package of that name, if any. */
    private NodeSpec addRenderer(NodeSpec node, Renderer renderer) throws BatchException {
        Optional<ApplicationPackage> found = cloud.batch().applications().stream()
                .filter(installed -> installed.application().equalsIgnoreCase(renderer.logPatterns()))
                .findFirst();
        if (found.isPresent()) {
            log.line("pool", "using the application package of the account: " + found.get());
            return node.withApplications(List.of(found.get().toString()));
        }
        return node;
    }

    /**
     * Records that the build uses an existing pool, and warns if its nodes have no renderer, unless a pool step of this build
     * has done so.
     */
    void use(PoolStatus pool, Renderer renderer, Run<?, ?> run) throws IOException {
        PoolUse.record(run, cloud, pool, 0);
        if (!(renderer instanceof Custom) && !RenderAction.of(run).hasPrepared(cloud.account(), pool.id())) {
            InstalledSoftware.warning(pool, renderer.title(), renderer.logPatterns())
                    .ifPresent(warning -> log.line("pool", warning));
        }
    }

    /** Saves price and nodes per task in the record, from which the render page estimates the cost. */
    void recordCost(RenderRecord record, PoolStatus pool, PoolRequest autoPool, SubmitRequest request, Run<?, ?> run) {
        double price = pool == null
                ? request.pool().autoPoolOrDefault().pricePerNodeHour()
                : RenderAction.of(run).poolPrice(cloud.account(), pool.id());
        int slots = pool == null ? autoPool.taskSlotsPerNode() : pool.taskSlotsPerNode();
        int nodes = record.plan().renderer().nodes();
        record.markCost(price, nodes > 1 ? nodes : 1.0 / slots);
    }

    /** Logs the time and cost that the render probably needs, if earlier builds rendered the scene. */
    void logForecast(RenderRecord record, RenderPlan plan, PoolStatus pool, PoolRequest autoPool, Run<?, ?> run) {
        Optional<RenderForecast> forecast = RenderForecast.of(run, plan);
        if (forecast.isPresent()) {
            RenderForecast.Nodes nodes = new RenderForecast.Nodes(
                    pool == null
                            ? autoPool.dedicatedNodes() + autoPool.spotNodes()
                            : pool.targetDedicatedNodes() + pool.targetSpotNodes(),
                    pool == null ? autoPool.taskSlotsPerNode() : pool.taskSlotsPerNode(),
                    record.getPricePerNodeHour());
            log.line("plan", "estimate: " + forecast.get().estimate(plan, nodes));
            forecast.get().advice(plan, nodes).forEach(line -> log.line("plan", "advice: " + line));
        }
    }

    /** Checks the autoscale formula of an auto pool. If it is invalid, terminates the job and fails. */
    void checkAutoscaleFormula(RenderRecord record, PoolRequest autoPool) throws IOException {
        if (autoPool == null || autoPool.autoscale() == null || record.getPool() == null) {
            return;
        }
        try {
            new PoolScaling(record.getPool(), cloud, log).validate(autoPool.autoscale());
        } catch (AbortException x) {
            cloud.batch().terminateJob(record.getBatchJob(), "The autoscale formula of its pool is invalid");
            throw x;
        }
    }

    /**
     * Saves the id that Batch gave to the auto pool, once it is known.
     *
     * @throws AbortException when Batch could not create the pool
     */
    void recordAutoPool(RenderRecord record, Run<?, ?> run) throws IOException {
        if (!record.hasAutoPool()) {
            return;
        }
        Optional<JobStatus> job = cloud.batch().job(record.getBatchJob());
        String problem = job.map(JobStatus::problem).orElse("");
        if (!problem.isEmpty()) {
            throw new AbortException(
                    "Azure could not create a pool for this render (%s): delete unused pools, request a higher quota, or use an existing pool."
                            .formatted(problem));
        }
        if (job.isPresent() && AutoPool.recordId(record, job.get(), log)) {
            RenderAction.of(run).save();
        }
    }
}
