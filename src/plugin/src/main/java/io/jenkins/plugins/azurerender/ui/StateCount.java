package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How many frames are in one state, and where their part of the bar lies. */
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

    /** The states of a table's frames, the empty ones left out. */
    static List<StateCount> of(FrameTable table) {
        List<StateCount> counts = new ArrayList<>();
        int before = 0;
        for (FrameState state : StateSymbols.FROM_DONE_TO_WAITING) {
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

    /** Where its part of the bar begins, in hundredths of the bar. */
    public double getStart() {
        return 100.0 * before / total;
    }

    /** How long its part of the bar is, in hundredths of the bar. */
    public double getPercent() {
        return 100.0 * number / total;
    }
}
