package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import io.jenkins.plugins.azurerender.emulator.control.Switches;
import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of the emulator. */
@Tag("cloud")
class MainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void printsConnectionSettingsAndEndsTasksOnExit() throws Exception {
        Path root = folder.resolve("root");
        Process process = start("--port", "0", "--control-port", "0", "--root", root.toString());
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> exported = new HashMap<>();
            for (String line = lines.readLine(); !line.contains("Ctrl-C"); line = lines.readLine()) {
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
    void helpListsOptionsAndSwitches() {
        assertEquals(0, execute("--help"));
        String help = out.toString();
        Switches.KNOWN.keySet().forEach(one -> assertTrue(help.contains(one), one));
        assertTrue(help.contains("fault-proxy") && help.contains("--token-keys") && help.contains("--shares"), help);
    }

    @Test
    void helpOfFaultProxyListsFaults() {
        assertEquals(0, execute("fault-proxy", "--help"));
        for (Fault fault : Fault.values()) {
            assertTrue(out.toString().contains(fault.toString()), out::toString);
        }
    }

    @Test
    void nonEmptyRootFolderIsRejected() throws Exception {
        Path other = Files.writeString(folder.resolve("notes.txt"), "important data");
        assertEquals(2, execute("--port", "0", "--root", folder.toString()));
        assertTrue(err.toString().contains("Use an empty folder"), err::toString);
        assertTrue(Files.exists(other));
    }

    @Test
    void processExitsWithCode2AfterInvalidOption() throws Exception {
        Process process = start("--port");
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), text);
        assertTrue(text.contains("--port"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--color red         | Unknown options: '--color', 'red'. See --help.",
                "--port              | Missing required parameter for option '--port' (<port>). See --help.",
                "--port many         | Invalid value for option '--port': 'many' is not an int. See --help.",
                "--address 1.2.3.4.5 | Invalid value for option '--address': cannot convert '1.2.3.4.5'",
                "--key ?             | The account key is not valid base64.",
                "--token-keys none   | none",
                "--port 0 --switch color=red | Unknown switch color",
                "fault-proxy --rate 2 --service http://127.0.0.1:1 | The fault rate must be between 0 and 1.",
                "fault-proxy         | Missing required option: '--service=<service>'. See --help.",
                "fault-proxy --service http://127.0.0.1:1 --faults late,no | Unknown fault no.",
            })
    void invalidOptionPrintsOneSentence(String options, String sentence) {
        assertEquals(2, execute(options.split(" ")));
        assertTrue(err.toString().contains(sentence), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
