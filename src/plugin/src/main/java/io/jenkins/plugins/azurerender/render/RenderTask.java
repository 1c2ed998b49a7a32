package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;
import java.util.List;

/**
 * One Batch task.
 *
 * @param id unique within the job; sorts as the frames do and tells which they are
 * @param frames what it renders, puts together or waits for
 * @param after ids of tasks that must have ended, well or not, before it starts
 */
public record RenderTask(String id, Role role, FrameRange frames, List<String> after) implements Serializable {

    /** What a task is for. */
    public enum Role {
        /** Renders its frames. */
        FRAMES,
        /** Renders a part of its frame. */
        TILE,
        /** Puts the tiles of its frame together. */
        ASSEMBLE,
        /** Does nothing: others wait for it, as one task cannot wait for tens of thousands. */
        GATE,
        /** Runs once, when all frames are done. */
        AFTER;

        /** Whether its frames are there when it has ended well. */
        public boolean givesFrames() {
            return this == FRAMES || this == ASSEMBLE;
        }
    }

    private static final String TILES = "tiles/";

    public RenderTask {
        after = List.copyOf(after);
    }

    /** Beginning of the names of the blobs that come to it, or null when it needs nothing of other tasks. */
    public String inputPrefix() {
        return switch (role) {
            case ASSEMBLE -> TILES + id + "/";
            case AFTER -> RenderPlan.OUTPUT_FOLDER + "/";
            default -> null;
        };
    }

    /** Folder of the render's container that takes what it makes. */
    public String outputFolder() {
        return switch (role) {
            case TILE -> TILES + id.substring(0, id.lastIndexOf("-t")) + "/" + id.substring(id.lastIndexOf('t') + 1);
            case AFTER, GATE -> AfterFrames.OUTPUT_FOLDER;
            default -> RenderPlan.OUTPUT_FOLDER;
        };
    }
}
