package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;

/**
 * One Batch task.
 *
 * @param id unique within the job; contains the frames and sorts by them
 * @param frames frames that the task renders, merges or waits for
 * @param after ids of tasks that must have ended, successfully or not, before this task starts; they must have succeeded
 *     for {@link Role#SCOUTS}
 */
public record RenderTask(String id, Role role, FrameRange frames, List<String> after) implements Serializable {

    /** Purpose of a task. */
    public enum Role {
        /** Renders its frames. */
        FRAMES,
        /** Renders one tile of its frame. */
        TILE,
        /** Merges the tiles of its frame. */
        ASSEMBLE,
        /** Does nothing. Other tasks depend on it, because one task cannot depend on tens of thousands. */
        GATE,
        /** Does nothing. Runs after all scouts have succeeded; all other frames wait for it. */
        SCOUTS,
        /** Runs once, after all frames. */
        AFTER;

        /** Returns whether a successful task has written its frames. */
        public boolean producesFrames() {
            return this == FRAMES || this == ASSEMBLE;
        }
    }

    private static final String TILES = "tiles/";

    public RenderTask {
        after = List.copyOf(after);
    }

    /** Returns the prefix of the blobs that the task downloads; null if it needs no files of other tasks. */
    public String inputPrefix() {
        return switch (role) {
            case ASSEMBLE -> TILES + id + "/";
            case AFTER -> RenderPlan.OUTPUT_FOLDER + "/";
            default -> null;
        };
    }

    /** Returns the folder of the render's container for the files of the task. */
    public String outputFolder() {
        return switch (role) {
            case TILE -> TILES + id.substring(0, id.lastIndexOf("-t")) + "/" + id.substring(id.lastIndexOf('t') + 1);
            case AFTER, GATE, SCOUTS -> PostRenderTask.OUTPUT_FOLDER;
            default -> RenderPlan.OUTPUT_FOLDER;
        };
    }
}
