package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.NodeLogin;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Log lines on how to connect to nodes on which tasks failed. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RemoteLoginsTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void loginCommandOfTheFailedNodeIsLogged() throws Exception {
        WorkflowRun run = failed(", remoteAccessFrom: '203.0.113.0/24'", "remoteAccess: true");
        String node = studio.nodes().get(0);
        jenkins.assertLogContains(
                "task f0001 failed on node %s: ssh -p 22 <user>@127.0.0.1 (first create a user: az batch node user create --pool-id %s --node-id %s ...)"
                        .formatted(node, studio.pool, node),
                run);
        assertEquals(
                "203.0.113.0/24",
                studio.batch().pool(studio.pool).orElseThrow().setup().remoteAccessFrom());
        assertEquals(Optional.empty(), studio.batch().login(studio.pool, node + "-deleted"));
    }

    @Test
    void loginToAnAutoPoolIsLoggedWhenJobsMayUseOtherPoolsOnly() throws Exception {
        studio.account().setUsablePools("render-*");
        WorkflowJob job = studio.jobWithScene("""
                node {
                  azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'a_#', retries: 0,
                    renderer: custom(command: 'if [ $RENDER_FIRST = 1 ]; then exit 1; fi; sleep 5; exit 1'),
                    autoPool: [vmSize: 'Standard_D2s_v3', dedicatedNodes: 1, remoteAccessFrom: '203.0.113.7']
                }
                azureRenderCollect(remoteAccess: true)
                """);
        jenkins.assertLogContains(
                ": ssh -p 22 <user>@127.0.0.1 (first create a user: ", studio.run(job, Result.FAILURE));
    }

    @Test
    void poolWithoutRemoteAccessIsReported() throws Exception {
        WorkflowRun run = failed("", "remoteAccess: true");
        jenkins.assertLogContains(": the pool does not allow remote access: create it with remoteAccessFrom", run);
    }

    @Test
    void loginsAreNotLoggedByDefault() throws Exception {
        jenkins.assertLogNotContains("failed on node", failed(", remoteAccessFrom: '203.0.113.7'", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "Internet", "0.0.0.0/0", "10.0.0.0/7", "me.example", "fe80::1"})
    void invalidOrUnlimitedSourcesAreRejected(String from) throws Exception {
        WorkflowRun run = studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', remoteAccessFrom: '%s'"
                        .formatted(from)),
                Result.FAILURE);
        jenkins.assertLogContains("remoteAccessFrom is '" + from + "': use an IP address", run);
    }

    @Test
    void windowsNodesUseMstsc() {
        assertEquals("mstsc /v:40.1.2.3:20003", new NodeLogin("40.1.2.3", 20003).command(true));
    }

    private WorkflowRun failed(String pool, String collect) throws Exception {
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1%s
                node { azureRenderSubmit scene: 'scene.blend', frames: '1', output: 'a_#', retries: 0 }
                azureRenderCollect(%s)
                """.formatted(pool, collect));
        studio.put(job, Scenes.withoutCamera(), "scene.blend");
        return studio.run(job, Result.FAILURE);
    }
}
