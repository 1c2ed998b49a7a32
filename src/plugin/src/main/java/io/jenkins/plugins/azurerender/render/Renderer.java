package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A renderer: its command line and its rule for file names. */
public interface Renderer extends Serializable {

    /** Returns the display name, such as {@code Blender}. */
    String title();

    /** Returns the name of its log patterns, such as {@code blender} for {@code logs/blender.txt}. */
    String logPatterns();

    /**
     * Validates a render without a request to Azure.
     *
     * @throws InvalidRequestException when the renderer does not support the scene, frames, file names or format
     */
    void check(String scene, FrameRange frames, FrameFiles files);

    /** Returns whether the format OPEN_EXR_MULTILAYER is supported. */
    default boolean writesLayers() {
        return false;
    }

    /** Returns a default output pattern, changed to a form that the renderer can write. */
    default String supportedPattern(String pattern) {
        return pattern;
    }

    /**
     * Returns a warning about the renderer that the scene is set to; empty for none.
     *
     * @param named the name of the renderer in the scene; empty if unknown
     */
    default String warning(String named) {
        return "";
    }

    /** Returns why a scene with these enabled layers cannot be rendered; empty if it can. */
    default Optional<String> layerProblem(List<String> layers) {
        return Optional.empty();
    }

    /** Returns whether the renderer runs on this system. */
    default boolean runsOn(NodeSystem system) {
        return true;
    }

    /** Returns whether there is one scene file per frame, with {@code #} for the number. */
    default boolean hasSceneForEachFrame() {
        return false;
    }

    /** Returns the files that a frame must have, relative to the render's output folder. */
    default List<String> expectedFiles(FrameFiles files, int frame) {
        return List.of(files.name(frame));
    }

    /** Returns configuration files that define path mappings for the renderer, each a {@link Template}. */
    default Map<String, byte[]> pathFiles(PathMap paths) {
        return Map.of();
    }

    /** Returns the coordination command of a multi-instance task; empty for none. */
    default String coordination() {
        return "";
    }

    /** Returns whether the renderer can render tiles and merge them. */
    default boolean rendersTiles() {
        return false;
    }

    /** Returns the names of the scripts that the renderer needs on the node. */
    default List<String> nodeFiles() {
        return List.of();
    }

    /** Returns how the renderer is started to render frames or tiles, or to merge tiles. */
    Invocation invocation(RenderPlan plan, RenderTask.Role role, NodeSystem system);

    /** Returns the number of nodes per task. */
    default int nodes() {
        return 1;
    }

    /** Returns the starts of the renderer for the frames of a task. */
    List<FrameRun> runs(FrameRange frames);

    /** Returns the frames of a task in the renderer's syntax. */
    String list(FrameRange frames);

    /** Returns whether scripts in the scene run. */
    default boolean runsScripts() {
        return true;
    }

    /** Returns whether add-ons of the renderer are enabled. */
    default boolean usesAddOns() {
        return true;
    }

    /** Returns the name of the scene in the scene file; empty for the active one. */
    default String sceneName() {
        return "";
    }

    /** Returns the device that renders, such as {@code CUDA}; empty for the default. */
    default String device() {
        return "";
    }

    /** Returns the options that most renderers have. */
    default RendererOptions options() {
        return RendererOptions.NONE;
    }
}
