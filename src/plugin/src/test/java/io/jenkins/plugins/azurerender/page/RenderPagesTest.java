package io.jenkins.plugins.azurerender.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.options.RenderSettings;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameState;
import io.jenkins.plugins.azurerender.results.FrameTable;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the pages of builds and jobs show; how it looks is tried in src/official. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderPagesTest {

    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void aBuildThatRenderedHasPagesAndAJobThatDidTwiceATrend() throws Exception {
        WorkflowJob job = job("1-2");
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        assertEquals(List.of(), trend(job).getBars());
        WorkflowRun second = studio.run(job, Result.SUCCESS);

        RenderPage page = pages(second).getRenders().get(0);
        assertEquals(2, page.getArchived());
        assertEquals(0, page.getBad());
        assertEquals(100, page.getPercent());
        assertTrue(page.isEnded());
        assertEquals(page.getId(), pages(second).getRender(page.getId()).getId());
        assertNull(pages(second).getRender("none"));
        assertEquals("../../../artifact/a_1.png", page.cells("1").get(0).getPicture());
        assertTrue(page.cells("1").get(0).getLabel().startsWith("Frame 1: archived"));

        List<Bar> bars = trend(job).getBars();
        assertEquals(2, bars.size());
        assertTrue(bars.get(0).getLabel().startsWith(first.getDisplayName() + ": 2 of 2 frames"));
        assertFalse(bars.get(0).isBad());
    }

    @Test
    void aBuildThatRenderedNothingHasNone() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'nothing'"), Result.SUCCESS);
        assertNull(run.getAction(RenderPages.class));
    }

    @Test
    void manyFramesAreShownPageByPageAndFailuresByKind() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'as if it rendered'"), Result.SUCCESS);
        RenderAction action = RenderAction.of(run);
        RenderRecord record = action.remember(
                new RenderRecord("studio", "job-1", "pool", new RenderSettings("scene.blend", "1-1000", "a_#", "PNG")));
        FrameTable table = action.frames(record);
        table.put(IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> after(table.row(number).orElseThrow(), number))
                .toList());
        RenderPage page = pages(run).getRender(record.getJobId());

        assertEquals(5, page.getPages());
        assertEquals(RenderPage.CELLS_A_PAGE, page.cells("2").size());
        assertEquals(241, page.cells("2").get(0).getNumber());
        assertEquals(40, page.cells("5").size());
        for (String wrong : new String[] {null, "", "x", "-3", "0"}) {
            assertEquals(1, page.cells(wrong).get(0).getNumber());
        }
        assertEquals(5, page.pageNumber("99999"));
        assertEquals(
                List.of("archived", "failed"),
                page.getCounts().stream().map(RenderPage.Count::getState).toList());
        assertEquals(1, page.getFailures().size());
        assertEquals(100, page.getFailures().get(0).getCount());
        assertEquals("licence", page.getFailures().get(0).getWord());
        assertEquals(200, page.getTimes().size());
        assertEquals(
                100, page.getTimes().stream().mapToDouble(Bar::getHeight).max().orElse(0));
        assertTrue(page.getTimes().get(0).isBad(), "the longest of the first five is the fifth, which failed");
    }

    @Test
    void namesOfArtifactsCannotLeaveTheirUrl() {
        FrameRow row = FrameRow.waiting(7, "f0007")
                .archived(List.of("a b/<img>%.png"), 1, "t/\"x\".png", 1, 1, "", "is all black");
        FrameCell cell = new FrameCell(row, "artifact/");
        assertEquals("artifact/a%20b/%3Cimg%3E%25.png", cell.getPicture());
        assertEquals("artifact/t/%22x%22.png", cell.getThumbnail());
        assertEquals("Frame 7: archived: is all black", cell.getLabel());
    }

    /** Every tenth fails, and takes longer than the others. */
    private static FrameRow after(FrameRow row, int number) {
        FrameRow done = row.done("node", 1_000, 1_000 + number % 10 + (number % 10 == 5 ? 90 : 1), 1);
        return number % 10 == 5
                ? done.bad(FrameState.FAILED, "its task failed", "licence")
                : done.archived(List.of("a_" + number + ".png"), 1, "", 1, 1, "", "");
    }

    private WorkflowJob job(String frames) throws Exception {
        return studio.jobWithScene("""
                node {
                  azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                  azureRenderSubmit scene: 'scene.blend', frames: '%s', output: 'a_#', pool: 'POOL'
                }
                azureRenderCollect()
                """.formatted(frames));
    }

    private static RenderPages pages(WorkflowRun run) {
        return run.getAction(RenderPages.class);
    }

    private static RenderTrend trend(WorkflowJob job) {
        return job.getAction(RenderTrend.class);
    }
}
