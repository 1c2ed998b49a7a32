package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;

/** Frames that one start of the renderer renders: from first to last, every {@code step}th, of one layer or of all. */
public record FrameRun(int first, int last, int step, String layer) {

    /** Returns one run per frame. */
    public static List<FrameRun> eachFrame(FrameRange frames) {
        return frames.frames().stream()
                .map(frame -> new FrameRun(frame, frame, 1, ""))
                .toList();
    }

    /** Returns the fewest ascending runs that keep the order of the frames. */
    public static List<FrameRun> ascending(FrameRange frames) {
        List<FrameRun> runs = new ArrayList<>();
        List<Integer> numbers = frames.frames();
        int from = 0;
        while (from < numbers.size()) {
            int to = from;
            int step = from + 1 < numbers.size() ? numbers.get(from + 1) - numbers.get(from) : 1;
            while (step > 0 && to + 1 < numbers.size() && numbers.get(to + 1) - numbers.get(to) == step) {
                to++;
            }
            runs.add(new FrameRun(numbers.get(from), numbers.get(to), to == from ? 1 : step, ""));
            from = to + 1;
        }
        return runs;
    }

    /** Returns a single run, for renderers that accept a list of frames. */
    public static List<FrameRun> singleRun(FrameRange frames) {
        List<Integer> numbers = frames.frames();
        return List.of(new FrameRun(numbers.get(0), numbers.get(numbers.size() - 1), 1, ""));
    }

    /** Returns the line that the node's script reads: {@code first last step layer}. */
    @Override
    public String toString() {
        return first + " " + last + " " + step + (layer.isEmpty() ? "" : " " + Template.literal(layer));
    }
}
