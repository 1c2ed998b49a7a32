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

/** A tool of this machine that is run to its end; only the last lines it prints are kept, for when it fails. */
record Command(Path folder, Map<String, String> environment, List<String> line) {
    private static final int TAIL = 15;

    /**
     * Runs it and waits.
     *
     * @param advice one sentence for the user, should it fail
     * @throws SetUpException when it cannot be started or ends with another code than 0
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
                throw new SetUpException("'%s' ended with code %d. %s Its last lines:%n    %s"
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
