package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files that an agent sends to the controller. */
@Tag("unit")
class ArtifactTransferTest {

    @TempDir
    Path folder;

    @Test
    @WithJenkins
    void onlyCompleteFilesOfAnAgentAreArchived(JenkinsRule jenkins) throws Exception {
        FilePath agent = jenkins.createOnlineSlave(Label.get("farm")).getRootPath();
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        byte[] large = new byte[3_000_000];
        large[large.length - 1] = 7;
        agent.child("a").copyFrom(new ByteArrayInputStream(large));
        agent.child("d/empty").write("", null);
        agent.child("b").write("text", null);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("x/a", "a");
        files.put("y/empty", "d/empty");
        files.put("b", "b");
        Path parent = run.getRootDir().toPath().resolve("azure-render");
        Files.createDirectories(parent.resolve("received-killed/d"));
        archive(run, agent, files, Map.of("x/a", 3_000_000L, "y/empty", 0L, "b", 4L));
        Path archive = run.getRootDir().toPath().resolve("archive");
        assertArrayEquals(large, Files.readAllBytes(archive.resolve("x/a")));
        assertEquals(0, Files.size(archive.resolve("y/empty")));
        assertEquals("text", Files.readString(archive.resolve("b")));

        agent.child("b").write("longer text", null);
        for (long size : new long[] {4, 1_000}) {
            assertThrows(
                    IOException.class,
                    () -> archive(run, agent, Map.of("b", "b", "c", "b"), Map.of("b", size, "c", size)));
            assertEquals("text", Files.readString(archive.resolve("b")), "the earlier file");
            assertFalse(Files.exists(archive.resolve("c")));
        }
        Files.createSymbolicLink(archive.resolve("link"), Files.createDirectory(folder.resolve("outside")));
        assertThrows(
                IOException.class, () -> archive(run, agent, Map.of("link/x/a", "a"), Map.of("link/x/a", 3_000_000L)));
        assertEquals(0, folder.resolve("outside").toFile().list().length);
        try (var left = Files.list(parent)) {
            assertEquals(0, left.count());
        }
    }

    private static void archive(Run<?, ?> run, FilePath agent, Map<String, String> files, Map<String, Long> sizes)
            throws IOException, InterruptedException {
        ArtifactTransfer.archive(run, agent, files, sizes, written -> {}, TaskListener.NULL, AgentCalls.SHORT);
    }

    @Test
    void moreBytesThanTheFilesHaveEndTheTransfer() throws IOException {
        AtomicLong written = new AtomicLong();
        try (ReceivedFiles received = new ReceivedFiles(folder, List.of(3L), written::addAndGet)) {
            IOException x = assertThrows(IOException.class, () -> received.write(new byte[10_000]));
            assertEquals("The agent sent more than the 3 bytes of the files.", x.getMessage());
            assertThrows(IOException.class, () -> received.write(1));
            assertThrows(IOException.class, received::finish);
        }
        assertEquals(3, Files.size(folder.resolve("0")));
        assertEquals(3, written.get());
    }

    @Test
    void filesThatAreNotSentCompletelyAreRefused() throws IOException {
        try (ReceivedFiles received = new ReceivedFiles(folder, List.of(0L, 3L, 0L, 2L), written -> {})) {
            received.write(new byte[] {1, 2, 3, 4}, 0, 4);
            IOException x = assertThrows(IOException.class, received::finish);
            assertEquals("The agent did not send all files completely.", x.getMessage());
            assertThrows(IOException.class, () -> received.write(5));
        }
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(folder.resolve("1")));
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(folder.resolve("3")));
    }
}
