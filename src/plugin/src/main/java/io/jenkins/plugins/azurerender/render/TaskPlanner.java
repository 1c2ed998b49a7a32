package io.jenkins.plugins.azurerender.render;

import io.jenkins.plugins.azurerender.render.RenderTask.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Splits frames into tasks. */
final class TaskPlanner {

    /** Id of the task for which all frames wait that are not scouts. */
    private static final String SCOUTS = "scouts";

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
        FrameRange others = frames;
        List<String> dependencies = List.of();
        List<Integer> scouts = layout.scouts().of(frames);
        if (!scouts.isEmpty()) {
            others = addScouts(scouts, tasks);
            dependencies = List.of(SCOUTS);
        }
        for (FrameRange part : layout.order().of(others.chunks(layout.chunk()))) {
            add(part, dependencies, tasks);
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

    /** Adds the scouts and the task after them; returns the other frames. */
    private FrameRange addScouts(List<Integer> scouts, List<RenderTask> tasks) {
        FrameRange range = new FrameRange(scouts);
        range.chunks(1).forEach(scout -> add(scout, List.of(), tasks));
        tasks.add(new RenderTask(SCOUTS, Role.SCOUTS, range, framesTasks(tasks)));
        Set<Integer> first = new HashSet<>(scouts);
        return new FrameRange(
                frames.frames().stream().filter(frame -> !first.contains(frame)).toList());
    }

    private static List<String> framesTasks(List<RenderTask> tasks) {
        return tasks.stream()
                .filter(task -> task.role().producesFrames())
                .map(RenderTask::id)
                .toList();
    }

    private void add(FrameRange part, List<String> dependencies, List<RenderTask> tasks) {
        if (layout.tiles().count() == 1) {
            tasks.add(new RenderTask(ids.id(part), Role.FRAMES, part, dependencies));
        } else {
            addTiles(part, dependencies, tasks);
        }
    }

    private void addTiles(FrameRange frame, List<String> dependencies, List<RenderTask> tasks) {
        int digits = Integer.toString(layout.tiles().count()).length();
        List<String> tiles = IntStream.rangeClosed(1, layout.tiles().count())
                .mapToObj(tile -> ids.id(frame) + String.format(Locale.ROOT, "-t%0" + digits + "d", tile))
                .toList();
        tiles.forEach(tile -> tasks.add(new RenderTask(tile, Role.TILE, frame, dependencies)));
        tasks.add(new RenderTask(ids.id(frame), Role.ASSEMBLE, frame, tiles));
    }

    private void addPostRender(List<RenderTask> tasks) {
        // The scouts' own tasks block what depends on them if they fail, also when a retry renders their frames.
        int first = tasks.stream().map(RenderTask::role).toList().indexOf(Role.SCOUTS);
        List<String> dependencies = new ArrayList<>(framesTasks(tasks.subList(first + 1, tasks.size())));
        if (first >= 0) {
            dependencies.add(SCOUTS);
        }
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
