package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An account whose server accepts connections and never responds, seen from a build that uses another one. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class BlackHoleTest {

    private static final int BUILDS_THAT_HANG = 6;
    private static final int POLLS = 50;

    private static final String PIPELINE = """
            azureRenderPool account: 'ACCOUNT', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
            node {
              azureRenderSubmit account: 'ACCOUNT', scene: 'scene.blend', frames: '1-3', output: 'a_#'
            }
            azureRenderCollect()
            """;

    private JenkinsRule jenkins;
    private Studio studio;

    @Test
    void sixBuildsOnABlackHoleDoNotDelayPollsOfAnother(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
        List<WorkflowRun> runs = new ArrayList<>();
        AtomicBoolean hangs = new AtomicBoolean();
        AtomicInteger held = new AtomicInteger();
        AtomicInteger polls = new AtomicInteger();
        CountDownLatch healthyPolls = new CountDownLatch(POLLS);
        try (GatedProxy blackHole = new GatedProxy(cloud.batchUrl(), request -> {
                    held.addAndGet(hangs.get() ? 1 : 0);
                    return hangs.get();
                });
                GatedProxy healthy = new GatedProxy(cloud.batchUrl(), request -> {
                    if (hangs.get() && request.contains("/taskcounts")) {
                        polls.incrementAndGet();
                        healthyPolls.countDown();
                    }
                    return false;
                })) {
            addAccount("hole", blackHole, cloud);
            addAccount("healthy", healthy, cloud);
            runs.add(collecting("healthy"));
            jenkins.waitForMessage("1 running", runs.get(0)); // polled at the shortest interval
            for (int build = 0; build < BUILDS_THAT_HANG; build++) {
                runs.add(collecting("hole"));
            }
            hangs.set(true);
            blackHole.awaitHeld();
            assertTrue(healthyPolls.await(50, TimeUnit.SECONDS), () -> "only %d polls while %d requests hang"
                    .formatted(polls.get(), held.get()));
            assertTrue(held.get() <= 2, () -> held + " threads wait for the account that does not respond");
        }
        for (WorkflowRun run : runs) {
            run.doStop();
            studio.batch().terminateJob(Studio.renders(run).get(0).getJobId(), "the test is over");
        }
        for (WorkflowRun run : runs) {
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        }
    }

    private void addAccount(String name, GatedProxy batch, LocalCloud cloud) {
        studio.addAccount(
                name, batch.url().toString(), "batch-key", cloud.blobEndpoint().toString(), "storage-key");
    }

    private WorkflowRun collecting(String account) throws Exception {
        WorkflowJob job = studio.job(PIPELINE.replace("ACCOUNT", account));
        studio.put(job, Scenes.endless(), "scene.blend");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("3 frames in 3 tasks", run);
        return run;
    }
}
