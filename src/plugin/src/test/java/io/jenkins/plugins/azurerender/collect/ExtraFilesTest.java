package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.results.FrameState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Names that others chose, and agents that fail. */
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ExtraFilesTest {

    @TempDir
    Path folder;

    @Test
    void hostileNamesLandWhereTheyMayOrNowhere(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Farm.picture(folder, 1);
        Farm farm = Farm.open(jenkins, cloud, "1", 1);
        farm.options = new CollectOptions(
                CollectOptions.Logs.NONE,
                0,
                0,
                CollectOptions.OnIncomplete.FAILURE,
                io.jenkins.plugins.azurerender.frames.FrameChecks.DEFAULT,
                CollectOptions.Files.ALL,
                false,
                "");
        farm.submit(1, task -> "cp %s/picture1.png a_1.png".formatted(folder));
        farm.goUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        for (String name : new String[] {
            "depth_1.png",
            "../../up.png",
            "a/../../../config.xml",
            "q?.png",
            "CON",
            "x:y.png",
            "FRAME.png",
            "frame.png",
            "contact-sheet.html",
            "logs/f0001/stdout.txt"
        }) {
            farm.studio.storage().put(farm.id, "frames/" + name, name.getBytes(StandardCharsets.UTF_8));
        }
        Set<Path> before = files(farm.build.getRootDir().toPath().getParent());

        assertEquals(1, farm.end().get("frames"));

        assertTrue(
                farm.artifacts()
                        .containsAll(Set.of(
                                "depth_1.png",
                                "q%3F.png",
                                "%43ON",
                                "x%3Ay.png",
                                "FRAME.png",
                                "frame.png",
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
        assertTrue(farm.text().contains("as their names cannot be used here"), farm::text);
        Set<Path> fresh = new TreeSet<>(files(farm.build.getRootDir().toPath().getParent()));
        fresh.removeAll(before);
        Path archive = farm.build.getRootDir().toPath().resolve("archive");
        assertTrue(
                fresh.stream()
                        .allMatch(file -> file.startsWith(archive)
                                || file.getFileName().toString().endsWith(".frames")
                                || file.getFileName().toString().equals("build.xml")),
                fresh::toString);
    }

    @Test
    void whenTheAgentCannotTheControllerDoes(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Farm.picture(folder, 1);
        Farm farm = Farm.open(jenkins, cloud, "1", 1);
        farm.submit(1, task -> "cp %s/picture1.png a_1.png".formatted(folder));
        Path file = Files.createFile(folder.resolve("no-folder"));
        farm.workspace = new FilePath(file.resolve("workspace").toFile());
        assertEquals(1, farm.end().get("frames"));
        assertTrue(farm.text().contains("the agent cannot fetch frames, so the controller does"), farm::text);
    }

    private static Set<Path> files(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
