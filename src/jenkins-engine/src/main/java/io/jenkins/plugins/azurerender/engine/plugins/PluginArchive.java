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

/** A packed plugin: unpacks it, refuses what a real Jenkins would not load rightly, and makes its class loader. */
public final class PluginArchive {
    private static final List<String> NEEDED = List.of("Short-Name", "Plugin-Version", "Jenkins-Version");

    private PluginArchive() {}

    /**
     * Unpacks the archive to {@code plugins/<short name>} under the home folder and opens it.
     *
     * @throws IOException naming what is wrong with the archive
     */
    static URLClassLoader load(Path archive, Path home) throws IOException {
        Attributes manifest = manifest(archive);
        String name = manifest.getValue("Short-Name");
        Path folder = home.resolve("plugins").resolve(name);
        unpack(archive, folder);
        Path library = folder.resolve("WEB-INF/lib/" + name + ".jar");
        if (!Files.isRegularFile(library)) {
            throw refused(archive, "has no WEB-INF/lib/" + name + ".jar");
        }
        checkInner(archive, library, manifest);
        return loader(folder.resolve("WEB-INF/lib"));
    }

    private static Attributes manifest(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw refused(archive, "has no manifest");
            }
            Attributes attributes = manifest.getMainAttributes();
            for (String needed : NEEDED) {
                if (attributes.getValue(needed) == null) {
                    throw refused(archive, "has no " + needed + " in its manifest");
                }
            }
            if (!attributes.getValue("Short-Name").matches("[A-Za-z0-9_.-]+")) {
                throw refused(archive, "has a Short-Name that cannot be a folder's name");
            }
            String wanted = attributes.getValue("Jenkins-Version");
            if (new VersionNumber(wanted).isNewerThan(Jenkins.getVersion())) {
                throw refused(archive, "needs Jenkins " + wanted + ", which is newer than " + Jenkins.getVersion());
            }
            return attributes;
        }
    }

    // Without the plugin's manifest in the inner jar, Jenkins' class filter refuses its classes in saved XML.
    private static void checkInner(Path archive, Path library, Attributes outer) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            Manifest manifest = jar.getManifest();
            for (String needed : NEEDED) {
                String value =
                        manifest == null ? null : manifest.getMainAttributes().getValue(needed);
                if (!outer.getValue(needed).equals(value)) {
                    throw refused(
                            archive,
                            "does not repeat " + needed + " in the manifest of WEB-INF/lib/" + library.getFileName()
                                    + ", so that Jenkins would not read its classes from configuration");
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
                    throw refused(archive, "has an entry outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(zip, ParentDirectories.make(target));
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

    private static IOException refused(Path archive, String why) {
        return new IOException("The plugin " + archive.getFileName() + " " + why + ".");
    }
}
