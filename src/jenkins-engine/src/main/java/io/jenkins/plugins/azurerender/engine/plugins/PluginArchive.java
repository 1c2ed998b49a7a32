package io.jenkins.plugins.azurerender.engine.plugins;

import hudson.util.VersionNumber;
import io.jenkins.plugins.azurerender.standin.files.ParentDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jenkins.model.Jenkins;

/** Unpacks and validates a packed plugin and creates its class loader. */
final class PluginArchive {
    private static final List<String> REQUIRED = List.of("Short-Name", "Plugin-Version", "Jenkins-Version");

    private PluginArchive() {}

    /**
     * Unpacks the archive to {@code plugins/<short name>} in the home directory and returns the class loader.
     *
     * @throws IOException when a real Jenkins would not load the plugin correctly
     */
    static URLClassLoader load(Path archive, Path home) throws IOException {
        Attributes manifest = manifest(archive);
        String name = manifest.getValue("Short-Name");
        Path folder = home.resolve("plugins").resolve(name);
        unpack(archive, folder);
        Path library = folder.resolve("WEB-INF/lib/" + name + ".jar");
        if (!Files.isRegularFile(library)) {
            throw invalid(archive, "has no WEB-INF/lib/" + name + ".jar");
        }
        checkInnerManifest(archive, library, manifest);
        return loader(folder.resolve("WEB-INF/lib"));
    }

    private static Attributes manifest(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw invalid(archive, "has no manifest");
            }
            Attributes attributes = manifest.getMainAttributes();
            for (String attribute : REQUIRED) {
                if (attributes.getValue(attribute) == null) {
                    throw invalid(archive, "has no " + attribute + " in its manifest");
                }
            }
            if (!attributes.getValue("Short-Name").matches("[A-Za-z0-9_.-]+")) {
                throw invalid(archive, "has an invalid Short-Name");
            }
            String version = attributes.getValue("Jenkins-Version");
            if (new VersionNumber(version).isNewerThan(Jenkins.getVersion())) {
                throw invalid(archive, "requires Jenkins " + version + ", which is newer than " + Jenkins.getVersion());
            }
            return attributes;
        }
    }

    // Without the plugin's manifest in this jar, Jenkins' class filter rejects its classes in saved XML.
    private static void checkInnerManifest(Path archive, Path library, Attributes outer) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            Manifest manifest = jar.getManifest();
            for (String attribute : REQUIRED) {
                String value =
                        manifest == null ? null : manifest.getMainAttributes().getValue(attribute);
                if (!outer.getValue(attribute).equals(value)) {
                    throw invalid(
                            archive,
                            "does not repeat " + attribute + " in the manifest of WEB-INF/lib/" + library.getFileName()
                                    + ", so Jenkins would not load its classes from configuration");
                }
            }
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        if (Files.exists(folder)) {
            hudson.Util.deleteRecursive(folder.toFile());
        }
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw invalid(archive, "has an entry outside of its root: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(zip, ParentDirectories.create(target));
                }
            }
        }
    }

    private static URLClassLoader loader(Path libraries) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(libraries, "*.jar")) {
            for (Path jar : files) {
                jars.add(url(jar));
            }
        }
        jars.sort(java.util.Comparator.comparing(URL::toExternalForm));
        return new PluginFirstClassLoader(jars.toArray(URL[]::new), PluginArchive.class.getClassLoader());
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private static IOException invalid(Path archive, String why) {
        return new IOException("The plugin " + archive.getFileName() + " " + why + ".");
    }
}
