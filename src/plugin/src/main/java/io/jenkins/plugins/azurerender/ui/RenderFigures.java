package io.jenkins.plugins.azurerender.ui;

import hudson.Util;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How far a render is, and what it took. */
@ExportedBean
public final class RenderFigures {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double SMALLEST_SUM = 0.01;

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

    /** Frames that ended without being among the artifacts. */
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

    /** Of all frames, those that have ended one way or the other. */
    @Exported
    public int getPercent() {
        return getTotal() == 0 ? 0 : (int) (100L * getEnded() / getTotal());
    }

    /** How many frames are in each state, the empty states left out. */
    @Exported(visibility = 2)
    public List<StateCount> getStates() {
        return StateCount.of(table);
    }

    /** Seconds that nodes worked for frames, good and bad ones; what they stood idle is not in it. */
    @Exported
    public long getNodeSeconds() {
        return Math.round(table.nodeSeconds() * record.getNodesPerTask());
    }

    @Exported
    public double getNodeHours() {
        return Math.round(getNodeSeconds() / SECONDS_AN_HOUR * 1000) / 1000.0;
    }

    public String getNodeTime() {
        return Util.getTimeSpanString(getNodeSeconds() * 1000);
    }

    /** What an hour of a node costs, as the pool's step says; null when it says nothing. */
    @Exported
    public Double getPricePerNodeHour() {
        return record.getPricePerNodeHour() == 0 ? null : record.getPricePerNodeHour();
    }

    /** An estimate, in the currency of the price: of working nodes, not of those that start or stand idle. */
    @Exported
    public Double getCost() {
        return record.getPricePerNodeHour() == 0
                ? null
                : getNodeSeconds() / SECONDS_AN_HOUR * record.getPricePerNodeHour();
    }

    /** As people read it; null when there is no price. */
    public String getCostText() {
        Double cost = getCost();
        if (cost == null) {
            return null;
        }
        return cost > 0 && cost < SMALLEST_SUM
                ? Messages.RenderFigures_LittleCost()
                : Messages.RenderFigures_Cost(String.format(Locale.ROOT, "%.2f", cost));
    }
}
