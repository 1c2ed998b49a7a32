package io.jenkins.plugins.azurerender.ui;

import io.jenkins.plugins.azurerender.record.FrameState;
import java.util.List;

/** Order and symbols of frame states. Their colors are in the style sheet. */
final class StateSymbols {

    /** The order in the progress bar. */
    static final List<FrameState> BAR_ORDER = List.of(
            FrameState.ARCHIVED,
            FrameState.FAILED,
            FrameState.MISSING,
            FrameState.DAMAGED,
            FrameState.CANCELED,
            FrameState.NOT_RENDERED,
            FrameState.DONE,
            FrameState.RUNNING,
            FrameState.WAITING);

    private StateSymbols() {}

    /** A unique symbol of the state. */
    static String sign(FrameState state) {
        return switch (state) {
            case WAITING -> "\u25CB";
            case RUNNING -> "\u25B8";
            case DONE -> "\u2193";
            case ARCHIVED -> "\u2713";
            case FAILED -> "\u2715";
            case MISSING -> "?";
            case DAMAGED -> "!";
            case CANCELED -> "\u2298";
            case NOT_RENDERED -> "\u2013";
        };
    }
}
