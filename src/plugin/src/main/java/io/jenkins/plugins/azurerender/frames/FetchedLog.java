package io.jenkins.plugins.azurerender.frames;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a task wrote.
 *
 * @param files names of its logs in the folder they were fetched to
 * @param kind what it says failed, a name of {@link io.jenkins.plugins.azurerender.render.logs.LogKind}; empty when it does not
 * @param lines the lines that tell what went wrong, or else the last ones
 */
public record FetchedLog(String task, ArrayList<String> files, String kind, ArrayList<String> lines)
        implements Serializable {}
