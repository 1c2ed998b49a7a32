package io.jenkins.plugins.azurerender.render;

import java.util.List;
import java.util.Locale;

/** Creates task ids that contain the frames and sort by them: {@code f0001} or {@code f0001-0010}. */
record TaskIds(int digits) {

    private static final int MIN_DIGITS = 4;

    static TaskIds of(FrameRange frames) {
        int longest = frames.frames().stream()
                .mapToInt(frame -> Integer.toString(Math.abs(frame)).length())
                .max()
                .orElseThrow();
        return new TaskIds(Math.max(MIN_DIGITS, longest));
    }

    /** Returns an id that is unique within a render. Negative frames sort first, because {@code -} precedes digits. */
    String id(FrameRange part) {
        List<Integer> frames = part.frames();
        String first = "f" + number(frames.get(0));
        return frames.size() == 1 ? first : first + "-" + number(frames.get(frames.size() - 1));
    }

    private String number(int frame) {
        return (frame < 0 ? "-" : "") + String.format(Locale.ROOT, "%0" + digits + "d", Math.abs(frame));
    }
}
