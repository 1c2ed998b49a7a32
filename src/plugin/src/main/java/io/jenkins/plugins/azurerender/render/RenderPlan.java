package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;

/**
 * Frames made into tasks: what a render is, before anything is said to Azure.
 *
 * @param scene path with {@code /} in the project container
 * @param after what is done when all frames are there, or null for nothing
 * @param paths where files lie that the scene names by paths of another machine
 * @param tasks in the order they are handed to nodes
 */
public record RenderPlan(
        String scene,
        FrameRange frames,
        FrameFiles files,
        Renderer renderer,
        TaskLayout layout,
        AfterFrames after,
        PathMap paths,
        List<RenderTask> tasks)
        implements Serializable {

    /** The folder of the render's container that takes the frames. */
    public static final String OUTPUT_FOLDER = "frames";

    /** On a node, the name of the file of ours that lists the first file of each frame, a line each. */
    static final String LIST_OF_FILES = "frames.txt";

    public RenderPlan {
        tasks = List.copyOf(tasks);
    }

    /**
     * Plans a render.
     *
     * @param after null for nothing
     * @throws InvalidRequestException when it cannot be done
     */
    public static RenderPlan of(
            String scene,
            FrameRange frames,
            FrameFiles files,
            Renderer renderer,
            TaskLayout layout,
            AfterFrames after) {
        renderer.check(scene, frames, files);
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

    /** As above, with nothing after the frames. */
    public static RenderPlan of(
            String scene, FrameRange frames, FrameFiles files, Renderer renderer, TaskLayout layout) {
        return of(scene, frames, files, renderer, layout, null);
    }

    /** The same with paths of another machine. */
    public RenderPlan with(PathMap map) {
        return new RenderPlan(scene, frames, files, renderer, layout, after, map, tasks);
    }

    /** The scene file that renders this frame. */
    public String sceneFile(int frame) {
        return renderer.hasSceneForEachFrame() ? NumberedScene.file(scene, frame) : scene;
    }

    /** The scene as it is to be given when the file of a frame was found there. */
    public String sceneAt(String found) {
        return renderer.hasSceneForEachFrame() ? NumberedScene.pattern(scene, found) : found;
    }

    /** The files that must be there when the frame is done, relative to {@link #OUTPUT_FOLDER}; never none. */
    public List<String> expectedFiles(int frame) {
        return renderer.expectedFiles(files, frame);
    }

    /** How the renderer is started for its frames. */
    public Invocation invocation(NodeSystem system) {
        return renderer.invocation(this, RenderTask.Role.FRAMES, system);
    }

    /** How many tasks render; others put together, wait or come last. */
    public int rendering() {
        return (int) tasks.stream()
                .filter(task -> task.role() == RenderTask.Role.FRAMES || task.role() == RenderTask.Role.TILE)
                .count();
    }
}
