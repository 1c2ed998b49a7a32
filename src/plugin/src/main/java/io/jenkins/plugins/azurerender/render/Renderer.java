package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A program that makes frames: its switches, and its own rule for the names of its files. */
public interface Renderer extends Serializable {

    /** For people, such as {@code Blender}. */
    String title();

    /** Name of the patterns that read its log, as in {@code log-patterns/blender.txt}. */
    String logPatterns();

    /**
     * Checks what can be checked without asking anyone.
     *
     * @throws InvalidRequestException when it cannot render such a scene or frames, name them so, or save them in that
     *     format
     */
    void check(String scene, FrameRange frames, FrameFiles files);

    /** Whether it can put all layers and passes into one file because it is asked to. */
    default boolean writesLayers() {
        return false;
    }

    /** A name for frames that the user did not choose, in a form that it can write. */
    default String fit(String pattern) {
        return pattern;
    }

    /**
     * What is to be said of a scene that is set to this renderer; empty for nothing.
     *
     * @param named by the scene's own name for it; empty when the scene does not say
     */
    default String warning(String named) {
        return "";
    }

    /** @throws InvalidRequestException when frames of a scene with these layers would lie where no one looks for them */
    default void checkLayers(List<String> layers) {}

    /** Where it runs. */
    default boolean runsOn(NodeSystem system) {
        return true;
    }

    /** Whether a frame has a scene file of its own, named with a run of {@code #} for its number. */
    default boolean hasSceneForEachFrame() {
        return false;
    }

    /** The files that must be there when the frame is done, relative to the render's output folder. */
    default List<String> expectedFiles(FrameFiles files, int frame) {
        return List.of(files.name(frame));
    }

    /** Files of ours that tell it where files of another machine lie, each a {@link Template}. */
    default Map<String, byte[]> pathFiles(PathMap paths) {
        return Map.of();
    }

    /** The command that is called on all nodes of a task before it; empty for none. */
    default String coordination() {
        return "";
    }

    /** Whether it can render a part of a frame, and put the parts together. */
    default boolean rendersTiles() {
        return false;
    }

    /** Files of ours that it needs on the node beside the script that starts it. */
    default List<String> nodeFiles() {
        return List.of();
    }

    /** How it is started for the tasks of a plan: to render frames or tiles, or to put tiles together. */
    Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system);

    /** On how many nodes together a task runs. */
    default int nodes() {
        return 1;
    }

    /** How often it is started for a task's frames. */
    List<FrameRun> runs(FrameRange frames);

    /** A task's frames as it wants them listed. */
    String list(FrameRange frames);

    /** The switches that most renderers have. */
    default RendererOptions options() {
        return RendererOptions.NONE;
    }
}
