package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Run;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.assets.UnusableFiles;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The list of asset paths that an agent writes. */
@Tag("unit")
@WithJenkins
class AssetSearchLogTest {

    @Test
    void listThatIsTooLargeIsNotArchived(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Files.writeString(folder.resolve("assets.json"), "{}");
        try (RandomAccessFile list =
                new RandomAccessFile(folder.resolve("assets.txt").toFile(), "rw")) {
            list.setLength(50_000_001);
        }
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        StreamTaskListener listener = new StreamTaskListener(console, StandardCharsets.UTF_8);
        List<String> none = List.of();
        AssetFindings findings = new AssetFindings(1, 0, 0, 0, 0, 0, 0, 0, none, none, none, none, "", none);
        new AssetSearchLog(run, new RenderLog(listener))
                .report(
                        new FoundAssets(null, "", none, findings, UnusableFiles.NONE, List.of(), PathMap.NONE),
                        new FilePath(folder.toFile()),
                        "r-1",
                        listener);
        String text = console.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("the list is not archived, because it is larger than 50.0 MB"), text);
        assertEquals(List.of(), run.getArtifacts());
    }
}
