package io.jenkins.plugins.azurerender.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Result;
import hudson.slaves.WorkspaceList;
import hudson.util.FormValidation;
import hudson.util.VersionNumber;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class JenkinsTypesTest {
    @TempDir
    Path folder;

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
    void timeSpanIsFormattedAsInJenkins(long millis, String text) {
        assertEquals(text, Util.getTimeSpanString(millis));
    }

    @Test
    void textIsEscapedForHtmlAndForPaths() {
        assertEquals("&lt;b&gt;&amp;&quot;&#039;", Util.escape("<b>&\"'"));
        assertEquals("a%20b%2Fc%3F.png", Util.rawEncode("a b/c?.png"));
        assertEquals("&lt;i&gt;", FormValidation.error("<i>").getMessage());
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
    void resultsAreOrderedAndUnknownNamesAreFailures() {
        assertTrue(Result.ABORTED.isWorseThan(Result.NOT_BUILT));
        assertTrue(Result.UNSTABLE.isBetterOrEqualTo(Result.UNSTABLE));
        assertSame(Result.FAILURE, Result.fromString("nonsense"));
    }

    @Test
    void versionsAreComparedByNumbers() {
        assertTrue(new VersionNumber("2.480").isNewerThan(new VersionNumber("2.479.3")));
        assertFalse(new VersionNumber("2.9").isNewerThan(new VersionNumber("2.10")));
        assertEquals(new VersionNumber("2.479"), new VersionNumber("2.479.0"));
        assertEquals(new VersionNumber("2.479").hashCode(), new VersionNumber("2.479.0").hashCode());
    }

    @Test
    void temporaryDirectoryIsBesideTheWorkspace() {
        FilePath workspace = new FilePath(folder.resolve("job").toFile());
        assertEquals(
                folder.resolve("job@tmp").toString(),
                WorkspaceList.tempDir(workspace).getRemote());
        assertNull(WorkspaceList.tempDir(new FilePath(new File("/"))));
    }

    @Test
    void workspaceInUseGetsANumberedSibling() throws Exception {
        FilePath workspace = new FilePath(folder.resolve("job").toFile());
        WorkspaceList list = new WorkspaceList();
        try (WorkspaceList.Lease first = list.allocate(workspace, "one build");
                WorkspaceList.Lease second = list.allocate(workspace, "another build")) {
            assertEquals("job", first.path.getName());
            assertEquals("job@2", second.path.getName());
        }
        try (WorkspaceList.Lease released = list.allocate(workspace, "third build")) {
            assertEquals("job", released.path.getName());
        }
    }
}
