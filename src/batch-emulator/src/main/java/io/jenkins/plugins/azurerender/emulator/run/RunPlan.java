package io.jenkins.plugins.azurerender.emulator.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The parameters of a run.
 *
 * @param folder the task folder, for stdout.txt and stderr.txt
 * @param workingFolder the working directory of the command
 * @param mark value of {@link ProcessTree#MARK} for all its processes
 * @param beforeCommand runs before the resource files are downloaded
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
    /** A step before the run's own files and command; fails the run by throwing. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws RunException, IOException;
    }

    public RunPlan {
        environment = Map.copyOf(environment);
    }
}
