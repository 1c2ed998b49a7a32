package io.jenkins.plugins.azurerender.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Result;
import hudson.slaves.WorkspaceList;
import hudson.util.FormValidation;
import hudson.util.VersionNumber;
import io.jenkins.plugins.azurerender.standin.text.LabelExpression;
import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "linux, true",
        "linux && gpu, false",
        "linux || gpu, true",
        "!gpu && (windows || linux), true",
        "\"linux\", true",
        "!!linux, true",
        "gpu || windows && linux, false"
    })
    void labelExpressionsAreRead(String expression, boolean matches) {
        assertEquals(matches, LabelExpression.matches(expression, Set.of("linux", "render")));
    }

    @ParameterizedTest
    @CsvSource({"linux &&", "(linux", "linux render", "&"})
    void labelThatIsNoExpressionIsRefused(String expression) {
        assertThrows(IllegalArgumentException.class, () -> LabelExpression.matches(expression, Set.of("linux")));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5 ms",
        "900, 0.9 sec",
        "1500, 1.5 sec",
        "42000, 42 sec",
        "63000, 1 min 3 sec",
        "7500000, 2 hr 5 min",
        "90000000, 1 day 1 hr",
        "180000000, 2 days 2 hr"
    })
    void timeSpansReadAsInJenkins(long millis, String text) {
        assertEquals(text, Util.getTimeSpanString(millis));
    }

    @Test
    void textIsEscapedForHtmlAndForPaths() {
        assertEquals("&lt;b&gt;&amp;&quot;&#039;", Util.escape("<b>&\"'"));
        assertEquals("a%20b%2Fc%3F.png", Util.rawEncode("a b/c?.png"));
        assertEquals("&lt;i&gt;", FormValidation.error("<i>").getMessage());
        assertEquals("<i>", FormValidation.errorWithMarkup("<i>").getMessage());
    }

    @Test
    void environmentExpandsAndPrepends() {
        EnvVars env = new EnvVars("PATH", "/bin", "Home", "/root");
        env.override("PATH+RENDER", "/opt");
        assertEquals("/opt" + File.pathSeparator + "/bin", env.get("PATH"));
        assertEquals("/root", env.get("HOME"));
        assertEquals("/root/x ${UNKNOWN} $", env.expand("${HOME}/x ${UNKNOWN} $$"));
    }

    @Test
    void resultsOnlyGetWorse() {
        assertSame(Result.FAILURE, Result.UNSTABLE.combine(Result.FAILURE));
        assertTrue(Result.ABORTED.isWorseThan(Result.NOT_BUILT));
        assertSame(Result.FAILURE, Result.fromString("nonsense"));
    }

    @Test
    void versionsAreComparedByNumbers() {
        assertTrue(new VersionNumber("2.479.3").isOlderThan(new VersionNumber("2.480")));
        assertEquals(new VersionNumber("2.479"), new VersionNumber("2.479.0"));
        assertEquals(new VersionNumber("2.479").hashCode(), new VersionNumber("2.479.0").hashCode());
    }

    @Test
    void temporaryFolderLiesBesideTheWorkspace() throws Exception {
        FilePath workspace = new FilePath(folder.resolve("job").toFile());
        assertEquals(
                folder.resolve("job@tmp").toString(),
                WorkspaceList.tempDir(workspace).getRemote());
        assertNull(WorkspaceList.tempDir(new FilePath(new File("/"))));
        WorkspaceList list = new WorkspaceList();
        try (WorkspaceList.Lease first = list.allocate(workspace);
                WorkspaceList.Lease second = list.allocate(workspace)) {
            assertEquals("job", first.path.getName());
            assertEquals("job@2", second.path.getName());
        }
        try (WorkspaceList.Lease again = list.allocate(workspace)) {
            assertEquals("job", again.path.getName());
        }
    }

    @Test
    void virtualFilesDoNotLeadOutOfTheirFolder() throws Exception {
        Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(folder.resolve("secret"), "s");
        Files.writeString(folder.resolve("in/sub/a.png"), "1");
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("secret"));
        VirtualFile root = VirtualFile.forFile(folder.resolve("in").toFile());
        assertEquals(List.of("sub/a.png"), List.copyOf(root.list("**/*.png", null, true)));
        assertFalse(root.child("link").exists());
        assertFalse(root.child("../secret").exists());
        assertThrows(FileNotFoundException.class, () -> root.child("link").open());
        assertThrows(FileNotFoundException.class, () -> root.child("../secret").open());
    }

    @Test
    void folderCopyRefusesToLeaveItsTarget() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        FilePath source = new FilePath(folder.toFile());
        FilePath target = source.child("target");
        var scanner = new FilePath.ExplicitlySpecifiedDirScanner(java.util.Map.of("../out", "a"));
        assertThrows(java.io.IOException.class, () -> source.copyRecursiveTo(scanner, target, "escape"));
    }
}
