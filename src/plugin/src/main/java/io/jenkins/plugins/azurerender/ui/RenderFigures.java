package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TimeLeft;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Progress, node time and cost of a render. */
@ExportedBean
public final class RenderFigures {

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SMALLEST_COST = 0.01;

    private final RenderRecord record;
    private final FrameTable table;

    RenderFigures(RenderRecord record, FrameTable table) {
        this.record = record;
        this.table = table;
    }

    @Exported
    public int getTotal() {
        return table.size();
    }

    @Exported
    public int getArchived() {
        return table.count(FrameState.ARCHIVED);
    }

    @Exported
    public int getCanceled() {
        return table.count(FrameState.CANCELED);
    }

    /** Number of frames that were not rendered because the render was stopped. */
    @Exported
    public int getNotRendered() {
        return table.count(FrameState.NOT_RENDERED);
    }

    /** Number of failed, missing and damaged frames. */
    @Exported
    public int getBad() {
        return table.counts().entrySet().stream()
                .filter(entry -> entry.getKey().isBad())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public int getEnded() {
        return getArchived() + getBad();
    }

    /** Percentage of finished frames. */
    @Exported
    public int getPercent() {
        return getTotal() == 0 ? 0 : (int) (100L * getEnded() / getTotal());
    }

    /** Number of frames by state, without empty states. */
    @Exported(visibility = 2)
    public List<StateCount> getStates() {
        return StateCount.of(table);
    }

    /** Node time for all frames in seconds, without idle time. */
    @Exported
    public long getNodeSeconds() {
        return Math.round(table.nodeSeconds() * record.getNodesPerTask());
    }

    @Exported
    public double getNodeHours() {
        return Math.round(getNodeSeconds() / SECONDS_PER_HOUR * 1000) / 1000.0;
    }

    /** Estimated seconds until the last frame is rendered; null when unknown, and after the end. */
    @Exported
    public Long getSecondsLeft() {
        OptionalLong left = record.isCollected()
                ? OptionalLong.empty()
                : TimeLeft.seconds(table.rows(), Instant.now().getEpochSecond());
        return left.isPresent() ? left.getAsLong() : null;
    }

    /** The estimated time until the last frame is rendered as text; null when unknown. */
    public String getTimeLeft() {
        Long left = getSecondsLeft();
        return left == null || left == 0 ? null : Util.getTimeSpanString(left * 1000);
    }

    public String getNodeTime() {
        return Util.getTimeSpanString(getNodeSeconds() * 1000);
    }

    /** Price of a node per hour from the step that created the pool; null when unknown. */
    @Exported
    public Double getPricePerNodeHour() {
        return record.getPricePerNodeHour() == 0 ? null : record.getPricePerNodeHour();
    }

    /** Estimated cost of the node time, in the currency of the price; null when unknown. */
    @Exported
    public Double getCost() {
        return record.getPricePerNodeHour() == 0
                ? null
                : getNodeSeconds() / SECONDS_PER_HOUR * record.getPricePerNodeHour();
    }

    /** The estimated cost as text; null when unknown. */
    public String getCostText() {
        Double cost = getCost();
        if (cost == null) {
            return null;
        }
        return cost > 0 && cost < SMALLEST_COST
                ? Messages.RenderFigures_LittleCost()
                : Messages.RenderFigures_Cost(String.format(Locale.ROOT, "%.2f", cost));
    }
}
