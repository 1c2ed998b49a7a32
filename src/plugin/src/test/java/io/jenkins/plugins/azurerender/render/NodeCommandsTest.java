package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Command lines of nodes are the same for every scene: names are passed in files and environment variables. */
@Tag("unit")
class NodeCommandsTest {

    private static final Path MAIN = Path.of("..", "plugin", "src", "main");

    /** cmd.exe expands variables before it parses the command, so a value could become a command. */
    private static final Pattern CMD = Pattern.compile("(?i)\\bcmd(\\.exe)?[\"' ]+/[a-z]");

    @Test
    void cmdIsNeverUsed() throws IOException {
        assertTrue(CMD.matcher("cmd /c render %SCENE%").find()
                && CMD.matcher("\"cmd.exe\" /C x").find());
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> bad = files.filter(Files::isRegularFile)
                    .filter(file -> CMD.matcher(text(file)).find())
                    .toList();
            assertEquals(List.of(), bad);
        }
    }

    @Test
    void commandLinesContainOnlyNodeVariables() {
        for (NodeSystem system : NodeSystem.values()) {
            String command = NodeKit.commandLine(system);
            assertTrue(!command.contains("%") && !command.contains("`"), command);
            assertTrue(command.contains("RENDER_KIT"), command);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
