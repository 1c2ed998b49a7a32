package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.MissingFrames;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is killed between two requests while it stops a render whose frames fail in the same way. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class KilledBrokenRenderTest {

    /** Jenkins is killed at every n-th request of the collect step; 1 tests all of them. */
    private static final int STRIDE = Integer.getInteger("killEvery", 5);

    private static final String PAUSE = "io.jenkins.plugins.azurerender.submit.FailurePause.seconds";
    private static final int NODES = 2;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    Path folder;

    static IntStream requests() {
        return IntStream.iterate(1, requests -> requests <= 14, requests -> requests + STRIDE);
    }

    @AfterEach
    void resetPause() {
        System.setProperty(PAUSE, "0");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void renderIsStoppedAfterAKill(int requests, LocalCloud cloud) throws Throwable {
        Path starts = folder.resolve("starts");
        String[] names = new String[1];
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean submitted = new AtomicBoolean();
        AtomicBoolean restarted = new AtomicBoolean();
        Predicate<String> unanswered =
                request -> submitted.get() && !restarted.get() && sent.incrementAndGet() > requests;
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), unanswered)) { // nodes use storage, too
            sessions.then(jenkins -> {
                Studio studio = Studio.open(jenkins, cloud);
                System.setProperty(PAUSE, "3600");
                studio.addAccount(
                        "mortal",
                        batch.url().toString(),
                        "batch-key",
                        cloud.blobEndpoint().toString(),
                        "storage-key");
                WorkflowJob job = studio.job("""
                        azureRenderPool account: 'mortal', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: %s
                        node {
                          writeFile file: 'x.dat', text: 'scene'
                          azureRenderSubmit account: 'mortal', scene: 'x.dat', frames: '1-20', output: 'a_##', stopAfter: 2,
                            renderer: custom(command: 'echo $RENDER_FIRST >>%s; echo "Error: no rig" >&2; exit 1')
                        }
                        azureRenderCollect()
                        """.formatted(NODES, starts));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                jenkins.waitForMessage("20 frames in 20 tasks", run);
                submitted.set(true);
                await(requests + " requests").until(() -> sent.get() > requests || !run.isBuilding());
                names[0] = job.getFullName();
            });
            restarted.set(true);
            sessions.then(jenkins -> {
                WorkflowRun run = jenkins.jenkins
                        .getItemByFullName(names[0], WorkflowJob.class)
                        .getBuildByNumber(1);
                jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
                RenderRecord render = Studio.renders(run).get(0);
                assertTrue(
                        render.getStop().endsWith(" frames failed in the same way (stopAfter: 2)"), render.getStop());
                assertEquals(20, MissingFrames.of(run, render).size());
                assertTrue(Studio.batch(cloud)
                        .job(render.getBatchJob())
                        .orElseThrow()
                        .ended());
                int count = Files.readAllLines(starts).size();
                assertTrue(count >= 2 && count <= 2 + NODES, count + " starts");
            });
        }
    }
}
