package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.ResourceNames;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Renders without a pool use an auto pool, which is deleted with the job. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class AutoPoolTest {

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void renderWithoutPoolUsesAutoPool() throws Exception {
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        node { azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#' }
                        def result = azureRenderCollect()
                        echo "${result.frames} frames"
                        """), Result.SUCCESS);
        jenkins.assertLogContains("2 frames", run);
        jenkins.assertLogContains(
                "auto pool: 2 dedicated and 0 Spot nodes, VM size Standard_D8ds_v5, image microsoft-dsvm:ubuntu-hpc:2404; costs money until the job ends: 48.00 node hours at most",
                run);
        jenkins.assertLogContains("WARNING: the nodes have no Blender", run);
        String pool = render(run).getPool();
        jenkins.assertLogContains(pool + " is the auto pool of this render", run);
        assertTrue(JenkinsRule.getLog(run)
                .lines()
                .anyMatch(line -> line.contains(pool + " was deleted with its job")
                        || line.contains(pool + " is being deleted with its job")
                        || line.contains(pool + " will be deleted by Batch")));
        awaitDeleted(pool);
    }

    @Test
    void autoPoolHasRequestedConfigurationAndOwner() throws Exception {
        WorkflowRun run = studio.run(job("""
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', container: 'blender:4.5',
                    autoPool: [vmSize: 'Standard_D2s_v3', spotNodes: 1, image: 'ubuntu-hpc', taskSlotsPerNode: 2, startTask: 'true']
                }
                """), Result.SUCCESS);
        RenderRecord render = render(run);
        try {
            PoolStatus pool = studio.batch().pool(render.getPool()).orElseThrow();
            assertEquals("standard_d2s_v3", pool.vmSize());
            assertEquals(1, pool.targetSpotNodes());
            assertEquals(0, pool.targetDedicatedNodes());
            assertEquals(2, pool.taskSlotsPerNode());
            assertEquals("true", pool.setup().startTask().script());
            assertEquals(List.of("blender:4.5"), pool.setup().containers());
            Owner owner = owner(render.getPool());
            assertEquals(ResourceKind.AUTO, owner.kind());
            assertEquals(run.getParent().getFullName(), owner.job());
        } finally {
            studio.batch().terminateJob(render.getJobId(), "test finished");
        }
        awaitDeleted(render.getPool());
    }

    @Test
    void abortDeletesAutoPool() throws Exception {
        WorkflowRun run = job("""
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }
                azureRenderCollect()
                """).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("0 of 1 done, 1 running", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        awaitDeleted(render(run).getPool());
    }

    @Test
    void lostResponseCreatesNoSecondPool() throws Exception {
        cloud.emulator().control().switches().set("lost-responses", "Job_Add");
        WorkflowRun run;
        try {
            run = studio.run(
                    job("node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }"), Result.FAILURE);
        } finally {
            cloud.emulator().control().switches().clear();
        }
        String prefix = "pools/" + ResourceNames.poolPrefix(render(run).getJobId());
        long created = cloud.emulator().control().ledger().ofKind("pool-added").stream()
                .filter(entry -> entry.subject().startsWith(prefix))
                .count();
        assertEquals(1, created);
    }

    @Test
    void exhaustedPoolQuotaFailsRender() throws Exception {
        cloud.emulator().control().switches().set("pool-quota", "0");
        try {
            WorkflowRun run = studio.run(
                    job("node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }"), Result.FAILURE);
            jenkins.assertLogContains(
                    "Azure could not create a pool for this render (AutoPoolCreationFailedWithQuotaReached: ", run);
            jenkins.assertLogContains("delete unused pools", run);
            jenkins.assertLogNotContains("\tat ", run);
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    /** Returns a job whose frames need minutes. */
    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = studio.job(script);
        studio.put(job, Scenes.endless(), "scene.blend");
        return job;
    }

    private static RenderRecord render(WorkflowRun run) {
        return Studio.renders(run).get(0);
    }

    private void awaitDeleted(String pool) {
        BatchService batch = studio.batch();
        await("deletion of pool " + pool).until(() -> batch.pool(pool).isEmpty());
    }

    private Owner owner(String pool) throws Exception {
        CloudPool found = client().poolOperations().getPool(pool);
        return Owner.parse(
                        pool,
                        found.metadata().stream().collect(Collectors.toMap(MetadataItem::name, MetadataItem::value)))
                .orElseThrow();
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }
}
