package io.jenkins.plugins.azurerender.collect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fetch brought, in the order frames were asked for.
 *
 * @param logs names of the logs of failed tasks that were fetched too
 */
public record CollectedFrames(ArrayList<Frame> frames, ArrayList<String> logs) implements Serializable {

    public List<Frame> good() {
        return frames.stream().filter(Frame::good).toList();
    }

    public List<Frame> bad() {
        return frames.stream().filter(frame -> !frame.good()).toList();
    }
}
