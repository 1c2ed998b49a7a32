package io.jenkins.plugins.azurerender.emulator.control;

import java.io.IOException;
import java.nio.file.Path;

/** Java code that the emulator runs instead of the process of each task, for tests with many tasks. */
@FunctionalInterface
public interface TaskProgram {

    /**
     * Runs a task and returns its exit code. Called on a thread of the task, also again for each retry.
     *
     * @param output the container of the first output files of the task
     * @throws IOException for a task that fails with exit code 1
     */
    int run(String jobId, String taskId, Output output) throws IOException;

    /** Uploads output files of a task. */
    @FunctionalInterface
    interface Output {

        /** Uploads a file with this name to the folder of the task's output files. */
        void upload(Path file, String name) throws IOException;
    }
}
