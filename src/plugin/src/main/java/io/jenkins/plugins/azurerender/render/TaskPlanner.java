package io.jenkins.plugins.azurerender.render;

import io.jenkins.plugins.azurerender.render.RenderTask.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Splits frames into tasks. */
final class TaskPlanner {

    private static final int MAX_TASKS = 200_000;

    /** Task dependencies of a task are limited to 64,000 characters (Batch REST API, TaskDependencies). */
    private static final int MAX_DEPENDENCY_CHARACTERS = 60_000;

    private final FrameRange frames;
    private final TaskLayout layout;
    private final TaskIds ids;

    TaskPlanner(FrameRange frames, TaskLayout layout) {
        this.frames = frames;
        this.layout = layout;
        this.ids = TaskIds.of(frames);
    }

    /** Returns the tasks in scheduling order. */
    List<RenderTask> tasks(PostRenderTask after) {
        List<RenderTask> tasks = new ArrayList<>();
        for (FrameRange part : layout.order().of(frames.chunks(layout.chunk()))) {
            if (layout.tiles().count() == 1) {
                tasks.add(new RenderTask(ids.id(part), Role.FRAMES, part, List.of()));
            } else {
                addTiles(part, tasks);
            }
            if (tasks.size() > MAX_TASKS) {
                throw new InvalidRequestException(String.format(
                        Locale.ROOT,
                        "The render has more than %,d tasks: choose fewer tiles, or split it into several renders.",
                        MAX_TASKS));
            }
        }
        if (after != null) {
            addPostRender(tasks);
        }
        return tasks;
    }

    private void addTiles(FrameRange frame, List<RenderTask> tasks) {
        int digits = Integer.toString(layout.tiles().count()).length();
        List<String> tiles = IntStream.rangeClosed(1, layout.tiles().count())
                .mapToObj(tile -> ids.id(frame) + String.format(Locale.ROOT, "-t%0" + digits + "d", tile))
                .toList();
        tiles.forEach(tile -> tasks.add(new RenderTask(tile, Role.TILE, frame, List.of())));
        tasks.add(new RenderTask(ids.id(frame), Role.ASSEMBLE, frame, tiles));
    }

    private void addPostRender(List<RenderTask> tasks) {
        List<String> dependencies = tasks.stream()
                .filter(task -> task.role().producesFrames())
                .map(RenderTask::id)
                .toList();
        int longest = dependencies.stream().mapToInt(String::length).max().orElseThrow();
        int max = MAX_DEPENDENCY_CHARACTERS / longest;
        if (dependencies.size() > max) {
            List<String> gates = new ArrayList<>();
            for (int from = 0; from < dependencies.size(); from += max) {
                String gate = String.format(Locale.ROOT, "gate%03d", gates.size() + 1);
                gates.add(gate);
                tasks.add(new RenderTask(
                        gate,
                        Role.GATE,
                        frames,
                        dependencies.subList(from, Math.min(from + max, dependencies.size()))));
            }
            dependencies = gates;
        }
        tasks.add(new RenderTask("last", Role.AFTER, frames, dependencies));
    }
}
