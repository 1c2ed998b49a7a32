package io.jenkins.plugins.azurerender.demo.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.demo.ExpectedFrames;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class GitServerTest {
    private static final Path REPOSITORY = Path.of("..", "..");

    @TempDir
    Path folder;

    @Test
    void publishedFilesCanBeCloned() throws Exception {
        Path scene = Files.createDirectories(folder.resolve("scene"));
        Files.writeString(Files.createDirectory(scene.resolve("a folder")).resolve("größe.txt"), "x");
        Path jenkinsfile = Files.writeString(folder.resolve("Other"), "pipeline {}");
        try (GitServer server = new GitServer()) {
            URI url = server.publish("whole", Map.of("Jenkinsfile", jenkinsfile, "work/scenes", scene));

            Process git = new ProcessBuilder("git", "clone", "--quiet", url.toString(), "clone")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();

            assertEquals(0, git.waitFor());
        }
        assertEquals("pipeline {}", Files.readString(folder.resolve("clone/Jenkinsfile")));
        assertTrue(Files.exists(folder.resolve("clone/work/scenes/a folder/größe.txt")));
    }

    @Test
    void freestyleJobChecksOutPublishedScene() throws Exception {
        DemoJob job =
                DemoJob.freestyle(REPOSITORY.resolve("work/jobs/nightly-freestyle"), URI.create("http://h/s/.git"));

        assertEquals("azure-render-demo-nightly-freestyle", job.name());
        assertEquals(ExpectedFrames.of("lighthouse_####.png", "1-24"), job.frames());
        assertTrue(job.config().contains("<url>http://h/s/.git</url>"), job.config());
        assertTrue(job.config().contains(DemoJob.MARK), job.config());
        assertTrue(!job.config().contains("TimerTrigger") && !job.config().contains("customWorkspace"), job.config());
    }
}
