package io.jenkins.plugins.azurerender.record;

import io.jenkins.plugins.azurerender.render.FrameRange;
import io.jenkins.plugins.azurerender.render.RenderTask;
import io.jenkins.plugins.azurerender.render.Scouts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The scouts of a Batch job, and the frames that wait for them.
 *
 * @param task id of the task for which the other frames wait
 * @param frames the scouts
 * @param others the frames that wait
 * @param validated whether they wait until the scouts have been validated
 */
public record ScoutFrames(String task, FrameRange frames, List<Integer> others, boolean validated) {

    public ScoutFrames {
        others = List.copyOf(others);
    }

    /** Returns the scouts of the current Batch job of a render; empty if no frame waits. */
    public static Optional<ScoutFrames> of(RenderRecord render) {
        return render.getSettings().hasScouts()
                ? of(render.batchTasks(), render.plan().layout().scouts())
                : Optional.empty();
    }

    /** Returns the scouts of a Batch job; empty if no frame waits. */
    public static Optional<ScoutFrames> of(List<RenderTask> batchTasks, Scouts scouts) {
        return batchTasks.stream()
                .filter(task -> task.role() == RenderTask.Role.SCOUTS)
                .findFirst()
                .map(task -> new ScoutFrames(task.id(), task.frames(), others(batchTasks, task), scouts.validated()));
    }

    private static List<Integer> others(List<RenderTask> batchTasks, RenderTask task) {
        Set<Integer> scouts = new HashSet<>(task.frames().frames());
        return batchTasks.stream()
                .filter(each -> each.role().producesFrames())
                .flatMap(each -> each.frames().frames().stream())
                .filter(frame -> !scouts.contains(frame))
                .toList();
    }

    /** Returns a text such as {@code 3 frames first (1,120,240), 237 frames wait for them}. */
    public String describe() {
        return "%s first (%s), %s for %s%s"
                .formatted(
                        count(frames.size()),
                        frames,
                        waiting(),
                        frames.size() == 1 ? "it" : "them",
                        validated ? " and until azureRenderCollect has validated them" : "");
    }

    /** Returns a text such as {@code 3 scouts first, 237 frames wait}. */
    public String summary() {
        return "%s first, %s".formatted(frames.size() + (frames.size() == 1 ? " scout" : " scouts"), waiting());
    }

    /** Whether no frame has started yet that is not a scout, and none was canceled. */
    public boolean isWaiting(FrameTable table) {
        return others.stream()
                .flatMap(frame -> table.row(frame).stream())
                .allMatch(row -> row.state() == FrameState.WAITING && row.attempt() == 0);
    }

    private String waiting() {
        return count(others.size()) + (others.size() == 1 ? " waits" : " wait");
    }

    private static String count(int frames) {
        return frames + (frames == 1 ? " frame" : " frames");
    }
}
