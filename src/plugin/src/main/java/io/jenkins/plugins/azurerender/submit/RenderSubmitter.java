package io.jenkins.plugins.azurerender.submit;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.collect.RenderContinuation;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.Licenses;
import io.jenkins.plugins.azurerender.preflight.Preflight;
import io.jenkins.plugins.azurerender.preflight.PreflightInput;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.ScoutFrames;
import io.jenkins.plugins.azurerender.render.NodeAssets;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.settings.PoolSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the work of {@link SubmitExecution}. After a restart it runs again: each request can be repeated. */
final class RenderSubmitter {

    private static final double SECONDS_PER_HOUR = 3600;

    private final Run<?, ?> run;
    private final StepWorkspace workspace;
    private final TaskListener listener;
    private final SubmitPlace place;
    private final RenderLog log;

    RenderSubmitter(Run<?, ?> run, StepWorkspace workspace, TaskListener listener, SubmitPlace place) {
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
        this.place = place;
        this.log = new RenderLog(listener);
    }

    /** Returns the job id of the render; that of an earlier attempt of {@code retry} if it submitted the render. */
    String submit(SubmitRequest requested, String jobId) throws IOException, InterruptedException {
        RenderCloud cloud = RenderCloud.open(requested.pool().account(), run);
        SubmitRequest request = new SubmitCaps(cloud.access().caps()).limit(requested.in(workspace.directory()), log);
        try (SceneAnalysis analysis = SceneAnalysis.of(request, PlannedRender.scene(request), workspace, jobId)) {
            return submit(request, jobId, analysis, cloud);
        }
    }

    private String submit(SubmitRequest request, String jobId, SceneAnalysis analysis, RenderCloud cloud)
            throws IOException, InterruptedException {
        PlannedRender planned = PlannedRender.of(request, analysis, workspace, log);
        analysis.report(run, jobId, listener);
        RenderPlan plan = planned.plan();
        PoolSpec requestedPool = place.usesAutoPool(request.pool(), cloud.account())
                ? new SubmitCaps(cloud.access().caps()).completePool(request, plan)
                : PoolSpec.EMPTY;
        Preflight preflight = new Preflight(request.plan().preflight(), log);
        PreflightInput facts = planned.preflight(request, analysis, requestedPool);
        preflight.check(facts);
        cloud.access().caps().checkFrames(plan.frames().size());
        String fingerprint = null;
        if (request.plan().skipUnchanged()
                && RenderAction.of(run).findBatchJob(jobId).isEmpty()) {
            UnchangedCheck unchanged = new UnchangedCheck(run, listener);
            fingerprint = unchanged.fingerprint(request, analysis, planned);
            if (unchanged.skips(fingerprint, planned, jobId)) {
                return jobId;
            }
        }
        Optional<RenderRecord> earlier = place.earlierAttempt(planned, jobId);
        String remaining = null;
        if (earlier.isPresent()) {
            Optional<String> frames = remaining(earlier.get(), cloud);
            if (frames.isEmpty()) {
                return earlier.get().getJobId();
            }
            remaining = frames.get();
        }
        RenderPool pools = new RenderPool(cloud, log);
        PoolStatus pool = pools.existing(request, place.pool(cloud.account()).orElse(null));
        PoolRequest autoPool = pool == null ? pools.autoPool(request, plan, jobId, run) : null;
        if (pool != null) {
            pools.use(pool, plan.renderer(), run);
        }
        preflight.check(facts.on(pools.facts(pool, autoPool)));
        NodeSystem system = NodeSystem.ofAgent(pool == null ? autoPool.image().nodeAgent() : pool.nodeAgent());
        RenderJob.check(request, plan, system);
        DiskSpaceCheck.check(request, pool == null ? autoPool.vmSize() : pool.vmSize(), analysis);
        String licenses = Licenses.script(
                request.tasks().licenses(), run, system, cloud.access().caps());
        String poolId = pool == null ? null : pool.id();
        RenderRecord record;
        if (earlier.isPresent()) {
            cloud.storage()
                    .deleteContainer(ResourceNames.nodeContainer(earlier.get().getBatchJob()));
            record = continueIn(jobId, earlier.get(), remaining, poolId);
        } else {
            record = RenderAction.of(run)
                    .findBatchJob(jobId) // after a restart
                    .orElseGet(() -> new RenderRecord(cloud.account(), jobId, poolId, planned.settings()));
        }
        if (record.isContinued()) {
            new RenderContinuation(record, run).restart();
        }
        if (fingerprint != null) { // after a restart, the record has it
            record.setFingerprint(fingerprint);
        }
        record.markLimits(request.limits().stopAfter(), request.limits().taskMinutes());
        pools.recordCost(record, pool, autoPool, request, run);
        if (!record.isContinued()) {
            pools.logForecast(record, plan, pool, autoPool, run);
        }
        double used = earlier.isEmpty()
                ? 0
                : RenderAction.of(run).frames(record).nodeSeconds() * record.getNodesPerTask() / SECONDS_PER_HOUR;
        new BudgetCheck(request, plan, record.getNodesPerTask(), record.getPricePerNodeHour()).check(run, used, log);
        record.markBudget(request.limits().budget());
        if (!licenses.isEmpty()) {
            record.markLicenses();
        }
        record = RenderAction.of(run).add(record, place.collisions(plan));
        UploadedAssets uploaded = request.findsAssetsOnMount()
                ? new UploadedAssets(List.of(""), -1)
                : new AssetUploader(cloud, workspace.root(), listener).upload(request, analysis);
        if (!record.mayHaveResources()) {
            record.markResources();
            RenderAction.of(run).save();
        }
        // The SAS URLs must outlive the job, otherwise nodes could not store the last frames.
        Duration life = request.limits().access();
        Instant expiry = Instant.now().plus(life);
        cloud.storage()
                .createContainer(
                        record.getJobId(),
                        Owner.of(run, ResourceKind.FRAMES, record.getJobId(), expiry)
                                .tags());
        String nodeContainer = ResourceNames.nodeContainer(jobId);
        cloud.storage()
                .createContainer(
                        nodeContainer,
                        Owner.of(run, ResourceKind.NODE, nodeContainer, expiry).tags());
        List<NodeFile> files = new NodeScripts(cloud.storage()).store(jobId, plan, system, life);
        if (!licenses.isEmpty()) {
            files.add(new Licenses(cloud.storage()).store(licenses, jobId, life));
        }
        String container = cloud.access().container(request.upload().project());
        URI assets = request.staging().assets() == NodeAssets.MOUNT
                ? null // nodes read them from a mount, with its credentials
                : cloud.storage().sign(container, Access.READ, life);
        RenderJob job = new RenderJob(request, record, plan, system);
        Map<String, String> tags =
                Owner.of(run, ResourceKind.RENDER, jobId, expiry).tags();
        boolean created = cloud.batch()
                .createJob(job.job(
                        run, container, autoPool, NodeStaging.of(request, uploaded, assets, files, system), tags));
        if (created || record.getAccessUntil() == null) {
            record.markAccess(expiry);
            record.markTimeLimit(request.limits().hours(), request.limits().maxHours());
            RenderAction.of(run).save();
        }
        pools.recordAutoPool(record, run);
        pools.checkAutoscaleFormula(record, autoPool);
        Duration access = Duration.between(Instant.now(), record.getAccessUntil());
        String frames = record.getJobId();
        URI output = cloud.storage().sign(frames, Access.WRITE, access);
        cloud.batch().addTasks(jobId, job.tasks(cloud.storage().sign(frames, Access.READ, access), output));
        if (record.hasAutoPool()) {
            cloud.batch().endWithLastTask(jobId); // otherwise its nodes keep running and costing money
        }
        record.markSubmitted();
        RenderAction.of(run).save();
        log.line(
                "job",
                "%s, %s: %s in %s on pool %s"
                        .formatted(
                                record.getName(),
                                jobId,
                                RenderLog.count(frames(record), "frame"),
                                RenderLog.count(record.batchTasks().size(), "task"),
                                record.getPool() == null ? "created with the job" : record.getPool()));
        ScoutFrames.of(record).ifPresent(scouts -> log.line("scouts", scouts.describe()));
        return record.getJobId();
    }

    /** Number of frames that the current Batch job renders. */
    private static int frames(RenderRecord record) {
        return record.batchTasks().stream()
                .filter(task -> task.role().producesFrames())
                .mapToInt(task -> task.frames().size())
                .sum();
    }

    /**
     * The frames of an earlier attempt that another Batch job must render; empty if the next collect step can continue with
     * the current one.
     */
    private Optional<String> remaining(RenderRecord earlier, RenderCloud cloud) throws IOException {
        RenderAction renders = RenderAction.of(run);
        String id = earlier.getJobId();
        if (earlier.isSubmitted() && !renders.isTaken(earlier)) {
            log.line("job", id + " was submitted by an earlier attempt of retry: nothing is submitted again");
            return Optional.empty();
        }
        Optional<String> remaining = new RenderContinuation(earlier, run).remaining(cloud.batch());
        if (remaining.isEmpty()) {
            log.line(
                    "job",
                    earlier.isComplete()
                            ? id + " has all frames from an earlier attempt: nothing is rendered again"
                            : id + " continues with the Batch job of an earlier attempt: nothing is submitted again");
            if (!earlier.isComplete()) {
                earlier.reopen();
                earlier.markSubmitted(); // if its submit failed, all tasks that are needed were added before
            }
            renders.reopen(earlier);
            renders.save();
        }
        return remaining;
    }

    /** Continues the render of an earlier attempt in another Batch job, and saves the build. */
    private RenderRecord continueIn(String batchJob, RenderRecord earlier, String frames, String poolId)
            throws IOException {
        RenderAction renders = RenderAction.of(run);
        int total = earlier.plan().frames().size();
        earlier.continueIn(batchJob, frames, poolId);
        renders.reopen(earlier);
        renders.save();
        log.line(
                "job",
                "%s continues after an earlier attempt: %s of %s to render"
                        .formatted(earlier.getJobId(), RenderLog.count(frames(earlier), "frame"), total));
        return earlier;
    }

    /** Uploads the assets, creates no job, and returns the name of the project's container. */
    String uploadAssets(SubmitRequest requested, String id) throws IOException, InterruptedException {
        SubmitRequest request = requested.in(workspace.directory());
        RenderCloud cloud = RenderCloud.open(request.pool().account(), run);
        try (SceneAnalysis analysis = SceneAnalysis.of(request, request.scene().path(), workspace, id)) {
            analysis.report(run, id, listener);
            new Preflight(request.plan().preflight(), log).check(analysis.preflight(request));
            new AssetUploader(cloud, workspace.root(), listener).upload(request, analysis);
        }
        return cloud.access().container(request.upload().project());
    }
}
