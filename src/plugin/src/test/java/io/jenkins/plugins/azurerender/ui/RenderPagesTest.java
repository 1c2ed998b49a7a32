package io.jenkins.plugins.azurerender.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameImage;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.util.List;
import java.util.function.BiFunction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The data of the pages of builds and jobs. Tests of the pages themselves are in src/official. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RenderPagesTest {

    private Studio studio;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        studio = Studio.open(jenkins, cloud);
    }

    @Test
    void buildHasPagesAndJobHasATrend() throws Exception {
        WorkflowJob job = job("1-2");
        WorkflowRun first = studio.run(job, Result.SUCCESS);
        assertEquals(List.of(), trend(job).getColumns());
        WorkflowRun second = studio.run(job, Result.SUCCESS);

        RenderPage page = pages(second).getRenders().get(0);
        assertEquals(2, page.figures().getArchived());
        assertEquals(0, page.figures().getBad());
        assertEquals(100, page.figures().getPercent());
        assertTrue(page.isEnded());
        assertEquals(page.getId(), pages(second).getRender(page.getId()).getId());
        assertNull(pages(second).getRender("none"));
        assertEquals("../../../artifact/a_1.png", cells(page, "1").get(0).getImage());
        assertTrue(cells(page, "1").get(0).getLabel().startsWith("Frame 1: archived"));

        List<TrendColumn> trend = trend(job).getColumns();
        assertEquals(2, trend.size());
        assertEquals(first.getNumber(), trend.get(0).getNumber());
        assertTrue(trend.get(0).getTime().getLabel().startsWith(first.getDisplayName() + ": 2 of 2 frames"));
        assertFalse(trend.get(0).getTime().isBad());
        assertEquals(0, trend.get(0).getMissing().getHeight());
    }

    @Test
    void buildWithoutRendersHasNoPages() throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'nothing'"), Result.SUCCESS);
        assertNull(run.getAction(RenderPages.class));
    }

    @Test
    void framesArePagedAndFailuresAreGroupedByClass() throws Exception {
        RenderPage page = pages(recorded("1-1000", this::after)).getRender("job-1");

        assertEquals(5, page.grid("1", "").getPages());
        assertEquals(FrameGrid.CELLS_PER_PAGE, cells(page, "2").size());
        assertEquals(241, cells(page, "2").get(0).getNumber());
        assertEquals(40, cells(page, "5").size());
        for (String wrong : new String[] {null, "", "x", "-3", "0"}) {
            assertEquals(1, cells(page, wrong).get(0).getNumber());
        }
        assertEquals(5, page.grid("99999", "").getPage());
        assertEquals("?page=4", page.grid("5", null).getPrevious());
        assertNull(page.grid("5", null).getNext());
        assertEquals(
                List.of("archived", "failed"),
                page.figures().getStates().stream().map(StateCount::getState).toList());
        assertEquals(90, page.figures().getStates().get(1).getStart());
        assertEquals(1, page.getFailures().size());
        assertEquals(100, page.getFailures().get(0).getCount());
        assertEquals("5-995x10", page.getFailures().get(0).getFrames());
        assertEquals("license", page.getFailures().get(0).getWord());
        List<Bar> times = page.getTimes().getBars();
        assertEquals(200, times.size());
        assertEquals(100, times.stream().mapToDouble(Bar::getHeight).max().orElse(0));
        assertTrue(times.get(0).isBad(), "the longest of the first five is the fifth, which failed");
        assertEquals(
                "Frame 5: 1 min 35 sec, failed", page.getTimes().getSlowest().get(0));
    }

    @Test
    void gridFiltersByState() throws Exception {
        RenderPage page = pages(recorded("1-1000", this::after)).getRender("job-1");
        FrameGrid failed = page.grid("1", "failed");
        assertEquals(100, failed.getCells().size());
        assertEquals("?page=1&show=failed", failed.getQuery());
        assertTrue(failed.getCells().stream().allMatch(FrameCell::isBad));
        assertEquals(1000, page.grid("1", "<script>").getPages() * 200);
        assertEquals("", page.grid("1", "<script>").getShown());
    }

    @Test
    void costIsNodeTimeTimesPrice() throws Exception {
        WorkflowRun run = recorded(
                "1-36", (row, number) -> row.done("node", 1_000, 1_400, 1).archived(image("a.png", "")));
        RenderRecord record = RenderAction.of(run).getRenders().get(0);
        RenderFigures figures = pages(run).getRender("job-1").figures();
        assertEquals(4, figures.getNodeHours());
        assertNull(figures.getCost());
        assertNull(figures.getCostText());

        record.markCost(0.5, 1);
        assertEquals(2, figures.getCost());
        assertEquals("about 2.00", figures.getCostText());
        record.markCost(0.5, 0.25); // a node runs four tasks at a time
        assertEquals(1, figures.getNodeHours());
        assertEquals("about 0.50", figures.getCostText());
        record.markCost(0.5, 3); // a task uses three nodes
        assertEquals("about 6.00", figures.getCostText());
        record.markCost(0.0001, 1);
        assertEquals("less than 0.01", figures.getCostText());
    }

    @Test
    void trendShowsNodeTimeAndMissingFrames() throws Exception {
        WorkflowJob job = studio.job("echo 'no render'");
        for (int missing : new int[] {0, 10, 5}) {
            RenderAction action = RenderAction.of(studio.run(job, Result.SUCCESS));
            RenderRecord record = action.add(new RenderRecord(
                    "studio", "job-1", "pool", new RenderSettings("scene.blend", "1-100", "a_#", "PNG")));
            FrameTable table = action.frames(record);
            table.put(table.rows().stream()
                    .map(row -> row.done("node", 1_000, 1_000 + 10, 1))
                    .map(row -> row.number() <= missing
                            ? row.failed(FrameState.FAILED, new Failure(FailureClass.SCENE, "its task failed"))
                            : row.archived(image("a.png", "")))
                    .toList());
            record.markCollected(table, "contact-sheet.html");
        }
        List<TrendColumn> columns = trend(job).getColumns();
        assertEquals(10, trend(job).getMostMissing());
        assertEquals("16 min 40 sec", trend(job).getLongest().replaceAll("\\s+", " "));
        assertEquals(0, columns.get(0).getMissing().getHeight());
        assertEquals(
                columns.get(1).getMissing().getHeight(),
                2 * columns.get(2).getMissing().getHeight());
        assertTrue(columns.get(1).getTime().getY() + columns.get(1).getTime().getHeight()
                <= columns.get(1).getBaseline());
        assertEquals(
                columns.get(0).getTime().getHeight(), columns.get(2).getTime().getHeight());
    }

    @Test
    void previewOfUnsupportedFormatIsItsThumbnail() {
        assertEquals("p/a.PNG", preview("a.PNG", "t.png"));
        assertEquals("p/t.png", preview("a.exr", "t.png"));
        assertEquals("p/t.png", preview("a.tif", "t.png"));
        assertNull(preview("a.exr", ""));
    }

    @Test
    void userWithoutArtifactsPermissionGetsNoLinks() {
        FrameCell cell =
                new FrameCell(FrameRow.waiting(7, "f0007").archived(image("a.png", "t.png")), new ArtifactUrls(null));
        assertNull(cell.getImage());
        assertNull(cell.getThumbnail());
        assertNull(cell.getPreview());
    }

    private static FrameImage image(String file, String thumbnail) {
        return new FrameImage(List.of(file), 1, thumbnail, 1, 1, "", "");
    }

    private static String preview(String image, String thumbnail) {
        FrameRow row = FrameRow.waiting(7, "f0007").archived(image(image, thumbnail));
        return new FrameCell(row, new ArtifactUrls("p/")).getPreview();
    }

    @Test
    void artifactNamesAreEncodedInUrls() {
        FrameRow row = FrameRow.waiting(7, "f0007")
                .archived(new FrameImage(List.of("a b/<img>%.png"), 1, "t/\"x\".png", 1, 1, "", "is all black"));
        FrameCell cell = new FrameCell(row, new ArtifactUrls("artifact/"));
        assertEquals("artifact/a%20b/%3Cimg%3E%25.png", cell.getImage());
        assertEquals("artifact/t/%22x%22.png", cell.getThumbnail());
        assertEquals("Frame 7: archived, 1 by 1 pixels: is all black", cell.getLabel());
    }

    /** Each tenth frame is slow and fails. */
    private FrameRow after(FrameRow row, int number) {
        FrameRow done = row.done("node", 1_000, 1_000 + number % 10 + (number % 10 == 5 ? 90 : 1), 1);
        return number % 10 == 5
                ? done.failed(FrameState.FAILED, new Failure(FailureClass.LICENSE, "its task failed"))
                : done.archived(image("a_" + number + ".png", ""));
    }

    /** Runs a build and adds a render record with the given changes of its frames. */
    private WorkflowRun recorded(String frames, BiFunction<FrameRow, Integer, FrameRow> change) throws Exception {
        WorkflowRun run = studio.run(studio.job("echo 'no render'"), Result.SUCCESS);
        RenderAction action = RenderAction.of(run);
        RenderRecord record = action.add(
                new RenderRecord("studio", "job-1", "pool", new RenderSettings("scene.blend", frames, "a_#", "PNG")));
        FrameTable table = action.frames(record);
        table.put(table.rows().stream()
                .map(row -> change.apply(row, row.number()))
                .toList());
        return run;
    }

    private static List<FrameCell> cells(RenderPage page, String number) {
        return page.grid(number, "").getCells();
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
