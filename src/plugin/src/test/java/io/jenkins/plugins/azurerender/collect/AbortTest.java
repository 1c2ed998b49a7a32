package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** Aborting a build terminates its Batch job, at whatever stage. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class AbortTest {

    private static final String PIPELINE = """
            azureRenderPool account: 'ACCOUNT', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
            node {
              azureRenderSubmit account: 'ACCOUNT', scene: 'scene.blend', frames: '1-3', output: 'a_#'
            }
            BETWEEN
            azureRenderCollect()
            """;

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
    void abortDuringUploadTerminatesJob() throws Exception {
        abortWhileStorageHolds(request -> request.startsWith("PUT ") && request.contains("scene.blend"));
    }

    @Test
    void abortWhileAddingTasksTerminatesJob() throws Exception {
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), request -> request.contains("/addtaskcollection"))) {
            studio.addAccount(
                    "slow",
                    batch.url().toString(),
                    "batch-key",
                    cloud.blobEndpoint().toString(),
                    "storage-key");
            WorkflowRun run = startWithScene("slow", "");
            batch.awaitHeld();
            assertAborted(run);
            studio.assertNothingRunsOn(run);
        }
    }

    @Test
    void abortDuringRenderTerminatesJob() throws Exception {
        WorkflowJob job = studio.job(script("studio", ""));
        studio.put(job, Scenes.endless(), "scene.blend");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("1 running", run);
        assertAborted(run);
        studio.assertNothingRunsOn(run);
        assertCanceled(run);
        String id = Studio.renders(run).get(0).getJobId();
        jenkins.assertLogContains(id + " was terminated: Aborted by ann. 0 of 3 frames archived, 3 canceled", run);
    }

    @Test
    void abortDoesNotWaitForAHangingPoll() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean();
        List<String> requests = new CopyOnWriteArrayList<>();
        Predicate<String> hold = request -> {
            requests.add(request);
            return hangs.get() && request.contains("/taskcounts");
        };
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), hold)) {
            studio.addAccount(
                    "slow",
                    batch.url().toString(),
                    "batch-key",
                    cloud.blobEndpoint().toString(),
                    "storage-key");
            WorkflowJob job = studio.job(script("slow", ""));
            studio.put(job, Scenes.endless(), "scene.blend");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("1 running", run);
            hangs.set(true);
            batch.awaitHeld();
            int before = requests.size();
            assertAborted(run);
            String render = Studio.renders(run).get(0).getJobId();
            // The first request asks whether the job belongs to the build.
            assertEquals(
                    List.of("GET /jobs/" + render, "POST /jobs/" + render + "/terminate"),
                    List.copyOf(requests).subList(before, before + 2).stream()
                            .map(request -> request.replaceFirst("\\?.*", ""))
                            .toList());
            studio.assertNothingRunsOn(run);
        }
    }

    @Test
    void abortDuringDownloadTerminatesJob() throws Exception {
        abortWhileStorageHolds(request -> request.startsWith("GET ") && request.contains("/frames%2Fa_"));
    }

    @Test
    void abortBetweenSubmitAndCollectTerminatesJob() throws Exception {
        WorkflowJob job = studio.job(script("studio", "echo 'submitted'; sleep 600"));
        studio.put(job, Scenes.endless(), "scene.blend");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("submitted", run); // an abort during the submit has other messages
        assertAborted(run);
        studio.assertNothingRunsOn(run);
        await("cleanup")
                .until(() -> !Studio.renders(run).get(0).getCancellation().isEmpty());
        assertCanceled(run);
        String id = Studio.renders(run).get(0).getJobId();
        jenkins.assertLogContains(
                "terminating " + id + ": The build ended without collecting its frames (Aborted by ann)", run);
    }

    private static void assertCanceled(WorkflowRun run) throws Exception {
        RenderRecord render = Studio.renders(run).get(0);
        assertEquals(
                Map.of(FrameState.CANCELED, 3),
                RenderAction.of(run).frames(render).counts());
        assertEquals(3, render.getFramesRequested());
    }

    private void abortWhileStorageHolds(Predicate<String> hold) throws Exception {
        try (GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), hold)) {
            studio.addAccount(
                    "slow",
                    cloud.batchUrl().toString(),
                    "batch-key",
                    storage.url().toString(),
                    "storage-key");
            WorkflowRun run = startWithScene("slow", "");
            storage.awaitHeld();
            assertAborted(run);
            studio.assertNothingRunsOn(run);
            assertEquals(0, run.getArtifacts().size());
        }
    }

    private WorkflowRun startWithScene(String account, String between) throws Exception {
        return studio.jobWithScene(script(account, between)).scheduleBuild2(0).waitForStart();
    }

    private static String script(String account, String between) {
        return PIPELINE.replace("ACCOUNT", account).replace("BETWEEN", between);
    }

    private void assertAborted(WorkflowRun run) throws Exception {
        ACLContext ann = ACL.as2(UsernamePasswordAuthenticationToken.authenticated("ann", "", List.of()));
        try {
            run.doStop();
        } finally {
            ann.close();
        }
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }
}
