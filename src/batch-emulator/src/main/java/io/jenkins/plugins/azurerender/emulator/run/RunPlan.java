package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run needs to know.
 *
 * @param folder the task's folder, in which stdout.txt and stderr.txt are written
 * @param workingFolder the folder the command starts in
 * @param mark what all its processes carry in {@link ProcessTree#MARK}
 * @param beforeCommand what is to happen before files are fetched
 */
public record RunPlan(
        String commandLine,
        JsonNode resourceFiles,
        JsonNode outputFiles,
        Map<String, String> environment,
        Path folder,
        Path workingFolder,
        String mark,
        Preparation beforeCommand) {
    /** What comes before a run's own files and command; fails the run by throwing. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws RunFailure, IOException;
    }

    public RunPlan {
        environment = Map.copyOf(environment);
    }
}
