package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The frames that are rendered first. All other frames wait until they have succeeded.
 *
 * @param count number of frames, evenly spaced; 0 if {@code frames} lists them
 * @param frames null if {@code count} is their number
 * @param validated whether the other frames also wait until the scouts have been validated
 */
public record Scouts(int count, FrameRange frames, boolean validated) implements Serializable {

    /** No frame waits. */
    public static final Scouts NONE = new Scouts(0, null, false);

    /** First, middle and last. */
    private static final String ENDS = "first-middle-last";

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");
    private static final int MAX_COUNT = 1_000;
    private static final int MAX_QUOTED = 60;

    /**
     * Parses a number of frames, {@code first-middle-last}, or a list of frames such as {@code 1,120,240}.
     *
     * @param text null, blank and 0 for none
     * @throws InvalidRequestException when it is none of these, or only {@code validated} is set
     */
    public static Scouts parse(String text, boolean validated) {
        String plain = text == null ? "" : text.strip();
        Scouts scouts = parse(plain);
        if (!validated) {
            return scouts;
        }
        if (scouts.equals(NONE)) {
            throw new InvalidRequestException(
                    "validateScouts is set without scouts: set scouts, such as scouts: '3', or remove it.");
        }
        return new Scouts(scouts.count, scouts.frames, true);
    }

    private static Scouts parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (text.equalsIgnoreCase(ENDS)) {
            return new Scouts(3, null, false);
        }
        if (COUNT.matcher(text).matches()) {
            return new Scouts(Integer.parseInt(text), null, false);
        }
        if (FrameRange.isValid(text)) {
            return new Scouts(0, FrameRange.parse(text), false);
        }
        throw new InvalidRequestException(
                "scouts is '%s': use a number of frames such as 3, first-middle-last, or frames such as 1,120,240."
                        .formatted(text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "..."));
    }

    /** @throws InvalidRequestException when a scout is not rendered, or the scouts are too many */
    public void check(FrameRange range) {
        if (frames != null) {
            Set<Integer> unknown = new TreeSet<>(frames.frames());
            range.frames().forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                throw new InvalidRequestException(
                        "scouts has %s, but the render has the frames %s: use frames of this range."
                                .formatted(new FrameRange(List.copyOf(unknown)), range));
            }
        }
        int scouts = of(range).size();
        if (scouts > MAX_COUNT) {
            throw new InvalidRequestException(
                    "scouts has %s frames: use at most %s, because the others wait for all of them."
                            .formatted(scouts, MAX_COUNT));
        }
    }

    /**
     * Returns the scouts of a range in its order; those that it does not contain are ignored. Empty if no frame has to wait,
     * also because all of them are scouts.
     */
    public List<Integer> of(FrameRange range) {
        List<Integer> all = range.frames();
        Set<Integer> chosen = new HashSet<>();
        if (frames != null) {
            chosen.addAll(frames.frames());
        } else if (count < all.size()) {
            for (int i = 0; i < count; i++) {
                chosen.add(all.get(count == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (count - 1))));
            }
        }
        List<Integer> scouts = new ArrayList<>(all);
        scouts.retainAll(chosen);
        return scouts.size() == all.size() ? List.of() : scouts;
    }

    /** Returns the text that {@link #parse} accepts for the same scouts, without those that a range does not contain. */
    public String within(FrameRange range) {
        if (frames == null) {
            return String.valueOf(count);
        }
        List<Integer> contained = new ArrayList<>(frames.frames());
        contained.retainAll(new HashSet<>(range.frames()));
        if (contained.size() == 1) { // a single number is a number of frames
            return contained.get(0) + "-" + contained.get(0);
        }
        return contained.isEmpty() ? "" : new FrameRange(contained).toString();
    }
}
