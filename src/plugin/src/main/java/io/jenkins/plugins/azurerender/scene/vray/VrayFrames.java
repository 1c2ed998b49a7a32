package io.jenkins.plugins.azurerender.scene.vray;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.util.List;
import java.util.Map;

/**
 * The frames in {@code SettingsOutput}: a list, or a time range from {@code anim_start} to {@code anim_end} with {@code
 * frames_per_second}, which starts at frame {@code frame_start}.
 */
final class VrayFrames {

    private final Map<String, VrayValue> output;

    VrayFrames(Map<String, VrayValue> output) {
        this.output = output;
    }

    /** Returns the range, or null if the scene has none. Adds a note if the list has gaps. */
    @CheckForNull
    SceneFrames range(SceneBuilder builder) {
        List<long[]> list = output.containsKey("frames") ? output.get("frames").intervals() : List.of();
        if (list.isEmpty()) {
            return ofTimes();
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long[] each : list) {
            first = Math.min(first, Math.min(each[0], each[1]));
            last = Math.max(last, Math.max(each[0], each[1]));
        }
        if (list.size() > 1) {
            builder.addNote(
                    "The scene lists single frames or several ranges; the range from the first to the last frame is used.");
        }
        return frames(first, last);
    }

    @CheckForNull
    private SceneFrames ofTimes() {
        if (!output.containsKey("anim_end") && !output.containsKey("frame_start")) {
            return null;
        }
        double rate = number("frames_per_second", 1);
        double start = number("anim_start", 0);
        double first = number("frame_start", start * rate);
        return frames(Math.round(first), Math.round(first + (number("anim_end", start) - start) * rate));
    }

    private double number(String parameter, double defaultValue) {
        double number = output.getOrDefault(parameter, new VrayValue()).number();
        return Double.isFinite(number) ? number : defaultValue;
    }

    @CheckForNull
    private static SceneFrames frames(long first, long last) {
        boolean isRange = first <= last && first >= Integer.MIN_VALUE && last <= Integer.MAX_VALUE;
        return isRange ? new SceneFrames((int) first, (int) last, 1) : null;
    }
}
