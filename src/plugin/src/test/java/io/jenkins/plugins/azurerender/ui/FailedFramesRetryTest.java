package io.jenkins.plugins.azurerender.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.FileParameterValue;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryAction;
import io.jenkins.plugins.azurerender.record.FailedFramesRetryCause;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderCollectStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderPoolStep;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitBuilder;
import io.jenkins.plugins.azurerender.steps.AzureRenderSubmitStep;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The button that starts a build for the missing frames of a build. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class FailedFramesRetryTest {

    private JenkinsRule jenkins;
    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void newBuildRendersOnlyTheMissingFramesOfEachRender() throws Exception {
        WorkflowJob job = studio.jobWithScene("""
                node {
                  azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 2
                  azureRenderSubmit scene: 'scene.blend', frames: '1-3', output: 'a_#'
                  azureRenderCollect()
                  azureRenderSubmit scene: 'scene.blend', frames: '1-2', output: 'b_#'
                  azureRenderCollect()
                }
                """);
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        assertFalse(pages(first).getFailedFramesRetry().isOffered(), "no frames are missing");
        fail(first, 0, Set.of(2, 3));

        FailedFramesRetry retry = pages(first).getFailedFramesRetry();
        assertTrue(retry.isOffered());
        assertEquals(2, retry.getCount());
        WorkflowRun second = jenkins.assertBuildStatus(Result.SUCCESS, (WorkflowRun) retry(first));
        assertEquals(1, Studio.renders(second).size(), "no frames of the second render are missing");
        assertEquals("2-3", Studio.renders(second).get(0).getFrames());
        assertEquals(2, Studio.renders(second).get(0).getFramesDone());
        jenkins.assertLogContains("2 frames missing or damaged in build #1, render 'scene': 2-3", second);
        jenkins.assertLogContains("nothing is rendered: build #1 has all frames of 'scene-2'", second);

        retry = pages(first).getFailedFramesRetry();
        assertEquals(List.of(second), retry.getLater());
        assertEquals(0, retry.getCount(), "the second build has them");
        assertEquals(first, pages(second).getFailedFramesRetry().getEarlier());
        FailedFramesRetryCause cause = (FailedFramesRetryCause) second.getCauses().stream()
                .filter(FailedFramesRetryCause.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals("Renders 2 missing frames of build #1", cause.getShortDescription());
        assertTrue(second.getCauses().stream().anyMatch(Cause.UserIdCause.class::isInstance));
        assertFalse(pages(second).getFailedFramesRetry().isOffered());
    }

    @Test
    void freestyleJobRendersOnlyTheMissingFrames() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        studio.put(job, Scenes.dot(), "scene.blend");
        AzureRenderPoolStep pool = new AzureRenderPoolStep(studio.pool);
        pool.setVmSize("Standard_D2s_v3");
        pool.setDedicatedNodes(1);
        AzureRenderSubmitStep submit = new AzureRenderSubmitStep("scene.blend");
        submit.setFrames("1-2");
        job.getBuildersList().add(new AzureRenderPoolBuilder(pool));
        job.getBuildersList().add(new AzureRenderSubmitBuilder(submit));
        job.getBuildersList().add(new AzureRenderCollectBuilder(new AzureRenderCollectStep()));
        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        fail(first, 0, Set.of(2));

        FreeStyleBuild second = jenkins.assertBuildStatus(Result.SUCCESS, (FreeStyleBuild) retry(first));
        RenderRecord render = second.getAction(RenderAction.class).getRenders().get(0);
        assertEquals("2", render.getFrames());
        assertEquals(1, render.getFramesDone());
    }

    @Test
    void buildWithAFileParameterCannotBeRetried() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'no render'"), Result.SUCCESS);
        RenderAction.of(run)
                .add(new RenderRecord(
                        "studio", "job-1", "pool", new RenderSettings("scene.blend", "1-3", "a_#", "PNG")));
        FailedFramesRetry retry = pages(run).getFailedFramesRetry();
        assertNull(retry.getProblem());
        run.addAction(new ParametersAction(new FileParameterValue("plate", new File("plate.exr"), "plate.exr")));
        assertTrue(retry.getProblem().contains("does not pass on to new builds ('plate')"), retry.getProblem());
        assertFalse(retry.isOffered());
    }

    @Test
    void queueMergesOnlyRetriesOfTheSameBuild() {
        FailedFramesRetryAction mark = new FailedFramesRetryAction(3);
        assertFalse(mark.shouldSchedule(List.of(new FailedFramesRetryAction(3))));
        assertTrue(mark.shouldSchedule(List.of(new FailedFramesRetryAction(4))));
        assertTrue(mark.shouldSchedule(List.of()));
    }

    /** Starts a build as the button does, and waits for it. */
    private static Object retry(Run<?, ?> run) throws Exception {
        return pages(run).getFailedFramesRetry().schedule().orElseThrow().get();
    }

    private static RenderPages pages(Run<?, ?> run) {
        RenderPages pages = run.getAction(RenderPages.class);
        assertNotNull(pages);
        return pages;
    }

    /** Marks frames as failed. */
    private static void fail(Run<?, ?> run, int render, Set<Integer> numbers) throws Exception {
        RenderAction action = run.getAction(RenderAction.class);
        FrameTable table = action.frames(action.getRenders().get(render));
        table.put(table.rows().stream()
                .filter(row -> numbers.contains(row.number()))
                .map(row -> row.failed(FrameState.FAILED, new Failure(FailureClass.LICENSE, "its task failed")))
                .toList());
    }
}
