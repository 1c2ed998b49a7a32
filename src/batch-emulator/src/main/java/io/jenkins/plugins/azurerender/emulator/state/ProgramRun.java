package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.azurerender.emulator.control.TaskProgram;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.run.Failure;
import io.jenkins.plugins.azurerender.emulator.run.Outcome;
import io.jenkins.plugins.azurerender.emulator.storage.BlobException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a {@link TaskProgram} as a task. */
final class ProgramRun {
    private static final Logger LOGGER = Logger.getLogger(ProgramRun.class.getName());

    private final Task task;
    private final BatchAccount account;

    ProgramRun(Task task, BatchAccount account) {
        this.task = task;
        this.account = account;
    }

    Outcome run(TaskProgram program) {
        int code;
        try {
            code = program.run(task.job().id(), task.id(), this::upload);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The program failed for " + task.path());
            code = 1;
        }
        return new Outcome(code, code == 0 ? null : Failure.exitCode(), Outcome.Phase.COMMAND);
    }

    private void upload(Path file, String name) throws IOException {
        JsonNode container =
                task.spec().path("outputFiles").path(0).path("destination").path("container");
        String url = String.valueOf(Json.text(container, "containerUrl"));
        String folder = Json.text(container, "path");
        try {
            account.blobs().upload(url, folder == null ? name : folder + "/" + name, file, Map.of());
        } catch (BlobException e) {
            throw new IOException(e);
        }
    }
}
