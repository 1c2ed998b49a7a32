package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** One render on its page. Everything is read from files of the build: neither Batch nor storage is asked. */
@ExportedBean
public final class RenderPage {

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;

    RenderPage(Run<?, ?> run, RenderAction action, RenderRecord record) {
        this.run = run;
        this.record = record;
        try {
            this.table = action.frames(record);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Exported
    public String getId() {
        return record.getJobId();
    }

    @Exported
    public String getAccount() {
        return record.getAccount();
    }

    @Exported
    public String getScene() {
        return record.getScene();
    }

    /** The scene without its folders. */
    public String getSceneName() {
        return getScene().substring(getScene().lastIndexOf('/') + 1);
    }

    /** The frames asked for, such as {@code 1-240x2}. */
    @Exported
    public String getRange() {
        return record.getFrames();
    }

    @Exported
    public String getPool() {
        return Util.fixNull(record.getPool());
    }

    /** Nothing more will change on this page. */
    @Exported
    public boolean isEnded() {
        return record.isCollected() || !run.isBuilding();
    }

    /** Name of the contact sheet among the artifacts; null before the end. */
    @Exported
    public String getContactSheet() {
        return record.getContactSheet();
    }

    /** URL of the contact sheet; null before the end, and for who may not see artifacts. */
    public String getContactSheetUrl() {
        return ArtifactUrls.of(run).url(getContactSheet());
    }

    @Exported(merge = true)
    public RenderFigures figures() {
        return new RenderFigures(record, table);
    }

    public TimeChart getTimes() {
        return new TimeChart(table.rows());
    }

    @Exported(visibility = 2)
    public List<FailureGroup> getFailures() {
        return FailureGroup.of(table);
    }

    /** One page of the frames. Both parameters as they came from the browser. */
    public FrameGrid grid(String page, String shown) {
        return new FrameGrid(table, ArtifactUrls.of(run), page, shown);
    }

    /** All frames, for the remote API. */
    @Exported(visibility = 2, name = "frames")
    public List<FrameCell> getCells() {
        ArtifactUrls pictures = ArtifactUrls.of(run);
        return table.rows().stream().map(row -> new FrameCell(row, pictures)).toList();
    }

    public FailedFramesRetry getFailedFramesRetry() {
        return new FailedFramesRetry(run);
    }

    /** What somebody who wished to cancel it should know; null when there is nothing to say. */
    public Cancellation getCancellation() {
        return isEnded() ? null : Cancellations.get().find(record).orElse(null);
    }

    public boolean isCancelable() {
        return !isEnded()
                && record.isSubmitted()
                && run.hasPermission(Item.CANCEL)
                && Cancellations.get()
                        .find(record)
                        .filter(Cancellation::isUnderWay)
                        .isEmpty();
    }

    /** Ends the Batch job; how that goes is told on the page. */
    @RequirePOST
    public void doCancel(StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.CANCEL);
        if (record.isCollected()) {
            ButtonResponse.refused(response, Messages.RenderPage_NothingToCancel());
        } else {
            Cancellations.get().request(record, run);
            ButtonResponse.done(response, Messages.RenderPage_Canceling());
        }
    }

    public Api getApi() {
        return new Api(this);
    }
}
