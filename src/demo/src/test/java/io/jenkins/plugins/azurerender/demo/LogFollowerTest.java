package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LogFollowerTest {
    @TempDir
    Path folder;

    @Test
    void logIsPrintedOnce() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        LogFollower follower = new LogFollower(new PrintStream(shown, true, StandardCharsets.UTF_8));
        Path log = folder.resolve("log");

        follower.printNew(log);
        Files.writeString(log, "[Pipeline] sta");
        follower.printNew(log);
        follower.printNew(log);
        Files.writeString(log, "ge\n", StandardOpenOption.APPEND);
        follower.printNew(log);

        assertEquals("[Pipeline] stage\n", shown.toString(StandardCharsets.UTF_8));
    }
}
