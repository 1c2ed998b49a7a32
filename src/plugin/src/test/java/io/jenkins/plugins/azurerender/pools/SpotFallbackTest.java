package io.jenkins.plugins.azurerender.pools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Dedicated nodes are requested if no Spot node becomes available. A minute is a second in these tests. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class SpotFallbackTest {

    private static final String MINUTE = NodeWait.class.getName() + ".minuteMillis";
    private static final String SCRIPT =
            "azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: %d, spotNodes: 2, fallbackToDedicatedAfter: 4, waitMinutes: 600";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeEach
    void shortenMinute() {
        System.setProperty(MINUTE, "1000");
    }

    @AfterEach
    void restoreMinute(LocalCloud cloud) {
        System.clearProperty(MINUTE);
        cloud.emulator().control().switches().clear();
    }

    @Test
    void dedicatedNodesReplaceMissingSpotNodes(LocalCloud cloud) throws Throwable {
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            WorkflowRun run = begin(jenkins, cloud, studio.job(SCRIPT.formatted(0)));
            assertEndsOnDedicatedNodes(jenkins, cloud, run, studio.pool);
        });
    }

    @Test
    void dedicatedNodesReplaceMissingSpotNodesAfterRestart(LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        sessions.then(jenkins -> {
            Studio studio = Studio.open(jenkins, cloud);
            names[0] = begin(jenkins, cloud, studio.job(SCRIPT.formatted(0)))
                    .getParent()
                    .getFullName();
            names[1] = studio.pool;
        });
        sessions.then(jenkins -> assertEndsOnDedicatedNodes(
                jenkins,
                cloud,
                jenkins.jenkins.getItemByFullName(names[0], WorkflowJob.class).getBuildByNumber(1),
                names[1]));
    }

    /** Starts a build whose first allocation fails; later ones succeed. */
    private static WorkflowRun begin(JenkinsRule jenkins, LocalCloud cloud, WorkflowJob job) throws Exception {
        cloud.emulator().control().switches().set("resize-error", "AllocationFailed");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("AllocationFailed: ", run);
        cloud.emulator().control().switches().clear();
        return run;
    }

    private static void assertEndsOnDedicatedNodes(JenkinsRule jenkins, LocalCloud cloud, WorkflowRun run, String id)
            throws Exception {
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(id + " has no Spot node after ", run);
        jenkins.assertLogContains("requesting dedicated nodes instead", run);
        PoolStatus pool = Studio.batch(cloud).pool(id).orElseThrow();
        assertEquals(2, pool.targetDedicatedNodes());
        assertEquals(0, pool.targetSpotNodes());
    }
}
