package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames made into tasks: what a render is, before anything is said to Azure.
 *
 * @param scene path with {@code /} in the project container
 * @param tasks in the order they are handed to nodes
 */
public record RenderPlan(
        String scene, FrameRange frames, FrameFiles files, Renderer renderer, TaskLayout layout, List<RenderTask> tasks)
        implements Serializable {

    /** The folder of the render's container that takes the frames. */
    public static final String OUTPUT_FOLDER = "frames";

    public RenderPlan {
        tasks = List.copyOf(tasks);
    }

    /**
     * A plan by Blender with its own defaults.
     *
     * @throws InvalidRequestException when it cannot be done
     */
    public static RenderPlan of(String scene, FrameRange frames, FrameFiles files, int chunk) {
        return of(scene, frames, files, new Blender(), new TaskLayout(chunk, FrameOrder.FORWARD));
    }

    /** @throws InvalidRequestException when the renderer cannot do it */
    public static RenderPlan of(
            String scene, FrameRange frames, FrameFiles files, Renderer renderer, TaskLayout layout) {
        renderer.check(scene, frames, files);
        List<RenderTask> tasks = new ArrayList<>();
        TaskIds ids = TaskIds.of(frames);
        for (FrameRange part : frames.chunks(layout.chunk())) {
            tasks.add(new RenderTask(ids.id(part), RenderTask.Role.FRAMES, part, List.of()));
        }
        return new RenderPlan(
                scene, frames, files, renderer, layout, layout.order().of(tasks));
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

    /** How the renderer is started. */
    public Invocation invocation(NodeSystem system) {
        return renderer.invocation(this, system);
    }
}
