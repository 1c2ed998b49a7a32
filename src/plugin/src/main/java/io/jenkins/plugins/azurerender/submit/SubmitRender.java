package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.OwnedKind;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.batch.NodeFile;
import io.jenkins.plugins.azurerender.azure.batch.PoolRequest;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.pools.Licenses;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.NodeSystem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The work of {@link SubmitStep}, in an order in which each request can be sent again. */
final class SubmitRender {

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;
    private final RenderLog log;

    SubmitRender(Run<?, ?> run, FilePath workspace, TaskListener listener) {
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
        this.log = new RenderLog(listener);
    }

    void submit(SubmitStep step, String jobId) throws IOException, InterruptedException {
        RenderCloud cloud = RenderCloud.open(step.getAccount(), run);
        Survey survey = Survey.of(step, RenderDraft.scene(step), workspace, jobId);
        try {
            submit(step, jobId, survey, cloud);
        } finally {
            survey.discard();
        }
    }

    private void submit(SubmitStep step, String jobId, Survey survey, RenderCloud cloud)
            throws IOException, InterruptedException {
        RenderDraft draft = RenderDraft.of(step, survey, workspace, log);
        survey.tell(run, jobId, listener);
        survey.check(step);
        RenderPlan plan = draft.plan();
        String fingerprint = null;
        if (step.isSkipUnchanged() && RenderAction.of(run).find(jobId).isEmpty()) {
            Unchanged unchanged = new Unchanged(run, listener);
            fingerprint = unchanged.fingerprint(step, survey, draft);
            if (unchanged.skips(fingerprint, draft, jobId)) {
                return;
            }
        }
        RenderPool pools = new RenderPool(cloud, log);
        PoolStatus pool = pools.named(step, run);
        PoolRequest ownPool = pool == null ? pools.own(step, plan, jobId, run) : null;
        NodeSystem system = NodeSystem.ofAgent(pool == null ? ownPool.image().nodeAgent() : pool.nodeAgent());
        RenderJob.check(step, plan, system);
        DiskRoom.check(step, pool == null ? ownPool.vmSize() : pool.vmSize(), survey);
        String licenses = Licenses.script(step.getLicenses(), run);
        RenderRecord record =
                new RenderRecord(cloud.account(), jobId, pool == null ? null : pool.id(), draft.settings());
        record.setFingerprint(fingerprint);
        pools.noteCost(record, pool, ownPool, step, run);
        if (!licenses.isEmpty()) {
            record.markLicenses();
        }
        record = RenderAction.of(run).remember(record);
        BroughtAssets brought = step.findsAssetsInMount()
                ? new BroughtAssets(List.of(""), -1)
                : new AssetDelivery(cloud.storage(), run, workspace, listener).bring(step, survey);
        // What a node holds must outlast the job, or frames rendered at its end could not be stored.
        Duration life = Duration.ofHours(step.getTimeLimitHours() + 1L);
        Instant expiry = Instant.now().plus(life);
        cloud.storage()
                .createContainer(
                        jobId, Owner.of(run, OwnedKind.FRAMES, jobId, expiry).tags());
        List<NodeFile> files = new RenderKit(cloud.storage()).store(jobId, plan, system, life);
        if (!licenses.isEmpty()) {
            files.add(new Licenses(cloud.storage()).store(licenses, record, run, life));
        }
        URI assets = cloud.storage().sign(AssetDelivery.container(step, run), Access.READ, life);
        RenderJob job = new RenderJob(step, record, plan, system);
        Map<String, String> tags =
                Owner.of(run, OwnedKind.RENDER, jobId, expiry).tags();
        cloud.batch().createJob(job.job(run, ownPool, NodeStaging.of(step, brought, assets, files, system), tags));
        pools.find(record, run);
        pools.tryFormula(record, ownPool);
        URI output = cloud.storage().sign(jobId, Access.WRITE, life);
        cloud.batch().addTasks(jobId, job.tasks(cloud.storage().sign(jobId, Access.READ, life), output));
        if (record.hasOwnPool()) {
            cloud.batch().endWithLastTask(jobId); // its nodes would go on costing money
        }
        record.markSubmitted();
        RenderAction.of(run).save();
        log.line(
                "job",
                "%s: %s in %s on pool %s"
                        .formatted(
                                jobId,
                                RenderLog.count(plan.frames().size(), "frame"),
                                RenderLog.count(plan.tasks().size(), "task"),
                                record.getPool() == null ? "of its own" : record.getPool()));
    }

    /** Brings the assets and makes no job. */
    String bringAssets(SubmitStep step, String id) throws IOException, InterruptedException {
        RenderCloud cloud = RenderCloud.open(step.getAccount(), run);
        Survey survey = Survey.of(step, step.getScene(), workspace, id);
        try {
            survey.tell(run, id, listener);
            survey.check(step);
            new AssetDelivery(cloud.storage(), run, workspace, listener).bring(step, survey);
        } finally {
            survey.discard();
        }
        return AssetDelivery.container(step, run);
    }
}
