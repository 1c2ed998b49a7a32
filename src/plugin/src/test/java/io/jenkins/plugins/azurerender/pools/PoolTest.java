package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The actions of the pool step, and the scale-down at the end of a block. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PoolTest {

    private static final String TWO_NODES = "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2";

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
    void poolIsCreatedReportedResizedAndDeleted() throws Exception {
        WorkflowRun run = studio.run(studio.job(TWO_NODES + """
                        , waitForNodes: 2
                        def now = azureRenderPool(id: 'POOL', action: 'status')
                        echo "ready: ${now.nodes.idle} in ${now.state}"
                        azureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 0
                        """), Result.SUCCESS);
        jenkins.assertLogContains("ready: 2 in steady", run);
        jenkins.assertLogContains(studio.pool + ": resizing to 0 dedicated and 0 Spot nodes", run);
        assertEquals(0, pool().targetDedicatedNodes());
        jenkins.assertLogContains(
                "WARNING: the nodes of pool %s have no renderer: its image microsoft-dsvm:ubuntu-hpc:2404 contains none"
                        .formatted(studio.pool),
                run);
        jenkins.assertLogNotContains(studio.pool + " keeps ", run);

        WorkflowRun second = studio.run(studio.job("azureRenderPool id: 'POOL', action: 'delete'"), Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + " is being deleted", second);
        await("deletion of the pool")
                .until(() -> studio.batch().pool(studio.pool).isEmpty());
        WorkflowRun third = studio.run(studio.job("azureRenderPool id: 'POOL', action: 'delete'"), Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + " does not exist (already deleted)", third);
    }

    @Test
    void successfulBlockScalesPoolToZero() throws Exception {
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2) {
                          node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }
                          azureRenderCollect()
                        }
                        echo 'after the block'
                        """), Result.SUCCESS);
        jenkins.assertLogContains("after the block", run);
        jenkins.assertLogNotContains(studio.pool + " keeps ", run);
        jenkins.assertLogNotContains("have no Blender", run); // the pool step has reported it
        assertEquals(0, pool().targetDedicatedNodes());
    }

    @Test
    void failedBlockScalesPoolToZero() throws Exception {
        WorkflowRun run = studio.run(
                studio.job(
                        "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', spotNodes: 2) { error 'the sky is missing' }"),
                Result.FAILURE);
        jenkins.assertLogContains("ERROR: the sky is missing", run);
        assertEquals(0, pool().targetSpotNodes());
    }

    @Test
    void blockWithAtEndDeleteDeletesPool() throws Exception {
        studio.run(
                studio.job(
                        "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, atEnd: 'delete') { echo 'inside' }"),
                Result.SUCCESS);
        assertTrue(studio.batch().pool(studio.pool).map(PoolStatus::deleting).orElse(true));
    }

    @Test
    void abortInBlockScalesPoolToZero() throws Exception {
        WorkflowJob job = studio.job(
                "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) { echo 'inside'; sleep 600 }");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("inside", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertEquals(0, pool().targetDedicatedNodes());
    }

    @Test
    void blockLogsNodeCost() throws Exception {
        WorkflowRun run = studio.run(
                studio.job(
                        "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, pricePerNodeHour: 0.5) { sleep 1 }"),
                Result.SUCCESS);
        assertTrue(
                JenkinsRule.getLog(run)
                        .lines()
                        .anyMatch(line -> line.matches(".*node uptime 0\\.00 node hours \\(0\\.00 at 0\\.5 each\\)")),
                JenkinsRule.getLog(run));
        WorkflowRun free = studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', pricePerNodeHour: -1"),
                Result.FAILURE);
        jenkins.assertLogContains("pricePerNodeHour is -1.0: use a number such as 0.38, or remove it.", free);
    }

    @Test
    void poolStepWaitsUntilThePoolOfAnEarlierAttemptIsDeleted() throws Exception {
        cloud.emulator().control().switches().set("slow-resizes", "PT3S"); // and deletions
        try {
            WorkflowRun run = studio.run(studio.job("""
                            def attempts = 0
                            retry(2) {
                              withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', atEnd: 'delete') {
                                if (attempts++ == 0) { error 'the first attempt fails' }
                              }
                            }
                            """), Result.SUCCESS);
            jenkins.assertLogContains(studio.pool + " is still being resized or deleted: this step continues", run);
            assertEquals(List.of(), run.getAction(RenderAction.class).getBlockPools());
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    @Test
    void resizeOfAPoolOfNoBlockIsSkipped() throws Exception {
        cloud.emulator().control().switches().set("slow-resizes", "PT1H");
        try {
            WorkflowRun run = studio.run(
                    studio.job(
                            TWO_NODES + "\nazureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1"),
                    Result.SUCCESS);
            jenkins.assertLogContains(studio.pool + ": still being resized; this resize is skipped", run);
            assertEquals(2, pool().targetDedicatedNodes());
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    @Test
    void abortBeforeBlockDeletesPool() throws Exception {
        cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
        try {
            WorkflowRun run = studio.job(
                            "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, atEnd: 'delete') { echo 'inside' }")
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("AllocationFailed: ", run);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("inside", run);
            jenkins.assertLogContains(studio.pool + " is being deleted", run);
            jenkins.assertLogNotContains("in the background", run);
            assertTrue(
                    studio.batch().pool(studio.pool).map(PoolStatus::deleting).orElse(true));
            assertEquals(List.of(), run.getAction(RenderAction.class).getBlockPools());
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    @Test
    void abortBeforeBlockScalesPoolToZeroAfterItsResize() throws Exception {
        cloud.emulator().control().switches().set("slow-resizes", "PT1H");
        try {
            WorkflowRun run = studio.job(
                            "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, startTask: 'sleep 600') { echo 'inside' }")
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("(1 ", run);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("inside", run);
            jenkins.assertLogContains(studio.pool + " is scaled down in the background", run);
            assertEquals(1, pool().targetDedicatedNodes(), "the pool is still being resized");
            studio.stopResize();
            await("scale-down").until(() -> pool().targetDedicatedNodes() == 0);
            RenderAction action = run.getAction(RenderAction.class);
            await("end of the pool").until(() -> action.getBlockPools().isEmpty());
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    /** The steps of the build continue after the abort of a block, for example in retry. */
    @Test
    void blockAfterAnAbortedOneGetsItsNodes() throws Exception {
        Switches switches = cloud.emulator().control().switches();
        switches.set("resize-error", "AllocationFailed");
        try {
            WorkflowJob job = studio.job(
                    abortedBlock("dedicatedNodes: 1, waitForNodes: 1")
                            + "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2, waitForNodes: 2) { echo 'second' }");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("AllocationFailed: ", run);
            switches.clear();
            switches.set("slow-resizes", "PT1H");
            failBranch(job);
            jenkins.waitForMessage(studio.pool + " is still being resized or deleted: this step continues", run);
            assertEquals(0, pool().targetDedicatedNodes(), "the first block was ended before the second began");
            switches.clear();
            studio.stopResize();
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogNotContains("first", run);
            jenkins.assertLogContains("second", run);
            jenkins.assertLogContains(studio.pool + ": resizing to 2 dedicated", run);
            jenkins.assertLogNotContains("in the background", run);
            assertEquals(0, pool().targetDedicatedNodes());
            assertEquals(List.of(), run.getAction(RenderAction.class).getBlockPools());
        } finally {
            switches.clear();
        }
    }

    @Test
    void blockAfterAnAbortedOneWaitsForItsCleanup() throws Exception {
        Switches switches = cloud.emulator().control().switches();
        switches.set("slow-resizes", "PT1H");
        try {
            WorkflowJob job = studio.job(
                    abortedBlock("dedicatedNodes: 1, waitForNodes: 1, startTask: 'sleep 600'")
                            + "withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1) { echo 'second'; sleep 600 }");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("(1 ", run);
            failBranch(job);
            jenkins.waitForMessage(studio.pool + " is scaled down in the background", run);
            jenkins.waitForMessage(studio.pool + " is still being resized or deleted: this step continues", run);
            jenkins.waitForMessage("second", run);
            switches.clear();
            studio.stopResize();
            await("end of the resize").until(() -> pool().steady());
            assertEquals(1, pool().targetDedicatedNodes());
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertEquals(0, pool().targetDedicatedNodes());
            assertEquals(List.of(), run.getAction(RenderAction.class).getBlockPools());
        } finally {
            switches.clear();
        }
    }

    @Test
    void abortBeforeBlockKeepsNodesThatNoBlockCreated() throws Exception {
        cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
        try {
            WorkflowJob job = studio.job(TWO_NODES + "\n" + abortedBlock("waitForNodes: 1"));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("AllocationFailed: ", run);
            failBranch(job);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains(studio.pool + " keeps its nodes, because no block of this build created it", run);
            jenkins.assertLogContains(studio.pool + " keeps 2 nodes, which cost money until azureRenderPool", run);
            jenkins.assertLogNotContains("in the background", run);
            assertEquals(2, pool().targetDedicatedNodes());
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    @Test
    void buildsThatUseAPoolEndWithItsNodes() throws Exception {
        WorkflowRun created = studio.run(
                studio.job(TWO_NODES + ", pricePerNodeHour: 0.38\nerror 'the sky is missing'"), Result.FAILURE);
        jenkins.assertLogContains(
                "[Azure Render] pool     %s keeps 2 nodes: about 0.76 an hour, until azureRenderPool with action: 'resize' or 'delete' removes them"
                        .formatted(studio.pool),
                created);

        WorkflowRun other = studio.run(
                studio.job("azureRenderPool id: 'POOL', action: 'status'\nazureRenderPool action: 'list'"),
                Result.SUCCESS);
        jenkins.assertLogNotContains(studio.pool + " keeps ", other);

        String submit = "node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', pool: 'POOL' }\n";
        WorkflowRun submitted = studio.run(studio.jobWithScene(submit + "azureRenderCollect()"), Result.SUCCESS);
        jenkins.assertLogContains(
                "WARNING: the nodes of pool " + studio.pool + " have no Blender: its image", submitted);
        jenkins.assertLogContains("create it with, for example, applications: ['blender']", submitted);
        jenkins.assertLogContains(studio.pool + " keeps 2 nodes, which cost money until", submitted);

        WorkflowRun resized = studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL'\nazureRenderPool id: 'POOL', action: 'resize', dedicatedNodes: 1, pricePerNodeHour: 2"),
                Result.SUCCESS);
        jenkins.assertLogContains(studio.pool + " keeps 1 node: about 2.00 an hour, until", resized);

        WorkflowRun deleted = studio.run(
                studio.job("azureRenderPool id: 'POOL'\nazureRenderPool id: 'POOL', action: 'delete'"), Result.SUCCESS);
        jenkins.assertLogNotContains(studio.pool + " keeps ", deleted);
    }

    @Test
    void missingNodesFailBuildAfterTimeLimit() throws Exception {
        cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
        try {
            WorkflowRun run = studio.run(studio.job(TWO_NODES + ", waitForNodes: 1, waitMinutes: 0"), Result.FAILURE);
            jenkins.assertLogContains("Pool '" + studio.pool + "' has 0 of 1 nodes after 0 minutes", run);
            jenkins.assertLogContains("(Azure has no VMs of this size available at the moment)", run);
            jenkins.assertLogNotContains("\tat ", run);
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    /** The build continues after the failed block, and would otherwise keep its nodes until it ends. */
    @Test
    void blockWhoseNodesAreMissingEndsAtOnce() throws Exception {
        cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
        try {
            WorkflowRun run = studio.job("""
                            catchError {
                              withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2, waitForNodes: 1, waitMinutes: 0) { echo 'inside' }
                            }
                            echo 'later'
                            sleep 600
                            """).scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("later", run);
            assertEquals(0, pool().targetDedicatedNodes());
            assertEquals(List.of(), run.getAction(RenderAction.class).getBlockPools());
            jenkins.assertLogNotContains("inside", run);
            jenkins.assertLogContains("Pool '" + studio.pool + "' has 0 of 1 nodes after 0 minutes", run);
            Studio.abort(run);
        } finally {
            cloud.emulator().control().switches().clear();
        }
    }

    @Test
    void nodeProblemsAreReported() throws Exception {
        studio.run(studio.job(TWO_NODES + ", waitForNodes: 2"), Result.SUCCESS);
        List<String> nodes = studio.nodes();
        cloud.emulator().control().becomeUnusable(nodes.get(0));
        cloud.emulator().control().preempt(nodes.get(1), Duration.ofMinutes(10));
        WorkflowRun run = studio.run(studio.job("azureRenderPool id: 'POOL', action: 'status'"), Result.SUCCESS);
        jenkins.assertLogContains("node " + nodes.get(0) + " is unusable (", run);
        jenkins.assertLogContains("costs money without rendering", run);
        jenkins.assertLogContains("node " + nodes.get(1) + " was evicted by Azure", run);
    }

    @Test
    void listReportsAllPools() throws Exception {
        WorkflowRun run = studio.run(studio.job(TWO_NODES + """
                        , waitForNodes: 2
                        def all = azureRenderPool(action: 'list')
                        def mine = all.find { it.id == 'POOL' }
                        echo "among them one with ${mine.nodes.idle} idle of ${mine.vmSize}, ${mine.state}, ${mine.image}"
                        """), Result.SUCCESS);
        jenkins.assertLogContains(
                "among them one with 2 idle of standard_d2s_v3, steady, microsoft-dsvm:ubuntu-hpc:", run);
    }

    @Test
    void evictionsDuringWaitAreCounted() throws Exception {
        studio.run(studio.job(TWO_NODES + ", waitForNodes: 2"), Result.SUCCESS);
        List<String> nodes = studio.nodes();
        cloud.emulator().control().preempt(nodes.get(0), Duration.ofMinutes(10));
        WorkflowRun run =
                studio.job(TWO_NODES + ", waitForNodes: 2").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("1 preempted", run);
        cloud.emulator().control().preempt(nodes.get(1), Duration.ofMinutes(10));
        jenkins.waitForMessage(studio.pool + ": 1 Spot node evicted so far", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void nodesThatCannotDownloadAssetsAreReported() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', project: 'PROJECT' }
                azureRenderCollect()
                """.replace("PROJECT", "p-" + studio.pool));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("0 of 1 done", run);
        studio.storage().deleteContainer(Studio.container("p-" + studio.pool));
        studio.batch().resizePool(studio.pool, 1, 0);
        jenkins.waitForMessage("could not download the assets (", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            azureRenderPool id: 'POOL', action: 'explode'          | Unknown value 'explode' for action: use ensure, resize, delete, status, list.
            azureRenderPool id: 'POOL', action: 'status'           | Pool 'POOL' does not exist in this render account.
            azureRenderPool id: 'POOL', action: 'resize'           | Pool 'POOL' does not exist in this render account.
            withAzureRenderPool(id: 'POOL', atEnd: 'keep') { }      | Unknown value 'keep' for atEnd: use zero, delete.
            azureRenderPool id: 'POOL', spotNodes: 2, waitForNodes: 3 | waitForNodes is 3, but the pool has only 2 nodes: use 2 or fewer.
            """)
    void invalidRequestsAreRejected(String script, String sentence) throws Exception {
        WorkflowRun run = studio.run(studio.job(script), Result.FAILURE);
        jenkins.assertLogContains(sentence.replace("POOL", studio.pool), run);
        jenkins.assertLogNotContains("\tat ", run);
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    /** Runs an empty block of the pool that is aborted by a failed branch after {@link #failBranch}. */
    private static String abortedBlock(String arguments) {
        return """
                catchError {
                  parallel failFast: true,
                    render: {
                      withAzureRenderPool(id: 'POOL', vmSize: 'Standard_D2s_v3', %s) { echo 'first' }
                    },
                    check: {
                      node {
                        while (!fileExists('broken')) { sleep 1 }
                        error 'broken'
                      }
                    }
                }
                """.formatted(arguments);
    }

    private void failBranch(WorkflowJob job) throws Exception {
        jenkins.jenkins.getWorkspaceFor(job).child("broken").write("", "UTF-8");
    }

    private PoolStatus pool() throws Exception {
        return studio.batch().pool(studio.pool).orElseThrow();
    }
}
