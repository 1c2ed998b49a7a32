package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What is done once, on one node, when all frames are there. */
public interface AfterFrames extends Serializable {

    /** The folder of the render's container that takes what comes of it. */
    String OUTPUT_FOLDER = "after";

    /** The files that must be there when it is done, relative to {@link #OUTPUT_FOLDER}. */
    List<String> files();

    /** Checks what can be checked without asking anyone. */
    default void check(RenderPlan plan) {}

    /** Where it runs. */
    default boolean runsOn(NodeSystem system) {
        return true;
    }

    /** Files of ours that it needs on the node, by name. */
    default Map<String, byte[]> nodeFiles(RenderPlan plan) {
        return Map.of();
    }

    /** How it is started; all frames lie in {@code frames} in the task's folder. */
    Invocation invocation(RenderPlan plan, NodeSystem system);
}
