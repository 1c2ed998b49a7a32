package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.StandardArtifactManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Extra files replace no artifacts of other steps and renders. */
@Tag("unit")
@WithJenkins
class ExtraNamesTest {

    @TempDir
    private Path folder;

    private Run<?, ?> run;
    private RenderRecord render;
    private RenderRecord other;

    private void open(JenkinsRule jenkins) throws Exception {
        run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        render = RenderAction.of(run).add(record("r-1", "a_#"));
        other = RenderAction.of(run).add(record("r-2", "b_#"));
    }

    private static RenderRecord record(String id, String output) {
        return new RenderRecord("studio", id, "pool", new RenderSettings("scene.blend", "1", output, "PNG"));
    }

    @Test
    void artifactsAndFilesOfOtherRendersKeepTheirNames(JenkinsRule jenkins) throws Exception {
        open(jenkins);
        other.markReport("others.xml");
        artifact("deploy.zip");
        artifact("tool/setup.exe");
        Map<String, String> chosen = reserve(
                render,
                "Deploy.zip",
                "deploy.zip/x",
                "tool",
                "b_1.png",
                other.getSheet(),
                "others.xml",
                "frames.xml",
                "new.txt",
                "deploy~2.zip");
        assertEquals(
                Map.of(
                        "Deploy.zip",
                        "Deploy~3.zip",
                        "deploy.zip/x",
                        "deploy~4.zip/x",
                        "tool",
                        "tool~2",
                        "b_1.png",
                        "b_1~2.png",
                        other.getSheet(),
                        other.getSheet().replace(".html", "~2.html"),
                        "others.xml",
                        "others~2.xml",
                        "frames.xml",
                        "frames~2.xml",
                        "new.txt",
                        "new.txt",
                        "deploy~2.zip",
                        "deploy~2.zip"),
                chosen);
    }

    @Test
    void repeatedCollectReplacesItsOwnFiles(JenkinsRule jenkins) throws Exception {
        open(jenkins);
        artifact("deploy.zip");
        ExtraNames first = ExtraNames.reserve(run, render, "", List.of("deploy.zip", "new.txt"));
        assertEquals("new~2.txt", reserve(other, "new.txt").get("new.txt"), "reserved by the first render");
        artifact("deploy~2.zip");
        artifact("new.txt");
        first.markArchived();
        assertEquals(
                Map.of("deploy.zip", "deploy~2.zip", "new.txt", "new.txt"), reserve(render, "deploy.zip", "new.txt"));
    }

    /** Another step may have archived a file of that name after the collect failed. */
    @Test
    void collectThatFailedHasNoFiles(JenkinsRule jenkins) throws Exception {
        open(jenkins);
        assertEquals(Map.of("deploy.zip", "deploy.zip"), reserve(render, "deploy.zip"));
        artifact("deploy.zip");
        assertEquals(Map.of("deploy.zip", "deploy~2.zip"), reserve(render, "deploy.zip"));
    }

    @Test
    void failedTransferDeletesOnlyWhatItWrote(JenkinsRule jenkins) throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new ArtifactManagerFactory() {
            @Override
            public ArtifactManager managerFor(Run<?, ?> build) {
                return new LostConnection(build);
            }
        });
        open(jenkins);
        artifact("deploy.zip");
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, render, null)) {
            artifacts.folder().child("deploy.zip").write("new", null);
            artifacts.folder().child("written.txt").write("new", null);
            assertThrows(IOException.class, () -> artifacts.archive(Map.of("deploy.zip", -1L, "written.txt", -1L)));
        }
        assertEquals("earlier", Files.readString(archive().resolve("deploy.zip")));
        assertEquals(false, Files.exists(archive().resolve("written.txt")));
    }

    @Test
    void fileWithATooLongNameIsNotCountedAsCopied(JenkinsRule jenkins) throws Exception {
        open(jenkins);
        String name = ("d".repeat(200) + "/").repeat(4) + "f".repeat(196);
        artifact(name);
        artifact("new.txt");
        FilePath workspace =
                new FilePath(Files.createDirectory(folder.resolve("workspace")).toFile());
        Path taken = folder.resolve("workspace/renders").resolve(name);
        Files.createDirectories(taken.getParent());
        Files.writeString(taken, "other step");
        WorkspaceFolder into = new WorkspaceFolder(run, render, "renders", true);
        into.setDirectory(workspace);
        try (RenderArtifacts controller = RenderArtifacts.open(run, render, null)) {
            assertEquals(List.of(), into.addExtras(controller, List.of(name, "new.txt")));
        }
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        RenderLog log = new RenderLog(new StreamTaskListener(console, StandardCharsets.UTF_8));
        assertEquals(1, into.complete(null, List.of(), log));
        assertEquals("earlier", workspace.child("renders/new.txt").readToString());
        assertEquals("other step", Files.readString(taken));
        String lines = console.toString(StandardCharsets.UTF_8);
        assertTrue(lines.contains("skipped 1 file with an unsafe or too long name: [ddd"), lines);
    }

    @Test
    void completeFilesOfAFailedTransferReplaceEarlierOnes(JenkinsRule jenkins) throws Exception {
        open(jenkins);
        artifact("deploy.zip");
        artifact("file");
        Map<String, Long> files = new LinkedHashMap<>();
        files.put("deploy.zip", -1L);
        files.put("written.txt", -1L);
        files.put("file/x", -1L); // cannot be written
        try (RenderArtifacts artifacts = RenderArtifacts.open(run, render, null)) {
            for (String name : files.keySet()) {
                artifacts.folder().child(name).write("complete", null);
            }
            assertThrows(IOException.class, () -> artifacts.archive(files));
        }
        assertEquals("complete", Files.readString(archive().resolve("deploy.zip")));
        assertEquals(false, Files.exists(archive().resolve("written.txt")));
    }

    /** Fails after half of a file. */
    private static final class LostConnection extends StandardArtifactManager {

        LostConnection(Run<?, ?> build) {
            super(build);
        }

        @Override
        public void archive(
                FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
                throws IOException {
            Files.writeString(build.getRootDir().toPath().resolve("archive/written.txt"), "ne");
            throw new IOException("connection lost");
        }
    }

    private Map<String, String> reserve(RenderRecord record, String... names) throws IOException {
        return ExtraNames.reserve(run, record, "frames.xml", List.of(names)).chosen();
    }

    private void artifact(String name) throws IOException {
        run.pickArtifactManager();
        Path file = archive().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "earlier");
    }

    private Path archive() {
        return run.getRootDir().toPath().resolve("archive");
    }
}
