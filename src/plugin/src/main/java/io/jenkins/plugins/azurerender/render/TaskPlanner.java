package io.jenkins.plugins.azurerender.render;

import io.jenkins.plugins.azurerender.render.RenderTask.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes frames into tasks. */
final class TaskPlanner {

    private static final int MOST_TASKS = 200_000;

    /** All ids a task waits for may have 64,000 characters together (REST API, TaskDependencies). */
    private static final int LONGEST_LIST_OF_IDS = 60_000;

    private final FrameRange frames;
    private final TaskLayout layout;
    private final TaskIds ids;

    TaskPlanner(FrameRange frames, TaskLayout layout) {
        this.frames = frames;
        this.layout = layout;
        this.ids = TaskIds.of(frames);
    }

    /** In the order they are handed to nodes. */
    List<RenderTask> tasks(AfterFrames after) {
        List<RenderTask> tasks = new ArrayList<>();
        for (FrameRange part : layout.order().of(frames.chunks(layout.chunk()))) {
            if (layout.tiles().count() == 1) {
                tasks.add(new RenderTask(ids.id(part), Role.FRAMES, part, List.of()));
            } else {
                addTiles(part, tasks);
            }
            if (tasks.size() > MOST_TASKS) {
                throw new InvalidRequestException(
                        "The render has more than %,d tasks: choose fewer tiles, or split it into several renders."
                                .formatted(MOST_TASKS));
            }
        }
        if (after != null) {
            addLast(tasks);
        }
        return tasks;
    }

    private void addTiles(FrameRange frame, List<RenderTask> tasks) {
        int digits = Integer.toString(layout.tiles().count()).length();
        List<String> tiles = IntStream.rangeClosed(1, layout.tiles().count())
                .mapToObj(tile -> ids.id(frame) + ("-t%0" + digits + "d").formatted(tile))
                .toList();
        tiles.forEach(tile -> tasks.add(new RenderTask(tile, Role.TILE, frame, List.of())));
        tasks.add(new RenderTask(ids.id(frame), Role.ASSEMBLE, frame, tiles));
    }

    private void addLast(List<RenderTask> tasks) {
        List<String> awaited = tasks.stream()
                .filter(task -> task.role().givesFrames())
                .map(RenderTask::id)
                .toList();
        int longest = awaited.stream().mapToInt(String::length).max().orElseThrow();
        int most = LONGEST_LIST_OF_IDS / longest;
        if (awaited.size() > most) {
            List<String> gates = new ArrayList<>();
            for (int from = 0; from < awaited.size(); from += most) {
                String gate = "gate%03d".formatted(gates.size() + 1);
                gates.add(gate);
                tasks.add(new RenderTask(
                        gate, Role.GATE, frames, awaited.subList(from, Math.min(from + most, awaited.size()))));
            }
            awaited = gates;
        }
        tasks.add(new RenderTask("last", Role.AFTER, frames, awaited));
    }
}
