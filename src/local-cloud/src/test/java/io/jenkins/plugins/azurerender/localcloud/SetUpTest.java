package io.jenkins.plugins.azurerender.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SetUpTest {
    @TempDir
    Path folder;

    @Test
    void completeInstallationIsNotChanged() throws Exception {
        AzuriteInstallation azurite = incompleteAzurite();
        Files.copy(folder.resolve("package-lock.json"), folder.resolve("node_modules/.installed-from.json"));
        program("blender");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new SetUp(
                        azurite,
                        new BlenderInstallation(folder.toString()),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run();

        assertEquals(
                "Set-up: Azurite and Blender are installed.",
                printed.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void changedLockFileRequiresInstallation() throws IOException {
        AzuriteInstallation azurite = incompleteAzurite();
        assertFalse(azurite.isComplete());

        Files.copy(folder.resolve("package-lock.json"), folder.resolve("node_modules/.installed-from.json"));
        assertTrue(azurite.isComplete());

        Files.writeString(folder.resolve("package-lock.json"), "{ }");
        assertFalse(azurite.isComplete());
    }

    @Test
    void commandFailureShowsTailOfOutput() {
        Command command = new Command(folder, Map.of("LAST", "40"), List.of("sh", "-c", "seq 1 $LAST; exit 3"));

        SetUpException failure = assertThrows(SetUpException.class, () -> command.run("Fix this."));

        assertTrue(failure.getMessage().contains("exited with code 3. Fix this. Last lines:"));
        assertEquals(
                List.of("26", "40"),
                List.of(
                        failure.getMessage()
                                .lines()
                                .skip(1)
                                .findFirst()
                                .orElseThrow()
                                .strip(),
                        failure.getMessage().substring(failure.getMessage().length() - 2)));
    }

    @Test
    void missingToolIsNamed() {
        Command command = new Command(folder, Map.of(), List.of("no-such-tool"));

        SetUpException failure = assertThrows(SetUpException.class, () -> command.run("Install it."));

        assertTrue(failure.getMessage().startsWith("'no-such-tool' could not be run: "));
        assertTrue(failure.getMessage().endsWith(" Install it."));
    }

    @Test
    void blenderOnPathIsFound() throws Exception {
        Path blender = program("blender");

        assertEquals(Optional.of(blender), new BlenderInstallation("/nowhere::" + folder).find());
        assertEquals(Optional.empty(), new BlenderInstallation("/nowhere").find());
    }

    @Test
    void nonExecutableFileIsNotBlender() throws Exception {
        assertTrue(program("blender").toFile().setExecutable(false));

        assertEquals(Optional.empty(), new BlenderInstallation(folder.toString()).find());
    }

    @Test
    void missingAptGetExplainsHowToInstallBlender() {
        SetUpException failure =
                assertThrows(SetUpException.class, () -> new BlenderInstallation("/nowhere").install());

        assertTrue(failure.getMessage().startsWith("Blender is not installed. Install Blender 3.4 or newer"));
    }

    private AzuriteInstallation incompleteAzurite() throws IOException {
        AzuriteInstallation azurite = new AzuriteInstallation(folder);
        Files.writeString(folder.resolve("package-lock.json"), "{}");
        Files.createDirectories(azurite.main().getParent());
        Files.createFile(azurite.main());
        return azurite;
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
