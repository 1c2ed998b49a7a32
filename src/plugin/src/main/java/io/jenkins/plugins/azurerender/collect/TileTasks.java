package io.jenkins.plugins.azurerender.collect;

import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tasks that render the tiles of frames. The tiles to render again are derived from the saved problems, so they are the
 * same before and after a restart: the failed tiles, or all if none reports a failure.
 */
final class TileTasks {

    private static final Pattern RETRY = Pattern.compile("-retry\\d+$");

    private final FrameTable table;
    private final Map<Integer, List<String>> tiles = new HashMap<>();

    TileTasks(List<RenderTask> batchTasks, FrameTable table) {
        this.table = table;
        for (RenderTask task : batchTasks) {
            if (task.role() == RenderTask.Role.ASSEMBLE) {
                tiles.put(task.frames().first(), task.after());
            }
        }
    }

    /** Whether no frame is rendered in tiles. */
    boolean isEmpty() {
        return tiles.isEmpty();
    }

    /** Whether a frame is rendered in tiles. */
    boolean has(int frame) {
        return tiles.containsKey(frame);
    }

    /** Returns the tiles rendered in an attempt, by the id of their first task; 0 is the first attempt. */
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

    /** Returns the problem of a tile in an attempt, or in the last attempt before that rendered it. */
    Optional<TaskProblem> problem(int frame, String tile, int attempt) {
        int last = attempt;
        while (last > 0 && !sent(frame, last).contains(tile)) {
            last--;
        }
        return table.problem(id(tile, last));
    }

    /** Returns the problem of the first failed tile in the last attempt. */
    Optional<TaskProblem> problem(FrameRow row) {
        return tiles.getOrDefault(row.number(), List.of()).stream()
                .flatMap(tile -> problem(row.number(), tile, row.attempt()).stream())
                .findFirst();
    }

    /** Returns the id of the first task that rendered the same. */
    static String firstId(String id) {
        return RETRY.matcher(id).replaceFirst("");
    }

    /** Returns the id of the task for an attempt. */
    static String id(String task, int attempt) {
        return attempt == 0 ? task : task + "-retry" + attempt;
    }
}
