package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code sh 'commands'}: runs commands in the shell of this machine, on which all agents are. */
final class ShellStep implements LeafStep {

    @Override
    public List<String> parameters() {
        return List.of("script", "returnStdout", "returnStatus", "encoding", "label");
    }

    @Override
    public Object run(Call call) throws Exception {
        ByteArrayOutputStream text = call.flag("returnStdout", false) ? new ByteArrayOutputStream() : null;
        int code = exitCode(call, text);
        if (call.flag("returnStatus", false)) {
            return code;
        }
        if (code != 0) {
            throw new AbortException("script returned exit code " + code);
        }
        return text == null ? null : text.toString(StandardCharsets.UTF_8);
    }

    /** Runs the script and returns its exit code. The output is written to {@code text}, or to the log when it is null. */
    private static int exitCode(Call call, ByteArrayOutputStream text) throws Exception {
        OutputStream output = text == null ? call.listener().getLogger() : text;
        Path script = Files.createTempFile("script", ".sh");
        try {
            String code = call.text("script");
            Files.writeString(script, code);
            File folder = new File(call.folder().getRemote());
            Files.createDirectories(folder.toPath());
            ProcessBuilder builder = new ProcessBuilder(command(code, script)).directory(folder);
            builder.environment().putAll(call.environment());
            builder.redirectErrorStream(text == null);
            builder.redirectInput(new File("/dev/null"));
            return new ShellProcess(builder.start(), output, call.listener()).waitFor();
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /**
     * Returns the command line: the script itself if it has a {@code #!} line, else the shell with the options {@code
     * -xe}.
     */
    private static List<String> command(String code, Path script) throws AbortException {
        if (!code.startsWith("#!")) {
            return List.of("/bin/sh", "-xe", script.toString());
        }
        if (!script.toFile().setExecutable(true)) {
            throw new AbortException("Cannot make " + script + " executable.");
        }
        return List.of(script.toString());
    }
}
