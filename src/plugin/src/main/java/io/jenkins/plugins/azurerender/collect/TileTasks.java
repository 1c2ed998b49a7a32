package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks that render the tiles of frames. Which of them are sent again follows from what is known of the ones before, so
 * it is the same before and after a restart: those that failed, or all when none says so.
 */
public final class TileTasks {

    private final FrameTable table;
    private final Map<Integer, List<String>> tiles = new HashMap<>();

    TileTasks(RenderPlan plan, FrameTable table) {
        this.table = table;
        for (RenderTask task : plan.tasks()) {
            if (task.role() == RenderTask.Role.ASSEMBLE) {
                tiles.put(task.frames().first(), task.after());
            }
        }
    }

    /** Whether a frame was rendered in tiles. */
    boolean has(int frame) {
        return tiles.containsKey(frame);
    }

    /** The tiles sent for an attempt at a frame, by the names of their first tasks; 0 is the first attempt. */
    List<String> sent(int frame, int attempt) {
        List<String> all = tiles.getOrDefault(frame, List.of());
        if (attempt == 0) {
            return all;
        }
        List<String> failed = all.stream()
                .filter(tile -> problem(frame, tile, attempt - 1).isPresent())
                .toList();
        return failed.isEmpty() ? all : failed;
    }

    /** Why a tile was not rendered by that attempt. */
    Optional<TaskProblem> problem(int frame, String tile, int attempt) {
        int last = attempt;
        while (last > 0 && !sent(frame, last).contains(tile)) {
            last--;
        }
        return table.problem(id(tile, last));
    }

    /** The first tile that failed of those a frame was last made of. */
    Optional<TaskProblem> problem(FrameRow row) {
        return tiles.getOrDefault(row.number(), List.of()).stream()
                .flatMap(tile -> problem(row.number(), tile, row.attempt()).stream())
                .findFirst();
    }

    /** The id of the task that does again what another did. */
    static String id(String task, int attempt) {
        return attempt == 0 ? task : task + "-retry" + attempt;
    }
}
