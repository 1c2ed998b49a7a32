package io.jenkins.plugins.azurerender.page;

import hudson.Util;
import hudson.model.Api;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.results.FrameRow;
import io.jenkins.plugins.azurerender.results.FrameState;
import io.jenkins.plugins.azurerender.results.FrameTable;
import io.jenkins.plugins.azurerender.results.RenderAction;
import io.jenkins.plugins.azurerender.results.RenderRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** One render on its page. Everything is read from files of the build: neither Batch nor storage is asked. */
@ExportedBean
public final class RenderPage {

    static final int CELLS_A_PAGE = 240;

    /** As the bar grows: from what is there to what is still to come. */
    private static final List<FrameState> FROM_DONE_TO_WAITING = List.of(
            FrameState.ARCHIVED,
            FrameState.FAILED,
            FrameState.MISSING,
            FrameState.DAMAGED,
            FrameState.DONE,
            FrameState.RUNNING,
            FrameState.WAITING);

    private static final Logger LOGGER = Logger.getLogger(RenderPage.class.getName());

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
    public String getScene() {
        return record.getScene();
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

    @Exported
    public int getTotal() {
        return table.size();
    }

    @Exported
    public int getArchived() {
        return table.count(FrameState.ARCHIVED);
    }

    /** Frames that ended without being among the artifacts. */
    @Exported
    public int getBad() {
        return table.counts().entrySet().stream()
                .filter(entry -> entry.getKey().isBad())
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
    }

    /** Of all frames, those that have ended one way or the other. */
    @Exported
    public int getPercent() {
        return table.size() == 0 ? 0 : (int) (100L * (getArchived() + getBad()) / table.size());
    }

    /** Nothing more will change on this page. */
    @Exported
    public boolean isEnded() {
        return record.isCollected() || !run.isBuilding();
    }

    @Exported
    public long getNodeSeconds() {
        return table.spent();
    }

    public String getNodeHours() {
        return Util.getTimeSpanString(table.spent() * 1000);
    }

    /** How many frames are in each state, the empty states left out. */
    public List<Count> getCounts() {
        List<Count> counts = new ArrayList<>();
        for (FrameState state : FROM_DONE_TO_WAITING) {
            if (table.count(state) > 0) {
                counts.add(new Count(state, table.count(state), table.size()));
            }
        }
        return counts;
    }

    /** Name of the contact sheet among the artifacts; null before the end. */
    public String getContactSheet() {
        return record.getContactSheet();
    }

    public List<Bar> getTimes() {
        return Bar.times(table.rows());
    }

    public String getLongest() {
        return Util.getTimeSpanString(
                table.rows().stream().mapToLong(FrameRow::seconds).max().orElse(0) * 1000);
    }

    public List<FailureGroup> getFailures() {
        return FailureGroup.of(table);
    }

    public int getPages() {
        return Math.max(1, (table.size() + CELLS_A_PAGE - 1) / CELLS_A_PAGE);
    }

    /** The frames of one page of the grid. @param page as it came from the browser, from 1; anything else is the first */
    public List<FrameCell> cells(String page) {
        return cells((pageNumber(page) - 1) * CELLS_A_PAGE, CELLS_A_PAGE);
    }

    /** A page that there is. */
    public int pageNumber(String page) {
        try {
            return Math.max(1, Math.min(getPages(), Integer.parseInt(page)));
        } catch (NumberFormatException x) {
            return 1;
        }
    }

    /** All frames, for the remote API with a depth of 2. */
    @Exported(visibility = 2, name = "frames")
    public List<FrameCell> getCells() {
        return cells(0, Integer.MAX_VALUE);
    }

    private List<FrameCell> cells(int from, int count) {
        String artifacts = "../../../artifact/";
        return table.rows(from, count).stream()
                .map(row -> new FrameCell(row, artifacts))
                .toList();
    }

    public boolean isCancellable() {
        return !isEnded() && record.isSubmitted() && run.hasPermission(Item.CANCEL);
    }

    /** Ends the Batch job; whoever collects it is told why and takes what is there. */
    @RequirePOST
    public void doCancel(StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.CANCEL);
        User user = User.current();
        String reason = "Cancelled on the build's page" + (user == null ? "" : " by " + user.getId());
        Computer.threadPoolForRemoting.submit(() -> {
            try {
                RenderCloud.open(record.getAccount(), run).batch().terminateJob(record.getJobId(), reason);
            } catch (IOException x) {
                LOGGER.log(Level.WARNING, x, () -> "Cannot cancel the render " + record.getJobId());
            }
        });
        response.sendRedirect2(".");
    }

    public Api getApi() {
        return new Api(this);
    }

    /** How many frames are in one state. */
    public static final class Count {

        private final FrameState state;
        private final int number;
        private final int total;

        Count(FrameState state, int number, int total) {
            this.state = state;
            this.number = number;
            this.total = total;
        }

        public String getState() {
            return FrameCell.word(state);
        }

        public String getSign() {
            return FrameCell.sign(state);
        }

        public int getNumber() {
            return number;
        }

        /** Its share of all frames, for the width of its part of the bar. */
        public double getPercent() {
            return 100.0 * number / total;
        }
    }
}
