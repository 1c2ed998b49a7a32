package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pools with autoscaling, on an emulator whose clock the test advances. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class AutoscaleTest {

    private static final String POOL = "azureRenderPool account: 'clock', id: 'POOL', vmSize: 'Standard_D2s_v3', ";
    private static final String FIVE = "autoscaleFormula: '$TargetDedicatedNodes = 5; $TargetLowPriorityNodes = 0;'";

    private JenkinsRule jenkins;
    private Studio studio;
    private BatchEmulator emulator;
    private BatchService batch;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud, @TempDir Path folder) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
        emulator = BatchEmulator.builder().root(folder.resolve("batch")).start();
        batch = new SdkBatchService(
                emulator.url().toString(), emulator.account(), emulator.key(), Duration.ofSeconds(10));
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "clock", "", emulator.account(), Secret.fromString(emulator.key())));
        studio.addAccount(
                "clock",
                emulator.url().toString(),
                "clock",
                cloud.blobEndpoint().toString(),
                "storage-key");
    }

    @AfterEach
    void close() throws Exception {
        emulator.close();
    }

    @Test
    void poolGrowsWithTasksAndShrinksToZero() throws Exception {
        WorkflowJob job = studio.jobWithScene(POOL + """
                autoscale: [max: 2, idleMinutes: 10, spot: true]
                node { azureRenderSubmit account: 'clock', scene: 'scene.blend', frames: '1-3', output: 'a_#' }
                azureRenderCollect()
                """);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("0 of 3 done", run);
        jenkins.assertLogContains("autoscale, now 0 dedicated and 0 Spot nodes", run);
        advance(Duration.ofMinutes(6), pool -> pool.targetSpotNodes() == 2);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(
                studio.pool + " keeps autoscaling: at most 2 nodes while tasks wait or run, and none afterwards", run);
        advance(Duration.ofMinutes(31), pool -> pool.targetSpotNodes() == 0);
    }

    @Test
    void formulaIsSetChangedAndRemoved() throws Exception {
        WorkflowRun first = studio.run(studio.job(POOL + FIVE), Result.SUCCESS);
        jenkins.assertLogContains("autoscale, now", first);
        jenkins.assertLogContains(
                studio.pool + " keeps autoscaling by its formula: at most 5 nodes, until azureRenderPool", first);
        advance(Duration.ofMinutes(6), pool -> pool.targetDedicatedNodes() == 5 && pool.steady());
        assertEquals(Duration.ofMinutes(5), pool().autoscale().interval());

        WorkflowRun second = studio.run(
                studio.job(POOL + "autoscaleMinutes: 7, autoscaleFormula: '$TargetDedicatedNodes = 1;'"),
                Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + ": autoscaling enabled", second);
        assertEquals(Duration.ofMinutes(7), pool().autoscale().interval());
        advance(Duration.ofMinutes(8), PoolStatus::steady);

        WorkflowRun third = studio.run(studio.job(POOL + "dedicatedNodes: 2"), Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + ": autoscaling disabled", third);
        assertNull(pool().autoscale());
        assertEquals(2, pool().targetDedicatedNodes());

        advance(Duration.ZERO, PoolStatus::steady);
        WorkflowRun fourth = studio.run(
                studio.job("def now = azureRenderPool(account: 'clock', id: 'POOL', " + FIVE
                        + ")\necho \"by ${now.autoscale}\""),
                Result.SUCCESS);
        jenkins.assertLogContains("by $TargetDedicatedNodes = 5;", fourth);
    }

    @Test
    void endOfBlockScalesAutoscalingPoolToZero() throws Exception {
        WorkflowRun run = studio.run(
                studio.job(POOL.replace("azureRenderPool ", "withAzureRenderPool(") + FIVE + ") { echo 'inside' }"),
                Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + ": autoscaling disabled", run);
        jenkins.assertLogNotContains(studio.pool + " keeps ", run);
        advance(Duration.ofMinutes(20), pool -> pool.steady() && pool.targetDedicatedNodes() == 0);
        assertNull(pool().autoscale());
    }

    @Test
    void invalidFormulaIsRejectedAndNewPoolDeleted() throws Exception {
        WorkflowRun run =
                studio.run(studio.job(POOL + "autoscaleFormula: '$TargetDedicatedNodes = nothing;'"), Result.FAILURE);
        jenkins.assertLogContains("The autoscale formula of pool '" + studio.pool + "' is invalid", run);
        jenkins.assertLogContains("AutoScalingFormulaEvaluationError: ", run);
        assertTrue(batch.pool(studio.pool).map(PoolStatus::deleting).orElse(true));
        await("deletion of the pool").until(() -> batch.pool(studio.pool).isEmpty());
        WorkflowRun syntax =
                studio.run(studio.job(POOL + "autoscaleFormula: '$TargetDedicatedNodes = = 1'"), Result.FAILURE);
        jenkins.assertLogContains("AutoScalingFormulaSyntaxError: ", syntax);
        jenkins.assertLogNotContains("\tat ", syntax);
    }

    @Test
    void invalidFormulaLeavesExistingPoolUnchanged() throws Exception {
        studio.run(studio.job(POOL + "dedicatedNodes: 1, waitForNodes: 1"), Result.SUCCESS);
        studio.run(studio.job(POOL + "autoscaleFormula: '$TargetDedicatedNodes = nothing;'"), Result.FAILURE);
        assertNull(pool().autoscale());
        assertEquals(1, pool().targetDedicatedNodes());
    }

    @Test
    void autoPoolScales() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                node {
                  azureRenderSubmit account: 'clock', scene: 'scene.blend', frames: '1-2', output: 'a_#', autoPool: [autoscale: [max: 3]]
                }
                azureRenderCollect()
                """);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("0 of 2 done", run);
        jenkins.assertLogContains("autoscale to at most 3 nodes, VM size Standard_D8ds_v5", run);
        jenkins.assertLogContains("72.00 node hours at most", run);
        String pool = Studio.renders(run).get(0).getPool();
        await("nodes")
                .until(
                        () -> { // the pool may be created only after the clock was advanced
                            emulator.control().clock().shift(Duration.ofMinutes(6));
                            return batch.pool(pool)
                                    .filter(found -> found.targetDedicatedNodes() > 0)
                                    .isPresent();
                        });
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));

        WorkflowRun wrong = studio.run(
                studio.jobWithScene(
                        "node { azureRenderSubmit account: 'clock', scene: 'scene.blend', frames: '1', output: 'a_#', autoPool: [autoscaleFormula: '$TargetDedicatedNodes = nothing;'] }"),
                Result.FAILURE);
        jenkins.assertLogContains("is invalid (AutoScalingFormulaEvaluationError: ", wrong);
        assertTrue(batch.job(Studio.renders(wrong).get(0).getJobId())
                .map(ended -> ended.ended() || !ended.reason().isEmpty())
                .orElse(true));
    }

    @Test
    void autoPoolStartsWithTheNodesOfScoutsAndGrowsAfterThem(@TempDir Path files) throws Exception {
        Path scouts = files.resolve("scouts");
        Path others = files.resolve("others");
        WorkflowJob job = studio.jobWithScene("""
                node {
                  azureRenderSubmit account: 'clock', scene: 'scene.blend', frames: '1-8', output: 'a_#', scouts: 2,
                    autoPool: [dedicatedNodes: 3, spotNodes: 1],
                    renderer: custom(command: '''case $RENDER_FIRST in 1|8) go=%s;; *) go=%s;; esac
                      while [ ! -e $go ]; do sleep 0.1; done''')
                }
                """.formatted(scouts, others));
        WorkflowRun run = studio.run(job, Result.SUCCESS);
        jenkins.assertLogContains("2 frames first (1,8), 6 frames wait for them", run);
        jenkins.assertLogContains("autoscale to at most 4 nodes", run);
        String pool = Studio.renders(run).get(0).getPool();
        advance(pool, found -> found.targetDedicatedNodes() == 2 && found.targetSpotNodes() == 0);
        AtomicInteger polls = new AtomicInteger();
        advance(pool, found -> polls.incrementAndGet() > 200); // the waiting tasks do not count
        await("both scouts").until(() -> batch.taskCounts(id(run)).running() == 2);
        assertEquals(2, batch.pool(pool).orElseThrow().targetDedicatedNodes());
        Files.createFile(scouts);
        advance(pool, found -> found.targetDedicatedNodes() == 3 && found.targetSpotNodes() == 1);
        Files.createFile(others);
    }

    @Test
    void autoPoolHasNoNodesAfterAFailedScout() throws Exception {
        WorkflowRun run = studio.run(studio.jobWithScene("""
                node {
                  azureRenderSubmit account: 'clock', scene: 'scene.blend', frames: '1-8', output: 'a_#', scouts: 2,
                    retries: 0, renderer: custom(command: 'exit 3')
                }
                """), Result.SUCCESS);
        String pool = Studio.renders(run).get(0).getPool();
        await("both scouts").until(() -> batch.taskCounts(id(run)).failed() == 2);
        advance(pool, found -> found.targetDedicatedNodes() == 0);
        assertEquals(7, batch.taskCounts(id(run)).active());
    }

    private static String id(WorkflowRun run) {
        return Studio.renders(run).get(0).getJobId();
    }

    private void advance(String pool, Predicate<PoolStatus> condition) {
        AtomicInteger polls = new AtomicInteger();
        await("pool " + pool).until(() -> {
            if (polls.getAndIncrement() % 5 == 0) { // a sample each time
                emulator.control().clock().shift(Duration.ofSeconds(31));
            }
            return batch.pool(pool).filter(condition).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoscale: [max: 5], spotNodes: 2             | Both node counts and autoscaling are set: use dedicatedNodes and spotNodes, or autoscale: [max: 2, spot: true].
            autoscale: [max: 5], autoscaleFormula: '$x=1' | Both autoscale and autoscaleFormula are set: use only one of them.
            autoscale: [max: 0]                           | autoscale has no max: set the maximum number of nodes
            autoscale: [max: 5, idleMinutes: 0]           | idleMinutes of autoscale is 0: use 1 to 1440.
            autoscale: [max: 5], autoscaleMinutes: 4      | autoscaleMinutes is 4: use 5 to 10080.
            autoscale: [max: 5], waitForNodes: 1          | waitForNodes cannot be used with autoscale
            autoscale: [max: 5], fallbackToDedicatedAfter: 9 | fallbackToDedicatedAfter cannot be used with autoscaling
            autoscaleFormula: 'x' * 9000                  | autoscaleFormula has 9000 characters: Azure Batch allows at most 8192.
            onDifference: 'ignore'                        | Unknown value 'ignore' for onDifference: use fail, reuse.
            """)
    void invalidAutoscaleOptionsAreRejected(String option, String sentence) throws Exception {
        WorkflowRun run = studio.run(studio.job(POOL + option), Result.FAILURE);
        jenkins.assertLogContains(sentence, run);
        jenkins.assertLogNotContains("\tat ", run);
        assertTrue(batch.pool(studio.pool).isEmpty());
    }

    /**
     * Advances the clock until the pool is as expected; repeatedly, because a sample may be taken after the first time.
     */
    private void advance(Duration time, Predicate<PoolStatus> expected) throws Exception {
        AtomicInteger polls = new AtomicInteger();
        emulator.control().clock().shift(time);
        await("pool as expected")
                .until(
                        () -> {
                            if (polls.incrementAndGet() % 100 == 0) {
                                emulator.control().clock().shift(time);
                            }
                            return pool();
                        },
                        expected);
    }

    private PoolStatus pool() throws Exception {
        return batch.pool(studio.pool).orElseThrow();
    }
}
