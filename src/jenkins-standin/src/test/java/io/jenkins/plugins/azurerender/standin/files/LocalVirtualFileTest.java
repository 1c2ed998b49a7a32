package io.jenkins.plugins.azurerender.standin.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.FilePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LocalVirtualFileTest {
    @TempDir
    Path folder;

    @Test
    void pathOutsideOfTheRootDoesNotExist() throws Exception {
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
    void copyOutOfTheTargetIsRejected() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        FilePath source = new FilePath(folder.toFile());
        FilePath target = source.child("target");
        var scanner = new FilePath.ExplicitlySpecifiedDirScanner(Map.of("../out", "a"));
        assertThrows(IOException.class, () -> source.copyRecursiveTo(scanner, target, "escape"));
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
