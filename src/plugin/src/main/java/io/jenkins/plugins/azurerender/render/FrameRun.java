package io.jenkins.plugins.azurerender.render;

import java.util.ArrayList;
import java.util.List;

/** Frames that one start of a renderer renders: from first to last, every {@code step}th, of one layer or of all. */
public record FrameRun(int first, int last, int step, String layer) {

    /** Each frame alone. */
    public static List<FrameRun> single(FrameRange frames) {
        return frames.frames().stream()
                .map(frame -> new FrameRun(frame, frame, 1, ""))
                .toList();
    }

    /** As few as possible that only count upwards, in the order of the frames. */
    public static List<FrameRun> upwards(FrameRange frames) {
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

    /** All in one start: for renderers that take a list. */
    public static List<FrameRun> together(FrameRange frames) {
        List<Integer> numbers = frames.frames();
        return List.of(new FrameRun(numbers.get(0), numbers.get(numbers.size() - 1), 1, ""));
    }

    /** A line for the node: {@code first last step layer}. */
    @Override
    public String toString() {
        return first + " " + last + " " + step + (layer.isEmpty() ? "" : " " + Template.literal(layer));
    }
}
