package io.jenkins.plugins.azurerender.render;

import java.io.Serializable;

/**
 * How frames are split into tasks.
 *
 * @param chunk number of frames that a task renders in sequence, loading the scene once
 * @param scouts frames that are rendered first, in tasks of one frame each
 */
public record TaskLayout(int chunk, FrameOrder order, Tiles tiles, Scouts scouts) implements Serializable {

    static final int MAX_CHUNK = 1_000;

    /** One frame per task, in the order of the frame range. */
    public static final TaskLayout PLAIN = new TaskLayout(1, FrameOrder.FORWARD);

    /** @throws InvalidRequestException when chunk is out of range, or both chunk and tiles are above 1 */
    public TaskLayout {
        if (chunk < 1 || chunk > MAX_CHUNK) {
            throw new InvalidRequestException(
                    "The chunk %s is invalid: a task can render 1 to %s frames.".formatted(chunk, MAX_CHUNK));
        }
        if (chunk > 1 && tiles.count() > 1) {
            throw new InvalidRequestException(
                    "Both chunk and tiles are set: a task renders either several frames or one tile.");
        }
    }

    /** Without scouts. */
    public TaskLayout(int chunk, FrameOrder order, Tiles tiles) {
        this(chunk, order, tiles, Scouts.NONE);
    }

    /** Without tiles and scouts. */
    public TaskLayout(int chunk, FrameOrder order) {
        this(chunk, order, Tiles.NONE);
    }

    /** Returns the layout without scouts: the frames are the same. */
    public TaskLayout withoutScouts() {
        return new TaskLayout(chunk, order, tiles);
    }
}
