package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FrameState;
import java.util.List;

/** The order and the sign of each state of a frame; its color is the style sheet's. */
final class StateSymbols {

    /** As the bar grows: from what is there to what is still to come. */
    static final List<FrameState> FROM_DONE_TO_WAITING = List.of(
            FrameState.ARCHIVED,
            FrameState.FAILED,
            FrameState.MISSING,
            FrameState.DAMAGED,
            FrameState.DONE,
            FrameState.RUNNING,
            FrameState.WAITING);

    private StateSymbols() {}

    /** One character that no other state has. */
    static String sign(FrameState state) {
        return switch (state) {
            case WAITING -> "\u25CB";
            case RUNNING -> "\u25B8";
            case DONE -> "\u2193";
            case ARCHIVED -> "\u2713";
            case FAILED -> "\u2715";
            case MISSING -> "?";
            case DAMAGED -> "!";
        };
    }
}
