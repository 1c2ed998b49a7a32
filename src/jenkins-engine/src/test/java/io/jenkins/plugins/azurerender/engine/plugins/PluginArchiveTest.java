package io.jenkins.plugins.azurerender.engine.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.engine.EmbeddedController;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class PluginArchiveTest {
    @TempDir
    Path folder;

    private static Manifest manifest(String jenkinsVersion) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (jenkinsVersion != null) {
            main.putValue("Short-Name", "sample");
            main.putValue("Plugin-Version", "1.2");
            main.putValue("Jenkins-Version", jenkinsVersion);
        }
        return manifest;
    }

    private Path archive(Manifest outer, Manifest inner) throws IOException {
        ByteArrayOutputStream library = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(library, inner)) {
            jar.putNextEntry(new JarEntry("sample/hello.txt"));
            jar.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        Path file = folder.resolve("sample.hpi");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, outer)) {
            jar.putNextEntry(new JarEntry("WEB-INF/lib/sample.jar"));
            jar.write(library.toByteArray());
        }
        return file;
    }

    private String rejection(Manifest outer, Manifest inner) throws IOException {
        Path archive = archive(outer, inner);
        return assertThrows(IOException.class, () -> EmbeddedController.start(folder.resolve("home"), List.of(archive)))
                .getMessage();
    }

    @Test
    void packedPluginIsLoadedFromItsLibraries() throws Exception {
        Path archive = archive(manifest("2.479.3"), manifest("2.479.3"));
        try (EmbeddedController controller = EmbeddedController.start(folder.resolve("home"), List.of(archive))) {
            assertNotNull(
                    controller.jenkins().getPluginManager().uberClassLoader.getResource("sample/hello.txt"));
        }
    }

    @Test
    void pluginForANewerJenkinsIsRejected() throws Exception {
        String rejection = rejection(manifest("2.500"), manifest("2.500"));
        assertEquals("The plugin sample.hpi requires Jenkins 2.500, which is newer than 2.479.3.", rejection);
    }

    @Test
    void pluginWithoutManifestInItsJarIsRejected() throws Exception {
        String rejection = rejection(manifest("2.479.3"), manifest(null));
        assertTrue(rejection.contains("does not repeat Short-Name"), rejection);
    }

    @Test
    void archiveWithoutShortNameIsRejected() throws Exception {
        assertEquals(
                "The plugin sample.hpi has no Short-Name in its manifest.",
                rejection(manifest(null), manifest("2.479.3")));
    }
}
