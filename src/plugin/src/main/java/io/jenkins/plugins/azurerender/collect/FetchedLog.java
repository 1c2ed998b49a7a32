package io.jenkins.plugins.azurerender.collect;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a task wrote.
 *
 * @param files names of its logs in the folder they were fetched to
 * @param lines the lines that tell what went wrong, or else the last ones
 */
public record FetchedLog(String task, ArrayList<String> files, ArrayList<String> lines) implements Serializable {}
