package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of the emulator. */
class MainTest {
    @TempDir
    Path folder;

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String all(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return text;
    }

    @Test
    void printsConnectionSettingsAndEndsTasksOnExit() throws Exception {
        Path root = folder.resolve("root");
        Process process = start("--port", "0", "--control-port", "0", "--root", root.toString());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, String> exported = new HashMap<>();
            for (String line = lines.readLine(); !line.startsWith("Ctrl-C"); line = lines.readLine()) {
                if (line.trim().startsWith("export ")) {
                    String[] pair = line.trim().substring("export ".length()).split("=", 2);
                    exported.put(pair[0], pair[1]);
                }
            }
            URI url = URI.create(exported.get("AZURE_BATCH_ENDPOINT"));
            assertEquals("127.0.0.1", url.getHost());
            BatchClient client = BatchClient.open(new BatchSharedKeyCredentials(
                    url.toString(), exported.get("AZURE_BATCH_ACCOUNT"), exported.get("AZURE_BATCH_ACCESS_KEY")));
            client.poolOperations().createPool(LocalBatch.pool("pool", 1));
            client.jobOperations().createJob("job", new PoolInformation().withPoolId("pool"));
            client.taskOperations().createTask("job", LocalBatch.task("one", "setsid sleep 1000 & sleep 1000"));
            LocalBatch.until(() -> EmulatorProcesses.ofRoot(root).size() >= 2);
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertTrue(EmulatorProcesses.ofRoot(root).isEmpty());
            assertFalse(Files.exists(root));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void helpListsOptionsAndSwitches() throws Exception {
        Process process = start("--help");
        String help = all(process);
        assertEquals(0, process.exitValue());
        Switches.KNOWN.keySet().forEach(one -> assertTrue(help.contains(one), one));
        assertTrue(help.contains("fault-proxy") && help.contains("--token-keys") && help.contains("--shares"), help);
    }

    @Test
    void nonEmptyRootFolderIsRejected() throws Exception {
        Path other = Files.writeString(folder.resolve("notes.txt"), "important data");
        Process process = start("--port", "0", "--root", folder.toString());
        assertTrue(all(process).contains("Use an empty folder"));
        assertEquals(2, process.exitValue());
        assertTrue(Files.exists(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--color red        | The option --color is not known",
                "--port              | The option --port is not known, or lacks its value",
                "--port many         | The option --port takes a number",
                "--key ?             | The account key is not valid base64",
                "--switch color=red | Unknown switch color",
                "fault-proxy --rate 2 --service http://127.0.0.1:1 | The fault rate must be between 0 and 1",
                "fault-proxy         | Say which service to stand in front of",
            })
    void invalidOptionPrintsOneSentence(String options, String sentence) throws Exception {
        Process process = start(options.split(" "));
        String printed = all(process);
        assertTrue(printed.contains(sentence), printed);
        assertFalse(printed.contains("\tat "), printed);
        assertEquals(2, process.exitValue());
    }
}
