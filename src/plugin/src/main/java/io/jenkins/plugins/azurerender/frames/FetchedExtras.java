package io.jenkins.plugins.azurerender.frames;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * Files that tasks left besides their frames.
 *
 * @param names as they were written here
 * @param refused blobs whose names cannot be used here, the first of them
 * @param refusals how many were refused
 */
public record FetchedExtras(ArrayList<String> names, ArrayList<String> refused, int refusals) implements Serializable {}
