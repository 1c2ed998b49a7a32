package io.jenkins.plugins.azurerender.render;

import java.util.List;

/** Names of tasks that sort as the frames do and tell which they are: {@code f0001} or {@code f0001-0010}. */
record TaskIds(int digits) {

    private static final int FEWEST_DIGITS = 4;

    static TaskIds of(FrameRange frames) {
        int longest = frames.frames().stream()
                .mapToInt(frame -> Integer.toString(Math.abs(frame)).length())
                .max()
                .orElseThrow();
        return new TaskIds(Math.max(FEWEST_DIGITS, longest));
    }

    /** Unique within a render, as first frames are. Frames below 0 come before the others: {@code -} sorts first. */
    String id(FrameRange part) {
        List<Integer> frames = part.frames();
        String first = "f" + number(frames.get(0));
        return frames.size() == 1 ? first : first + "-" + number(frames.get(frames.size() - 1));
    }

    private String number(int frame) {
        return (frame < 0 ? "-" : "") + ("%0" + digits + "d").formatted(Math.abs(frame));
    }
}
