package io.jenkins.plugins.azurerender.record;

/** Where a frame stands. The last four are ends; only {@link #ARCHIVED} is a good one. */
public enum FrameState {
    /** No node has taken it yet, or its next attempt. */
    WAITING,
    /** A node renders it. */
    RUNNING,
    /** Its task has ended; it is not fetched yet. */
    DONE,
    /** Fetched, found sound, and among the artifacts. */
    ARCHIVED,
    /** Its task failed and left no sound picture of it. */
    FAILED,
    /** Its task ended well and left no picture of it. */
    MISSING,
    /** Its picture does not pass the checks. */
    DAMAGED;

    /** Whether nothing more is expected of it, unless it is rendered again. */
    public boolean isEnd() {
        return ordinal() >= ARCHIVED.ordinal();
    }

    /** Whether it ended, but not among the artifacts. */
    public boolean isBad() {
        return isEnd() && this != ARCHIVED;
    }
}
