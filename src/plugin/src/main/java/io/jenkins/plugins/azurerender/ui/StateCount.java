package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Number of frames in one state, and the position of their part of the progress bar. */
@ExportedBean(defaultVisibility = 2)
public final class StateCount {

    private final FrameState state;
    private final int number;
    private final int before;
    private final int total;

    private StateCount(FrameState state, int number, int before, int total) {
        this.state = state;
        this.number = number;
        this.before = before;
        this.total = total;
    }

    /** All states in the order of the bar, without empty states. */
    static List<StateCount> of(FrameTable table) {
        List<StateCount> counts = new ArrayList<>();
        int before = 0;
        for (FrameState state : StateSymbols.BAR_ORDER) {
            int number = table.count(state);
            if (number > 0) {
                counts.add(new StateCount(state, number, before, table.size()));
                before += number;
            }
        }
        return counts;
    }

    @Exported
    public String getState() {
        return state.word();
    }

    public String getSign() {
        return StateSymbols.sign(state);
    }

    public boolean isBad() {
        return state.isBad();
    }

    @Exported
    public int getNumber() {
        return number;
    }

    /** Start of its part of the bar, in percent. */
    public double getStart() {
        return 100.0 * before / total;
    }

    /** Length of its part of the bar, in percent. */
    public double getPercent() {
        return 100.0 * number / total;
    }
}
