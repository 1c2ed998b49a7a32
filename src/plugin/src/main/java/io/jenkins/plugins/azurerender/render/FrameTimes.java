package io.jenkins.plugins.azurerender.render;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long tasks take, learned from earlier ones.
 *
 * @param startUp seconds to start the renderer and load the scene; 0 if it cannot be separated from the frames
 * @param perFrame seconds per frame
 * @param separated whether start-up and frames could be separated, because tasks had different numbers of frames
 */
public record FrameTimes(double startUp, double perFrame, boolean separated) {

    /** A task that rendered all its frames. */
    public record Sample(int frames, double seconds) {}

    private static final double MAX_START_UP_SHARE = 0.1;
    private static final double MAX_TASK_SECONDS = 1800;
    private static final int SECONDS_PER_MINUTE = 60;
    /** Shorter times are formatted in seconds. */
    private static final int MAX_SECONDS = 90;

    /** Fits the times of earlier tasks by least squares; empty without samples. */
    public static Optional<FrameTimes> of(Collection<Sample> samples) {
        List<Sample> used = samples.stream()
                .filter(sample -> sample.frames() > 0 && sample.seconds() > 0)
                .toList();
        if (used.isEmpty()) {
            return Optional.empty();
        }
        double frames = used.stream().mapToInt(Sample::frames).average().orElseThrow();
        double seconds = used.stream().mapToDouble(Sample::seconds).average().orElseThrow();
        double variance = used.stream()
                .mapToDouble(sample -> (sample.frames() - frames) * (sample.frames() - frames))
                .sum();
        double covariance = used.stream()
                .mapToDouble(sample -> (sample.frames() - frames) * (sample.seconds() - seconds))
                .sum();
        double perFrame = variance == 0 ? 0 : covariance / variance;
        double startUp = seconds - perFrame * frames;
        boolean separated = perFrame > 0 && startUp >= 0;
        return Optional.of(
                separated ? new FrameTimes(startUp, perFrame, true) : new FrameTimes(0, seconds / frames, false));
    }

    /** Returns the expected seconds of a task. */
    public double task(int frames) {
        return startUp + perFrame * frames;
    }

    /**
     * Returns the smallest number of frames per task with which start-up takes less than a tenth of the time, as far as a
     * task stays below 30 minutes; empty if start-up is unknown.
     */
    public Optional<Integer> chunk() {
        if (!separated) {
            return Optional.empty();
        }
        double enough = startUp * (1 - MAX_START_UP_SHARE) / MAX_START_UP_SHARE / perFrame;
        double longest = (MAX_TASK_SECONDS - startUp) / perFrame;
        double frames = Math.min(Math.floor(enough) + 1, Math.ceil(longest) - 1);
        return Optional.of((int) Math.max(1, Math.min(TaskLayout.MAX_CHUNK, frames)));
    }

    /** Returns a text such as {@code 4.2 min per frame, start-up 40 s}. */
    @Override
    public String toString() {
        return precise(perFrame) + " per frame, " + (separated ? "start-up " + precise(startUp) : "including start-up");
    }

    private static String precise(double seconds) {
        return seconds < MAX_SECONDS
                ? String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_PER_MINUTE);
    }

    /** Returns a rounded time such as {@code 45 s}, {@code 40 min} or {@code 2 h 10 min}. */
    public static String text(double seconds) {
        if (seconds < MAX_SECONDS) {
            return Math.round(seconds) + " s";
        }
        long minutes = Math.round(seconds / SECONDS_PER_MINUTE);
        return minutes < MAX_SECONDS
                ? minutes + " min"
                : "%s h %s min".formatted(minutes / SECONDS_PER_MINUTE, minutes % SECONDS_PER_MINUTE);
    }
}
