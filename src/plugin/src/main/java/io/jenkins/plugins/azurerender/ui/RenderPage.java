package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.azurerender.collect.ControlRequest;
import io.jenkins.plugins.azurerender.collect.JobControl;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.ScoutFrames;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of one render. All data is read from the build: it sends no requests to Azure. */
@ExportedBean
public final class RenderPage implements ModelObject {

    private final Run<?, ?> run;
    private final RenderRecord record;
    private final FrameTable table;
    private final FailedFramesRetry retry;

    RenderPage(Run<?, ?> run, RenderAction action, RenderRecord record) {
        this.run = run;
        this.record = record;
        this.retry = new FailedFramesRetry(run);
        try {
            this.table = action.frames(record);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    /** The name in breadcrumbs. */
    @Override
    public String getDisplayName() {
        return record.getName();
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Exported
    public String getId() {
        return record.getJobId();
    }

    @Exported
    public String getName() {
        return record.getName();
    }

    @Exported
    public String getAccount() {
        return record.getAccount();
    }

    @Exported
    public String getScene() {
        return record.getScene();
    }

    /** The requested frames, such as {@code 1-240x2}. */
    @Exported
    public String getRange() {
        return record.getFrames();
    }

    @Exported
    public String getPool() {
        return Util.fixNull(record.getPool());
    }

    /** Whether the data of this page is final. */
    @Exported
    public boolean isEnded() {
        return record.isCollected() || !run.isBuilding();
    }

    /** Artifact name of the contact sheet; null until the frames are collected. */
    @Exported
    public String getContactSheet() {
        return record.getContactSheet();
    }

    /** URL of the contact sheet; null until the frames are collected, and without permission to read artifacts. */
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

    /** One page of frames. Both parameters are untrusted query parameters. */
    public FrameGrid grid(String page, String shown) {
        return new FrameGrid(table, ArtifactUrls.of(run), page, shown);
    }

    /** All frames, for the remote API. */
    @Exported(visibility = 2, name = "frames")
    public List<FrameCell> getCells() {
        ArtifactUrls urls = ArtifactUrls.of(run);
        return table.rows().stream().map(row -> new FrameCell(row, urls)).toList();
    }

    public FailedFramesRetry getFailedFramesRetry() {
        return retry;
    }

    /** The last request to cancel this render; null when there is none, or when the render has ended. */
    public Cancellation getCancellation() {
        return isEnded() ? null : Cancellations.get().find(record).orElse(null);
    }

    /** Why the frames of this render were canceled, as a phrase; empty if they were not. */
    @Exported
    public String getCancellationReason() {
        return record.getCancellation();
    }

    /** Why this render was stopped before all frames were rendered, as a clause; empty if it was not. */
    @Exported
    public String getStopReason() {
        return record.getStop();
    }

    /** A text such as {@code 3 scouts first, 237 frames wait}; empty if no frame waits for scouts. */
    @Exported
    public String getScouts() {
        return isEnded()
                ? ""
                : ScoutFrames.of(record)
                        .filter(scouts -> scouts.isWaiting(table))
                        .map(ScoutFrames::summary)
                        .orElse("");
    }

    /** Why the Batch job of this render could not be terminated and may still be running; empty if no request failed. */
    @Exported
    public String getTerminationProblem() {
        return record.isCollected() ? "" : record.getTerminationProblem();
    }

    /** Whether the build ended without collecting the frames, and the render continues. */
    public boolean isContinuing() {
        return !run.isBuilding()
                && isInAzure()
                && getCancellationReason().isEmpty()
                && getTerminationProblem().isEmpty()
                && !table.isEnded();
    }

    public boolean isCancelable() {
        return !isEnded()
                && isInAzure()
                && run.hasPermission(Item.CANCEL)
                && Cancellations.get()
                        .find(record)
                        .filter(Cancellation::isRequested)
                        .isEmpty();
    }

    /** Whether to show what changes the running render. */
    public boolean isControllable() {
        return !isEnded() && isInAzure() && run.hasPermission(Item.CANCEL);
    }

    @Exported
    public boolean isPaused() {
        return getPause() != null;
    }

    /** The request that pauses the render; null if it is not paused, or has ended. */
    public ControlLine getPause() {
        return isEnded()
                ? null
                : record.controls().pause().map(ControlLine::new).orElse(null);
    }

    /** The last request to control the render if it failed; null otherwise, or if the render has ended. */
    public ControlLine getFailedControl() {
        List<ControlLine> lines = getControls();
        return isEnded() || lines.isEmpty() || !lines.get(0).isFailed() ? null : lines.get(0);
    }

    /** The requests to control the render, newest first. */
    public List<ControlLine> getControls() {
        List<ControlLine> lines = new ArrayList<>(
                record.controls().all().stream().map(ControlLine::new).toList());
        Collections.reverse(lines);
        return lines;
    }

    public int getTimeLimitHours() {
        return record.getTimeLimitHours();
    }

    public int getMaxTimeLimitHours() {
        return record.getMaxTimeLimitHours();
    }

    /** Whether the time limit of the render can be extended. */
    public boolean isExtendable() {
        return record.getTimeLimitHours() < record.getMaxTimeLimitHours();
    }

    /**
     * Changes the running render. The page shows the result.
     *
     * @param action pause, resume, priority, requeue or extend
     * @param value the priority, the frames or the time limit in hours
     */
    @RequirePOST
    public void doControl(StaplerResponse2 response, @QueryParameter String action, @QueryParameter String value)
            throws IOException {
        run.checkPermission(Item.CANCEL);
        User user = User.current();
        try {
            ControlRequest request = ControlRequest.parse(action, value);
            RenderControl control = request.by(
                    user == null ? "anonymous" : user.getId(), UUID.randomUUID().toString());
            JobControl.request(record, run, control);
            new ControlSender(record, run, control).send();
            ButtonResponse.ok(response, Messages.RenderPage_Controlling());
        } catch (InvalidRequestException x) {
            ButtonResponse.conflict(response, x.getMessage());
        }
    }

    private boolean isInAzure() {
        return record.isSubmitted() && !record.isCollected();
    }

    /** Cancels the render. The page shows the result. */
    @RequirePOST
    public void doCancel(StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.CANCEL);
        if (isInAzure()) {
            Cancellations.get().request(record, run);
            ButtonResponse.ok(response, Messages.RenderPage_Canceling());
        } else {
            ButtonResponse.conflict(response, Messages.RenderPage_NothingToCancel());
        }
    }

    public Api getApi() {
        return new Api(this);
    }
}
