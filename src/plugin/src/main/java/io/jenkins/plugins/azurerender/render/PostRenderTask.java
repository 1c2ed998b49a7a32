package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** A task that runs once, on one node, after all frames are rendered. */
public interface PostRenderTask extends Serializable {

    /** Folder in the render's container for the files that the task writes. */
    String OUTPUT_FOLDER = "after";

    /** Returns the files that the task must write, relative to {@link #OUTPUT_FOLDER}. */
    List<String> files();

    /**
     * Validates the task without a request to Azure.
     *
     * @throws InvalidRequestException when the task does not fit the plan
     */
    default void check(RenderPlan plan) {}

    /** Returns whether the task can run on this system. */
    default boolean runsOn(NodeSystem system) {
        return true;
    }

    /** Returns the scripts and lists that the task needs on the node, by name. */
    default Map<String, byte[]> nodeFiles(RenderPlan plan) {
        return Map.of();
    }

    /** Returns how the task is started. All frames are in {@code frames} in the task's working directory. */
    Invocation invocation(RenderPlan plan, NodeSystem system);
}
