package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderThreads;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The end of builds whose submit failed. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class UncollectedRenderCleanupTest {

    private static final String SUBMIT = """
            azureRenderPool account: 'broken', id: 'POOL', vmSize: 'Standard_D2s_v3'
            node {
              writeFile file: 'a.abc', text: 'scene'
              azureRenderSubmit account: 'broken', scene: 'a.abc', frames: '1', output: 'a_#',
                renderer: custom(command: 'true')
            }
            """;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILURE", "SUCCESS"})
    void renderWithoutResourcesGetsNoRequest(String result) throws Exception {
        Predicate<String> record = request -> {
            requests.add(request);
            return false;
        };
        Predicate<String> upload = request -> request.startsWith("PUT ") && request.contains("a.abc");
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), record);
                GatedProxy storage = GatedProxy.refusing(
                        cloud.blobEndpoint(), request -> record.test(request) || upload.test(request))) {
            addAccount(batch, storage);
            WorkflowRun run = run(
                    result.equals("SUCCESS") ? "try {\n" + SUBMIT + "} catch (e) { echo 'caught' }" : SUBMIT,
                    Result.fromString(result));
            RenderRecord render = render(run);
            assertTrue(requests.stream().anyMatch(upload), requests::toString);
            assertFalse(render.mayHaveResources());
            assertEquals(
                    List.of(),
                    requests.stream()
                            .filter(request -> request.contains(render.getJobId()))
                            .toList());
        }
    }

    @Test
    void jobWhoseCreationWasNotConfirmedIsTerminated() throws Exception {
        try (GatedProxy batch = GatedProxy.losing(cloud.batchUrl(), request -> request.startsWith("POST /jobs?"));
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> false)) {
            addAccount(batch, storage);
            RenderRecord render = render(run(SUBMIT, Result.FAILURE));
            assertFalse(render.isSubmitted());
            assertTrue(
                    studio.batch().job(render.getJobId()).map(JobStatus::ended).orElseThrow());
        }
    }

    @Test
    void jobWhoseTasksWereNotAddedIsTerminatedAlthoughTheBuildSucceeds() throws Exception {
        try (GatedProxy batch =
                        GatedProxy.refusing(cloud.batchUrl(), request -> request.contains("/addtaskcollection"));
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> false)) {
            addAccount(batch, storage);
            RenderRecord render = render(run("try {\n" + SUBMIT + "} catch (e) { echo 'caught' }", Result.SUCCESS));
            assertFalse(render.isSubmitted());
            assertTrue(
                    studio.batch().job(render.getJobId()).map(JobStatus::ended).orElseThrow());
        }
    }

    @Test
    void framesOfABuildThatEndedWithoutCollectingAreCanceled() throws Exception {
        try (GatedProxy batch = new GatedProxy(cloud.batchUrl(), request -> false);
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> false)) {
            addAccount(batch, storage);
            WorkflowRun run = run(SUBMIT + "error 'enough'", Result.FAILURE);
            RenderRecord render = render(run);
            assertEquals("The build ended without collecting its frames", render.getCancellation());
            assertEquals(1, RenderAction.of(run).frames(render).count(FrameState.CANCELED));
            assertEquals(1, render.getFramesRequested());
            assertTrue(
                    log(run).contains("terminating " + render.getJobId()
                            + ": The build ended without collecting its frames"),
                    () -> log(run));
        }
    }

    @Test
    void framesAreNotCanceledIfTheJobMayStillRun() throws Exception {
        try (GatedProxy batch = GatedProxy.refusing(cloud.batchUrl(), request -> request.contains("/terminate?"));
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), request -> false)) {
            addAccount(batch, storage);
            WorkflowRun run = run(SUBMIT + "error 'enough'", Result.FAILURE);
            RenderRecord render = render(run);
            assertEquals("", render.getCancellation());
            assertFalse(render.getTerminationProblem().isEmpty());
            assertEquals(0, RenderAction.of(run).frames(render).count(FrameState.CANCELED));
        }
    }

    private void addAccount(GatedProxy batch, GatedProxy storage) {
        studio.addAccount(
                "broken", batch.url().toString(), "batch-key", storage.url().toString(), "storage-key");
    }

    private WorkflowRun run(String script, Result result) throws Exception {
        WorkflowRun run = studio.run(studio.job(script), result);
        new UncollectedRenderCleanup()
                .onCompleted(run, TaskListener.NULL); // the event may arrive after the build ended
        RenderThreads.awaitIdle();
        return run;
    }

    private static RenderRecord render(WorkflowRun run) {
        List<RenderRecord> renders = Studio.renders(run);
        assertEquals(1, renders.size(), () -> log(run));
        return renders.get(0);
    }

    private static String log(WorkflowRun run) {
        try {
            return JenkinsRule.getLog(run);
        } catch (IOException x) {
            return x.toString();
        }
    }
}
