package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run needs to know.
 *
 * @param folder the task's folder, in which stdout.txt and stderr.txt are written
 * @param workingFolder the folder the command starts in
 * @param mark what all its processes carry in {@link ProcessTree#MARK}
 * @param beforeCommand what is to happen before files are fetched, such as waiting; may fail the run by throwing
 */
public record RunPlan(
        String commandLine,
        JsonNode resourceFiles,
        JsonNode outputFiles,
        Map<String, String> environment,
        Path folder,
        Path workingFolder,
        String mark,
        Runnable beforeCommand) {
    public RunPlan {
        environment = Map.copyOf(environment);
    }
}
