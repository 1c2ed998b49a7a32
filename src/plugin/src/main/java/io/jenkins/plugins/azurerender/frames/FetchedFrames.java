package io.jenkins.plugins.azurerender.frames;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a fetch brought. Frames that were asked for and are not among these were left for the next time.
 *
 * @param logs of the tasks that left no good picture
 */
public record FetchedFrames(ArrayList<FetchedFrame> frames, ArrayList<FetchedLog> logs) implements Serializable {}
