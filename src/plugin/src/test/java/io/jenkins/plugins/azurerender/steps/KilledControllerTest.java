package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is killed between two requests to Azure; after the restart the build continues and creates nothing twice. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class KilledControllerTest {

    /** Jenkins is killed at every n-th request; 1 tests all of them. */
    private static final int STRIDE = Integer.getInteger("killEvery", 9);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    /** Numbers of requests after which Jenkins is killed; the build sends a few more. */
    static IntStream requests() {
        return IntStream.iterate(2, requests -> requests <= 24, requests -> requests + STRIDE);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void buildContinuesAfterAKill(int requests, LocalCloud cloud) throws Throwable {
        String[] names = new String[2];
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean restarted = new AtomicBoolean();
        Predicate<String> unanswered = request -> !restarted.get() && sent.incrementAndGet() > requests;
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), unanswered);
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), unanswered)) {
            sessions.then(jenkins -> {
                Studio studio = Studio.open(jenkins, cloud);
                studio.addAccount(
                        "mortal",
                        batch.url().toString(),
                        "batch-key",
                        storage.url().toString(),
                        "storage-key");
                WorkflowJob job = studio.jobWithScene("""
                        withAzureRenderPool(account: 'mortal', id: 'POOL', vmSize: 'Standard_D2s_v3') {
                          node { azureRenderSubmit account: 'mortal', scene: 'scene.blend', frames: '1-2', output: 'a_#' }
                          azureRenderCollect()
                        }
                        """);
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                await(requests + " requests").until(() -> {
                    assertTrue(run.isBuilding(), "the build ended after " + sent.get() + " requests");
                    return sent.get() > requests;
                });
                names[0] = job.getFullName();
                names[1] = studio.pool;
            });
            restarted.set(true);
            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.jenkins
                        .getItemByFullName(names[0], WorkflowJob.class)
                        .getBuildByNumber(1);
                jenkins.waitForMessage("0 of 2 done", run);
                Studio.batch(cloud).resizePool(names[1], 1, 0);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                assertEquals(1, Studio.renders(run).size());
                String render = Studio.renders(run).get(0).getJobId();
                assertEquals(1, count(cloud, "pool-added", "pools/" + names[1]));
                assertEquals(1, count(cloud, "job-added", "jobs/" + render));
                assertEquals(2, Studio.tasks(Studio.batch(cloud), render));
                assertEquals(0, Studio.batch(cloud).pool(names[1]).orElseThrow().targetDedicatedNodes());
            });
        }
    }

    private static long count(LocalCloud cloud, String kind, String subject) {
        return cloud.emulator().control().ledger().ofKind(kind).stream()
                .filter(entry -> entry.subject().equals(subject))
                .count();
    }
}
