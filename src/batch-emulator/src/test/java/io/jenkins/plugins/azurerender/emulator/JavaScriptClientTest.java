package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the suite of the official JavaScript client, src/test/javascript, against the emulator. */
@Tag("cloud")
class JavaScriptClientTest {
    private static final Path SOURCES = Path.of("src/test/javascript").toAbsolutePath();
    private static final Path MODULES = Path.of("target/javascript").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void officialJavaScriptClientSuitePasses() throws Exception {
        install();
        Files.copy(
                SOURCES.resolve("suite.test.js"),
                MODULES.resolve("suite.test.js"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (LocalBatch local = new LocalBatch()) {
            Map<String, String> variables = Map.of(
                    "AZURE_BATCH_ENDPOINT", local.emulator().url().toString(),
                    "AZURE_BATCH_ACCOUNT", local.emulator().account(),
                    "AZURE_BATCH_ACCESS_KEY", local.emulator().key());
            run(variables, "node", "--test", "suite.test.js");
        }
    }

    /** Installs the client unless the installed lock file is current. */
    private void install() throws Exception {
        Files.createDirectories(MODULES);
        Path lock = MODULES.resolve("package-lock.json");
        Path wanted = SOURCES.resolve("package-lock.json");
        boolean installed = Files.isDirectory(MODULES.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, wanted) == -1;
        if (!installed) {
            Files.copy(
                    SOURCES.resolve("package.json"),
                    MODULES.resolve("package.json"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.copy(wanted, lock, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        }
    }

    private void run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve(command[0] + ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(MODULES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        int code = builder.start().waitFor();
        assertEquals(0, code, () -> read(output));
    }

    private static String read(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
