package io.jenkins.plugins.azurerender.localcloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A command that is run to completion; the last lines of its output are kept for error messages. */
record Command(Path folder, Map<String, String> environment, List<String> line) {
    private static final int TAIL = 15;

    /**
     * Runs the command and waits for it.
     *
     * @param advice what the user should do if it fails
     * @throws SetUpException if it cannot be started or its exit code is not 0
     */
    void run(String advice) throws SetUpException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            Deque<String> tail = new ArrayDeque<>();
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String text = output.readLine(); text != null; text = output.readLine()) {
                    tail.addLast(text);
                    if (tail.size() > TAIL) {
                        tail.removeFirst();
                    }
                }
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new SetUpException("'%s' exited with code %d. %s Last lines:%n    %s"
                        .formatted(
                                String.join(" ", line),
                                code,
                                advice,
                                String.join(System.lineSeparator() + "    ", tail)));
            }
        } catch (IOException e) {
            throw new SetUpException("'%s' could not be run: %s. %s".formatted(line.get(0), e.getMessage(), advice));
        }
    }
}
