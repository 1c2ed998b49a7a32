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

    public RenderTask {
        after = List.copyOf(after);
    }
}
