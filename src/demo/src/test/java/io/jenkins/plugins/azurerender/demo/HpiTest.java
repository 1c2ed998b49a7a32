package io.jenkins.plugins.azurerender.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged plugin contains the files that Jenkins loads, and no library that Jenkins provides. */
@Tag("cloud")
class HpiTest {

    private static final Path HPI = Path.of("..", "plugin", "target", "azure-render.hpi");
    private static final String JAR = "WEB-INF/lib/azure-render.jar";

    @Test
    void manifestIsInHpiAndJar() throws IOException {
        Manifest outer = new Manifest(new ByteArrayInputStream(entry("META-INF/MANIFEST.MF")));
        Manifest inner;
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(entry(JAR)))) {
            inner = jar.getManifest();
        }
        for (String name : List.of(
                "Short-Name", "Plugin-Version", "Jenkins-Version", "Plugin-Dependencies", "Minimum-Java-Version")) {
            assertNotNull(outer.getMainAttributes().getValue(name), name);
            assertEquals(
                    outer.getMainAttributes().getValue(name),
                    inner.getMainAttributes().getValue(name),
                    name);
        }
        assertEquals("azure-render", outer.getMainAttributes().getValue("Short-Name"));
        assertEquals("2.479.3", outer.getMainAttributes().getValue("Jenkins-Version"));
    }

    @Test
    void extensionsAreIndexed() throws IOException {
        String index = new String(inJar("META-INF/annotations/hudson.Extension"), StandardCharsets.ISO_8859_1);
        for (String extension : List.of(
                "account.AzureRenderConfiguration",
                "account.BatchAccountKey$DescriptorImpl",
                "account.StorageAccountKey$DescriptorImpl",
                "steps.AzureRenderPoolStep$DescriptorImpl",
                "steps.AzureRenderSubmitStep$DescriptorImpl",
                "steps.AzureRenderCollectStep$DescriptorImpl",
                "steps.AzureRenderControlStep$DescriptorImpl")) {
            assertTrue(index.contains("io.jenkins.plugins.azurerender." + extension), extension);
        }
        String symbols = new String(inJar("META-INF/annotations/org.jenkinsci.Symbol"), StandardCharsets.UTF_8);
        assertTrue(symbols.contains("io.jenkins.plugins.azurerender.account.AzureRenderConfiguration"), symbols);
    }

    @Test
    void librariesOfJenkinsAreNotPackaged() throws IOException {
        try (ZipFile hpi = new ZipFile(HPI.toFile())) {
            List<String> libraries = hpi.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            for (String library :
                    List.of("netty", "guava", "slf4j", "commons-codec", "jenkins-", "stapler", "adal4j", "sezpoz")) {
                assertEquals(
                        List.of(),
                        libraries.stream()
                                .filter(name -> name.contains("/" + library))
                                .toList());
            }
            assertTrue(libraries.size() < 35, () -> libraries.size() + " libraries");
        }
    }

    /** Before changing a library, check that it is maintained and has no known vulnerabilities. */
    @Test
    void packagedLibrariesMatchList() throws IOException {
        try (ZipFile hpi = new ZipFile(HPI.toFile())) {
            String packaged = hpi.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".jar") && !name.equals(JAR))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .sorted()
                    .collect(Collectors.joining("\n"));
            assertEquals(
                    Files.readString(Path.of("..", "plugin", "libraries.txt")).strip(),
                    packaged,
                    "src/plugin/libraries.txt must list the packaged libraries");
        }
    }

    private static byte[] entry(String name) throws IOException {
        try (ZipFile hpi = new ZipFile(HPI.toFile())) {
            ZipEntry entry = hpi.getEntry(name);
            assertNotNull(entry, name + " is not in " + HPI);
            try (InputStream in = hpi.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    private static byte[] inJar(String name) throws IOException {
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(entry(JAR)))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return jar.readAllBytes();
                }
            }
        }
        throw new IOException(name + " is not in " + JAR);
    }
}
