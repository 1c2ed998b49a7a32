package io.jenkins.plugins.azurerender.submit;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.azurerender.assets.WorkspacePaths;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.logs.LogPatterns;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jenkins.MasterToSlaveFileCallable;

/** Reads a file of log patterns in the workspace, on the agent. */
final class LogPatternsFile extends MasterToSlaveFileCallable<String> {

    private static final long serialVersionUID = 1L;
    private static final long MAX_BYTES = 64 * 1024;

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final String directory;
    private final String name;

    private LogPatternsFile(String directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /**
     * Returns the text of the file; empty when {@code name} is null.
     *
     * @throws InvalidRequestException when the file is not in the workspace, is too large, or contains invalid patterns
     */
    static String read(StepWorkspace workspace, String name) throws IOException, InterruptedException {
        if (name == null) {
            return "";
        }
        String text = AgentCalls.act(workspace.root(), new LogPatternsFile(workspace.directory(), name), LIMIT);
        LogPatterns.check(text);
        return text;
    }

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException {
        Path file =
                new WorkspacePaths(workspace.toPath(), directory).file(name, "file of log patterns", "check its path");
        if (Files.size(file) > MAX_BYTES) {
            throw new InvalidRequestException(
                    "The file of log patterns '%s' is larger than %s bytes: shorten it.".formatted(name, MAX_BYTES));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
