package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;

/**
 * How frames become tasks.
 *
 * @param chunk frames a task renders one after the other, loading the scene once
 */
public record TaskLayout(int chunk, FrameOrder order, Tiles tiles) implements Serializable {

    private static final int LONGEST_CHUNK = 1_000;

    /** Each frame a task, in the order they are written in. */
    public static final TaskLayout PLAIN = new TaskLayout(1, FrameOrder.FORWARD);

    /** @throws InvalidRequestException when chunk is below 1 or too large, or several frames are to be cut into tiles */
    public TaskLayout {
        if (chunk < 1 || chunk > LONGEST_CHUNK) {
            throw new InvalidRequestException(
                    "The chunk is %d: a task can render 1 to %d frames.".formatted(chunk, LONGEST_CHUNK));
        }
        if (chunk > 1 && tiles.count() > 1) {
            throw new InvalidRequestException(
                    "Both chunk and tiles are set: a task renders either several frames or one tile.");
        }
    }

    /** Frames in one piece. */
    public TaskLayout(int chunk, FrameOrder order) {
        this(chunk, order, Tiles.NONE);
    }
}
