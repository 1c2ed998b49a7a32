package io.jenkins.plugins.azurerender.record;

import java.util.Optional;

/**
 * The saved state of one frame.
 *
 * @param attempt number of retries so far: 0 for the first attempt
 * @param nodeSeconds node time spent on it over all attempts; a task's time is divided among its frames
 * @param run the task of the current attempt
 * @param failure why the last attempt failed; empty when none has, or when the frame is archived
 */
public record FrameRow(
        int number,
        FrameState state,
        int attempt,
        int nodeSeconds,
        TaskRun run,
        FrameImage image,
        Optional<Failure> failure) {

    /** A frame whose task has not started. */
    public static FrameRow waiting(int number, String task) {
        return new FrameRow(number, FrameState.WAITING, 0, 0, TaskRun.waiting(task), FrameImage.NONE, Optional.empty());
    }

    /** Id of the task of the current attempt. */
    public String task() {
        return run.task();
    }

    /** Why the last attempt failed, as a phrase; empty if it did not. */
    public String problem() {
        return failure.map(Failure::problem).orElse("");
    }

    /** Class of the failure; {@link FailureClass#UNKNOWN} when none is recorded. */
    public FailureClass failureClass() {
        return failure.map(Failure::type).orElse(FailureClass.UNKNOWN);
    }

    /** The frame with another task. */
    FrameRow withTask(String task) {
        TaskRun renamed = new TaskRun(task, run.node(), run.start(), run.end());
        return new FrameRow(number, state, attempt, nodeSeconds, renamed, image, failure);
    }

    /** The frame before its files are fetched, in another build. */
    FrameRow fetchAgain() {
        return new FrameRow(number, FrameState.DONE, attempt, nodeSeconds, run, FrameImage.NONE, Optional.empty());
    }

    /** The frame, waiting for the first attempt in another Batch job. */
    FrameRow restarted(String newTask) {
        return new FrameRow(
                number,
                FrameState.WAITING,
                0,
                nodeSeconds,
                TaskRun.waiting(newTask),
                FrameImage.NONE,
                Optional.empty());
    }

    /**
     * The frame after its node was evicted, or its job was paused: its task waits again. The time of the run counts.
     *
     * @param end in seconds since 1970
     * @param framesInTask number of frames that share the task's time
     */
    public FrameRow requeued(long end, int framesInTask) {
        long seconds = new TaskRun(task(), run.node(), run.start(), end).seconds();
        return inTask(
                FrameState.WAITING, TaskRun.waiting(task()), nodeSeconds + (int) (seconds / Math.max(1, framesInTask)));
    }

    /** The frame while a node renders it. */
    public FrameRow running(String node, long start) {
        return inTask(FrameState.RUNNING, new TaskRun(task(), node, start, 0), nodeSeconds);
    }

    /**
     * The frame after its task ended, before its files are fetched.
     *
     * @param framesInTask number of frames that share the task's time
     */
    public FrameRow done(String node, long start, long end, int framesInTask) {
        TaskRun ended = new TaskRun(task(), node, start, end);
        return inTask(FrameState.DONE, ended, nodeSeconds + (int) (ended.seconds() / Math.max(1, framesInTask)));
    }

    private FrameRow inTask(FrameState newState, TaskRun newRun, int seconds) {
        return new FrameRow(number, newState, attempt, seconds, newRun, FrameImage.NONE, failure);
    }

    /** The frame after its files were archived. */
    public FrameRow archived(FrameImage archived) {
        return new FrameRow(number, FrameState.ARCHIVED, attempt, nodeSeconds, run, archived, Optional.empty());
    }

    /** The frame after it ended without a valid image. */
    public FrameRow failed(FrameState newState, Failure newFailure) {
        return new FrameRow(number, newState, attempt, nodeSeconds, run, FrameImage.NONE, Optional.of(newFailure));
    }

    /** The frame after its render was canceled before it was archived. */
    public FrameRow canceled() {
        return new FrameRow(number, FrameState.CANCELED, attempt, nodeSeconds, run, FrameImage.NONE, Optional.empty());
    }

    /** The frame after its render was stopped: failed if an earlier attempt failed, else not rendered. */
    public FrameRow stopped() {
        return failure.map(earlier -> failed(FrameState.FAILED, earlier)).orElseGet(this::notRendered);
    }

    /** The frame after its render was stopped before it was rendered, or while it was rendered. */
    public FrameRow notRendered() {
        return new FrameRow(
                number, FrameState.NOT_RENDERED, attempt, nodeSeconds, run, FrameImage.NONE, Optional.empty());
    }

    /**
     * A canceled frame whose task may have ended before, so that its state must be read again.
     *
     * @param framesInTask number of frames that share the task's time
     */
    FrameRow reopened(int framesInTask) {
        int counted = (int) (run.seconds() / framesInTask);
        return inTask(FrameState.WAITING, TaskRun.waiting(task()), Math.max(0, nodeSeconds - counted));
    }

    /** The frame, waiting for its next attempt in another task. */
    public FrameRow retried(String newTask, int newAttempt) {
        return new FrameRow(
                number,
                FrameState.WAITING,
                newAttempt,
                nodeSeconds,
                TaskRun.waiting(newTask),
                FrameImage.NONE,
                failure);
    }
}
