package io.jenkins.plugins.azurerender.scene;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/** The frame range of a scene: from first to last, every {@code step}th. */
public record SceneFrames(int first, int last, int step) implements Serializable {

    /** Applications save times with rounding errors. */
    private static final double TOLERANCE = 0.01;

    /** Returns the whole frames of a range of times; null if it contains none. */
    @CheckForNull
    public static SceneFrames between(double first, double last, int step) {
        double from = Math.ceil(first - TOLERANCE);
        double to = Math.floor(last + TOLERANCE);
        boolean isRange = from <= to && from >= Integer.MIN_VALUE && to <= Integer.MAX_VALUE;
        return isRange ? new SceneFrames((int) from, (int) to, step) : null;
    }
}
