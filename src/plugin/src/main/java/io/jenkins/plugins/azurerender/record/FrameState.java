package io.jenkins.plugins.azurerender.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of a frame. Only {@link #ARCHIVED} is success. */
public enum FrameState {
    /** No node has started it, or its next attempt. */
    WAITING(false),
    /** A node renders it. */
    RUNNING(false),
    /** Its task has ended; its files are not fetched yet. */
    DONE(false),
    /** Fetched, validated and archived. */
    ARCHIVED(true),
    /** Its task failed and left no valid image. */
    FAILED(true),
    /** Its task succeeded but left no image. */
    MISSING(true),
    /** Its image failed validation. */
    DAMAGED(true),
    /** The render was canceled before it was archived. */
    CANCELED(true),
    /** The render was stopped before it was rendered. */
    NOT_RENDERED(true);

    private final boolean end;

    FrameState(boolean end) {
        this.end = end;
    }

    /** Whether the state is final, unless the frame is rendered again. */
    public boolean isEnd() {
        return end;
    }

    /** Whether the frame ended without being archived, and was neither canceled nor left out by a stop. */
    public boolean isBad() {
        return end && this != ARCHIVED && !isSkipped();
    }

    /** Whether the render ended before the frame was rendered. */
    public boolean isSkipped() {
        return this == CANCELED || this == NOT_RENDERED;
    }

    /** The state as used in saved tables, pages and the remote API, such as {@code not-rendered}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state with that {@link #word}. */
    public static Optional<FrameState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
