package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts the demo as Ctrl-C does while the cloud renders. */
@Tag("blender")
class InterruptedDemoTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void interruptedDemoLeavesNoProcessAndNoRender() throws Exception {
        assumeTrue(Files.exists(REPOSITORY.resolve("src/plugin/target/azure-render.hpi")), "the plugin is built first");
        Process demo = new ProcessBuilder(demo())
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        List<String> lines = new ArrayList<>();
        List<ProcessHandle> children;
        try (BufferedReader output = demo.inputReader()) {
            readUntil("azureRenderCollect", output, lines);
            children = demo.descendants().toList();
            assertFalse(children.isEmpty());

            demo.toHandle().destroy(); // demo.destroy() would close the output

            readUntil(null, output, lines);
        }
        assertTrue(demo.waitFor(60, TimeUnit.SECONDS));
        assertTrue(lines.contains("Demo: stopping the build."), lines::toString);
        assertTrue(lines.contains("Finished: ABORTED"), lines::toString);
        assertTrue(lines.contains("Demo: controller, Batch and storage have stopped."), lines::toString);
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), children.stream().filter(ProcessHandle::isAlive).toList());
    }

    private List<String> demo() {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        Stream<String> arguments = Stream.of(
                REPOSITORY.toString(),
                "Jenkinsfile",
                "1-24",
                "lighthouse_####.png",
                folder.resolve("home").toString());
        return Stream.concat(java, arguments).toList();
    }

    /** Collects lines up to the given text; null reads to the end. */
    private static void readUntil(String text, BufferedReader output, List<String> lines) throws IOException {
        String line = output.readLine();
        while (line != null) {
            lines.add(line);
            if (text != null && line.contains(text)) {
                return;
            }
            line = output.readLine();
        }
        assertTrue(text == null, () -> "not printed: " + text + System.lineSeparator() + String.join("\n", lines));
    }
}
