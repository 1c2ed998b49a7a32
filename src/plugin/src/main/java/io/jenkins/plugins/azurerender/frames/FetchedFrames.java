package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.frames.image.SentList;
import java.io.Serializable;
import java.util.List;

/**
 * The result of a fetch. Requested frames that are not in it are fetched by the next call.
 *
 * @param logs those of tasks without a valid image, or all if requested
 */
public record FetchedFrames(List<FetchedFrame> frames, List<FetchedLog> logs) implements Serializable {

    public FetchedFrames {
        frames = SentList.copyOf(frames);
        logs = SentList.copyOf(logs);
    }
}
