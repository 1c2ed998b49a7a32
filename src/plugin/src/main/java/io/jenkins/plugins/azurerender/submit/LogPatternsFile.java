package io.jenkins.plugins.azurerender.submit;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
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

    private final String name;

    private LogPatternsFile(String name) {
        this.name = name;
    }

    /**
     * Returns the text of the file; empty when {@code name} is null.
     *
     * @throws InvalidRequestException when the file is not in the workspace, is too large, or contains invalid patterns
     */
    static String read(FilePath workspace, String name) throws IOException, InterruptedException {
        if (name == null) {
            return "";
        }
        String text = AgentCalls.act(workspace, new LogPatternsFile(name), LIMIT);
        LogPatterns.check(text);
        return text;
    }

    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath().toRealPath();
        Path file = root.resolve(name).normalize();
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(root) || Files.size(file) > MAX_BYTES) {
            throw new InvalidRequestException(
                    "The file of log patterns '%s' does not exist in the workspace or exceeds %s bytes: check its path."
                            .formatted(name, MAX_BYTES));
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
