package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.FrameChecks;
import io.jenkins.plugins.azurerender.frames.image.FrameChecks.ImageWarning;
import io.jenkins.plugins.azurerender.record.FrameTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

/** Finds frames with the same pixels as the frame before or after, as in a still scene. */
public final class IdenticalFrames {

    private final FrameTable table;
    private final FrameChecks checks;
    private final NavigableSet<Integer> numbers = new TreeSet<>();

    public IdenticalFrames(FrameTable table, FrameChecks checks) {
        this.table = table;
        this.checks = checks;
        table.rows().forEach(row -> numbers.add(row.number()));
    }

    /** The frames, with a warning or problem for each that is identical to an adjacent one. */
    public FetchedFrames compared(FetchedFrames fetched) {
        Map<Integer, FetchedFrame> fresh = new HashMap<>();
        fetched.frames().forEach(frame -> fresh.put(frame.number(), frame));
        ArrayList<FetchedFrame> compared = new ArrayList<>();
        for (FetchedFrame frame : fetched.frames()) {
            FetchedFrame result = frame;
            for (Integer other : List.of(
                    Objects.requireNonNullElse(numbers.lower(frame.number()), frame.number()),
                    Objects.requireNonNullElse(numbers.higher(frame.number()), frame.number()))) {
                if (frame.isValid()
                        && other != frame.number()
                        && !frame.hash().isEmpty()
                        && frame.hash().equals(hash(other, fresh))) {
                    result = marked(frame, other);
                    break;
                }
            }
            compared.add(result);
        }
        return new FetchedFrames(compared, fetched.logs());
    }

    private String hash(int number, Map<Integer, FetchedFrame> fresh) {
        FetchedFrame frame = fresh.get(number);
        return frame != null
                ? frame.hash()
                : table.row(number).map(row -> row.image().hash()).orElse("");
    }

    private FetchedFrame marked(FetchedFrame frame, int other) {
        String phrase = ImageWarning.IDENTICAL.phrase() + " " + other;
        return checks.fails(ImageWarning.IDENTICAL) ? frame.withProblem(phrase) : frame.withWarning(phrase);
    }
}
