package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.collect.CollectFixture;
import io.jenkins.plugins.azurerender.collect.CollectParameters;
import io.jenkins.plugins.azurerender.collect.CollectRequest;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Untrusted file names, and agents that fail. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ExtraFilesTest {

    @TempDir
    Path folder;

    @Test
    void hostileNamesStayInTheArtifactDirectoryOrAreRejected(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.request = allFiles();
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        for (String name : new String[] {
            "depth_1.png",
            "../../up.png",
            "a/../../../config.xml",
            "q?.png",
            "CON",
            "x:y.png",
            "FRAME.png",
            "frame.png",
            "deploy.zip",
            "contact-sheet.html",
            "logs/f0001/stdout.txt"
        }) {
            farm.studio.storage().put(farm.id, "frames/" + name, name.getBytes(StandardCharsets.UTF_8));
        }
        Path archive = farm.build.getRootDir().toPath().resolve("archive");
        Files.writeString(archive.resolve("deploy.zip"), "of another step");
        Set<Path> before = files(farm.build.getRootDir().toPath().getParent());

        assertEquals(1, farm.end().get("frames"));

        assertEquals("of another step", Files.readString(archive.resolve("deploy.zip")));
        assertEquals("deploy.zip", Files.readString(archive.resolve("deploy~2.zip")));
        assertTrue(farm.text().contains("renamed 1 file"), farm::text);
        assertTrue(
                farm.artifacts()
                        .containsAll(Set.of(
                                "depth_1.png",
                                "q%3F.png",
                                "%43ON",
                                "x%3Ay.png",
                                "FRAME.png",
                                "frame~2.png",
                                "other/contact-sheet.html",
                                "other/logs/f0001/stdout.txt")),
                farm.artifacts()::toString);
        assertFalse(new String(
                        farm.build
                                .getArtifactManager()
                                .root()
                                .child("contact-sheet.html")
                                .open()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .equals("contact-sheet.html"));
        assertTrue(farm.text().contains("with an unsafe or too long name: ["), farm::text);
        Set<Path> fresh = new TreeSet<>(files(farm.build.getRootDir().toPath().getParent()));
        fresh.removeAll(before);
        assertTrue(
                fresh.stream()
                        .allMatch(file -> file.startsWith(archive)
                                || file.getFileName().toString().endsWith(".frames.jsonl")
                                || file.getFileName().toString().endsWith(".files")
                                || file.getFileName().toString().equals("build.xml")),
                fresh::toString);
    }

    /** Each name that Azurite accepts is kept, encoded or rejected as listed in untrusted-names.json. */
    @Test
    void untrustedNamesAreKeptEncodedOrRejectedAsListed(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.request = allFiles();
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        Map<String, String> stored = new LinkedHashMap<>();
        for (JsonNode name : new ObjectMapper().readTree(ExtraFilesTest.class.getResource("untrusted-names.json"))) {
            if (store(farm, name.get("name").asText())) {
                stored.put(name.get("name").asText(), name.get("expected").asText());
            }
        }
        Set<Path> before = files(farm.build.getRootDir().toPath().getParent());

        assertEquals(1, farm.end().get("frames"));

        stored.forEach((name, expected) -> {
            switch (expected) {
                case "keep" -> assertTrue(farm.artifacts().contains(name), name);
                case "encode" -> {
                    assertFalse(farm.artifacts().contains(name), name);
                    assertTrue(farm.artifacts().contains(ArtifactNames.of(name).orElseThrow()), name);
                }
                default -> assertFalse(farm.artifacts().contains(name), name);
            }
        });
        assertTrue(stored.size() >= 40, stored.keySet()::toString);
        Set<Path> fresh = new TreeSet<>(files(farm.build.getRootDir().toPath().getParent()));
        fresh.removeAll(before);
        Path build = farm.build.getRootDir().toPath();
        assertTrue(
                fresh.stream()
                        .allMatch(file -> file.startsWith(build.resolve("archive"))
                                || file.startsWith(build.resolve("azure-render"))
                                || file.equals(build.resolve("build.xml"))),
                fresh::toString);
    }

    /** Otherwise a download of many files is interrupted, and begins with the first file again. */
    @Test
    void longestDownloadEndsWithinTheLimitOfItsTask() {
        Duration download = ExtraFiles.URL_LIFE.multipliedBy(ExtraFiles.MAX_CALLS);
        Duration onAgentAndController = download.plus(RenderArtifacts.ARCHIVE).multipliedBy(2);
        assertTrue(onAgentAndController.compareTo(RenderExecutors.FILES) < 0, onAgentAndController::toString);
    }

    /** Azurite rejects names that its file system does not support, and does not list names that XML cannot contain. */
    private static boolean store(CollectFixture farm, String name) {
        boolean listable = name.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0xfffe);
        try {
            if (listable) {
                farm.studio.storage().put(farm.id, "frames/" + name, new byte[] {1});
            }
            return listable;
        } catch (IOException | RuntimeException x) {
            return false;
        }
    }

    @Test
    void filesBeyondTheLimitOfAllCallsAreSkipped(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        for (String name : List.of("b.bin", "c.bin", "d.bin", "e.bin", "f.bin")) {
            farm.studio.storage().put(farm.id, "frames/" + name, new byte[] {1});
        }
        RenderCloud renderCloud = RenderCloud.open(farm.record.getAccount(), farm.build);
        // Without working time, each call downloads one file.
        ExtraFiles extras = new ExtraFiles(farm.build, farm.record, "", farm.listener, 3, Duration.ZERO);
        assertFalse(extras.archive(renderCloud, null, new WorkspaceFolder(farm.build, farm.record, "", true)));
        assertEquals(
                Set.of("b.bin", "c.bin", "d.bin"),
                farm.artifacts().stream().filter(name -> name.endsWith(".bin")).collect(Collectors.toSet()));
        assertTrue(farm.text().contains("skipped 2 files over the limits"), farm::text);
        assertTrue(farm.text().contains("[e.bin, f.bin]"), farm::text);
    }

    @Test
    void symbolicLinksInTheWorkspaceAreNotFollowed(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1)
                .submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Files.writeString(secret.resolve("a_1.png"), "untouched");
        farm.workspace =
                new FilePath(Files.createDirectory(folder.resolve("job")).toFile());
        Path temporary = Files.createDirectory(
                Path.of(WorkspaceList.tempDir(farm.workspace).getRemote()));
        Files.createSymbolicLink(temporary.resolve(farm.id), secret);
        assertEquals(1, farm.end().get("frames"));
        assertEquals("untouched", Files.readString(secret.resolve("a_1.png")));
        assertTrue(Files.isRegularFile(
                farm.build.getRootDir().toPath().resolve("archive/a_1.png"), LinkOption.NOFOLLOW_LINKS));
    }

    private static CollectRequest allFiles() {
        return new CollectParameters()
                .logs(CollectRequest.Logs.NONE)
                .retries(0)
                .allFiles()
                .request();
    }

    @Test
    void controllerDownloadsWhenTheAgentFails(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        Path file = Files.createFile(folder.resolve("no-folder"));
        farm.workspace = new FilePath(file.resolve("workspace").toFile());
        assertEquals(1, farm.end().get("frames"));
        assertTrue(farm.text().contains("the agent cannot download files, so the controller does"), farm::text);
    }

    private static Set<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
