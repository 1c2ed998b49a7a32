package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The tasks of a render, planned before any request to Azure.
 *
 * @param scene path in the project's container, with {@code /}
 * @param after task that runs after all frames; null for none
 * @param paths path mappings
 * @param tasks in scheduling order
 */
public record RenderPlan(
        String scene,
        FrameRange frames,
        FrameFiles files,
        Renderer renderer,
        TaskLayout layout,
        PostRenderTask after,
        PathMap paths,
        List<RenderTask> tasks)
        implements Serializable {

    /** Folder of the frames in the render's container. */
    public static final String OUTPUT_FOLDER = "frames";

    /** Name of the file on a node that lists the first file of each frame, one per line. */
    static final String FILE_LIST = "frames.txt";

    public RenderPlan {
        tasks = List.copyOf(tasks);
    }

    /**
     * Plans a render.
     *
     * @param after task that runs after all frames; null for none
     * @throws InvalidRequestException when the options contradict each other or the renderer does not support them
     */
    public static RenderPlan of(
            String scene,
            FrameRange frames,
            FrameFiles files,
            Renderer renderer,
            TaskLayout layout,
            PostRenderTask after) {
        files.check(frames);
        renderer.check(scene, frames, written(files, renderer));
        if (layout.tiles().count() > 1 && !renderer.rendersTiles()) {
            throw new InvalidRequestException(
                    "Tiles are supported only for Blender, not for %s: remove tiles.".formatted(renderer.title()));
        }
        if (files.format() == ImageFormat.OPEN_EXR_MULTILAYER && !renderer.writesLayers()) {
            throw new InvalidRequestException(
                    "%s has no OPEN_EXR_MULTILAYER format (the scene defines the passes): set format to OPEN_EXR."
                            .formatted(renderer.title()));
        }
        if (files.format() == ImageFormat.OPEN_EXR_MULTILAYER && layout.tiles().count() > 1) {
            throw new InvalidRequestException(
                    "Tiles support single-layer images only: remove tiles, or set format to OPEN_EXR.");
        }
        List<RenderTask> tasks = new TaskPlanner(frames, layout).tasks(after);
        RenderPlan plan = new RenderPlan(scene, frames, files, renderer, layout, after, PathMap.NONE, tasks);
        if (after != null) {
            after.check(plan);
        }
        return plan;
    }

    /** Plans a render without a task after the frames. */
    public static RenderPlan of(
            String scene, FrameRange frames, FrameFiles files, Renderer renderer, TaskLayout layout) {
        return of(scene, frames, files, renderer, layout, null);
    }

    /** Returns this plan with path mappings. */
    public RenderPlan with(PathMap map) {
        return new RenderPlan(scene, frames, files, renderer, layout, after, map, tasks);
    }

    /** Returns the scene file of a frame. */
    public String sceneFile(int frame) {
        return renderer.hasSceneForEachFrame() ? NumberedScene.file(scene, frame) : scene;
    }

    /** Returns the scene path that belongs to the file found for a frame. */
    public String sceneAt(String found) {
        return renderer.hasSceneForEachFrame() ? NumberedScene.pattern(scene, found) : found;
    }

    /** Returns the files that a frame must have, relative to {@link #OUTPUT_FOLDER}; never empty. */
    public List<String> expectedFiles(int frame) {
        return renderer.expectedFiles(files, frame);
    }

    /** Returns the files that the renderer writes: with a frame number, also for a single frame whose file has none. */
    public FrameFiles written() {
        return written(files, renderer);
    }

    private static FrameFiles written(FrameFiles files, Renderer renderer) {
        FrameFiles numbered = files.numbered();
        return numbered.equals(files)
                ? files
                : new FrameFiles(renderer.supportedPattern(numbered.pattern()), files.format());
    }

    /** Returns how the renderer is started for frames. */
    public Invocation invocation(NodeSystem system) {
        return renderer.invocation(this, RenderTask.Role.FRAMES, system);
    }

    /** Returns the task for which all frames wait that are not scouts; empty if none waits. */
    public Optional<RenderTask> scouts() {
        return tasks.stream()
                .filter(task -> task.role() == RenderTask.Role.SCOUTS)
                .findFirst();
    }

    /** Returns the number of tasks that render; others merge tiles, wait, or run after the frames. */
    public int renderTasks() {
        return (int) tasks.stream()
                .filter(task -> task.role() == RenderTask.Role.FRAMES || task.role() == RenderTask.Role.TILE)
                .count();
    }
}
