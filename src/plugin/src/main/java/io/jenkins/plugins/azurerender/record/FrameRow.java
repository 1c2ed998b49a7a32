package io.jenkins.plugins.azurerender.record;

import java.util.List;

/**
 * What a build knows of one frame. Texts are never null; what is not known is empty or 0.
 *
 * @param attempt how often it was sent again: 0 for the first time
 * @param task id of the Batch task that renders it, or did last
 * @param node id of the node that renders it, or did last
 * @param started when its task began, in seconds since 1970
 * @param ended when its task ended, in seconds since 1970
 * @param spent seconds of nodes for it, over all attempts; a task's time is shared by its frames
 * @param files names among the artifacts, the picture to show first
 * @param bytes of all its files together
 * @param thumbnail name of the small picture among the artifacts
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param pixels a hash of the picture, the same for the same pixels; empty when it was not decoded
 * @param problem one phrase that says why it does not count, such as "is missing"
 * @param warning one phrase about a picture that counts all the same, such as "is all black"
 * @param failure class of what went wrong, one word such as "license" or "memory"
 */
public record FrameRow(
        int number,
        FrameState state,
        int attempt,
        String task,
        String node,
        long started,
        long ended,
        long spent,
        List<String> files,
        long bytes,
        String thumbnail,
        int width,
        int height,
        String pixels,
        String problem,
        String warning,
        String failure) {

    public FrameRow {
        files = List.copyOf(files);
    }

    /** A frame that no node has taken yet. */
    public static FrameRow waiting(int number, String task) {
        return new FrameRow(number, FrameState.WAITING, 0, task, "", 0, 0, 0, List.of(), 0, "", 0, 0, "", "", "", "");
    }

    /** Seconds its last task took; 0 while it runs or waits. */
    public long seconds() {
        return ended > started && started > 0 ? ended - started : 0;
    }

    /** The same frame, which no node renders any more: the node went away. */
    public FrameRow waiting() {
        return stage(FrameState.WAITING, "", 0, 0, spent);
    }

    /** The same frame in the hands of a node. */
    public FrameRow running(String onNode, long since) {
        return stage(FrameState.RUNNING, onNode, since, 0, spent);
    }

    /**
     * The same frame after its task ended, before anybody looked at what the task left.
     *
     * @param sharers how many frames the task rendered
     */
    public FrameRow done(String onNode, long since, long until, int sharers) {
        long share = since > 0 && until > since ? (until - since) / Math.max(1, sharers) : 0;
        return stage(FrameState.DONE, onNode, since, until, spent + share);
    }

    private FrameRow stage(FrameState how, String where, long since, long until, long seconds) {
        return new FrameRow(
                number, how, attempt, task, where, since, until, seconds, List.of(), 0, "", 0, 0, "", problem, "",
                failure);
    }

    /** The same frame among the artifacts. */
    public FrameRow archived(List<String> names, long size, String small, int wide, int high, String hash, String but) {
        return new FrameRow(
                number,
                FrameState.ARCHIVED,
                attempt,
                task,
                node,
                started,
                ended,
                spent,
                names,
                size,
                small,
                wide,
                high,
                hash,
                "",
                but,
                "");
    }

    /** The same frame, of which there is no sound picture. */
    public FrameRow bad(FrameState how, String why, String kind) {
        return new FrameRow(
                number, how, attempt, task, node, started, ended, spent, List.of(), 0, "", 0, 0, "", why, "", kind);
    }

    /** The same frame, to be rendered once more by another task. */
    public FrameRow again(String byTask) {
        return new FrameRow(
                number,
                FrameState.WAITING,
                attempt + 1,
                byTask,
                "",
                0,
                0,
                spent,
                List.of(),
                0,
                "",
                0,
                0,
                "",
                problem,
                "",
                failure);
    }
}
