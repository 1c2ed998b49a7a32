package io.jenkins.plugins.azurerender.pools;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Errors of pools are reported with their cause. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PoolErrorsTest {

    private static final String MINUTE = NodeWait.class.getName() + ".minuteMillis";

    private JenkinsRule jenkins;
    private Switches switches;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        switches = cloud.emulator().control().switches();
        studio = Studio.open(jenkins, cloud);
    }

    @AfterEach
    void clear() {
        switches.clear();
        System.clearProperty(MINUTE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AllocationFailed        | Azure has no VMs of this size available at the moment
            AllocationTimedout      | Azure has no VMs of this size available at the moment
            AccountCoreQuotaReached | the core quota of the account is used up: use fewer nodes or request a higher quota
            ResizeStopped           | the resize was stopped
            """)
    void allocationErrorsAreExplained(String code, String explanation) throws Exception {
        switches.set("resize-error", code);
        WorkflowRun run = studio.run(
                studio.job(
                        "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', spotNodes: 1, waitForNodes: 1, waitMinutes: 0"),
                Result.FAILURE);
        jenkins.assertLogContains("Pool '" + studio.pool + "' has 0 of 1 nodes after 0 minutes: " + code + ": ", run);
        jenkins.assertLogContains("(" + explanation + ")", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void nodesAreRequestedAgainAfterAllocationFailure() throws Exception {
        System.setProperty(MINUTE, "100");
        switches.set("resize-error", "AllocationFailed");
        WorkflowRun run = studio.job(
                        "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, waitMinutes: 600")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("AllocationFailed: ", run);
        switches.clear();
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(studio.pool + ": nodes requested again", run);
    }

    @Test
    void capOnNodesOfAnotherJobDoesNotEndTheWait() throws Exception {
        switches.set("resize-error", "AllocationFailed");
        studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 3"), Result.SUCCESS);
        CapSettings cap = new CapSettings();
        cap.setMaxNodes(2);
        studio.account().setCaps(List.of(cap));
        System.setProperty(MINUTE, "100");
        WorkflowRun run = studio.job("azureRenderPool id: 'POOL', waitForNodes: 1, waitMinutes: 600")
                .scheduleBuild2(0)
                .waitForStart();
        String refusal = studio.pool + ": nodes not requested again. The pool has 3 nodes, but Maximum nodes is 2";
        jenkins.waitForMessage(refusal, run);
        switches.clear();
        await("resize").until(() -> studio.batch().resizePool(studio.pool, 1, 0));
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertEquals(2, JenkinsRule.getLog(run).split(Pattern.quote(refusal), -1).length, "logged once");
    }

    @Test
    void exhaustedPoolQuotaIsReported() throws Exception {
        switches.set("pool-quota", "0");
        WorkflowRun run = studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1"), Result.FAILURE);
        jenkins.assertLogContains("returned PoolQuotaReached: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertTrue(studio.batch().pool(studio.pool).isEmpty());
    }

    @Test
    void failedStartTaskIsReportedWithExitCode() throws Exception {
        switches.set("start-tasks-fail", "true");
        WorkflowRun run = studio.job(
                        "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, waitForNodes: 1, startTask: 'true'")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage(
                "failed to start (its start task exited with code 1) and costs money without rendering", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    @Test
    void laggingTaskCountsDoNotDelayEndOfRender() throws Exception {
        switches.set("counts-lag", "PT10S");
        WorkflowRun run = studio.run(studio.jobWithScene("""
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                        node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#' }
                        azureRenderCollect()
                        """), Result.SUCCESS);
        jenkins.assertLogContains("1 of 1 archived", run);
    }
}
