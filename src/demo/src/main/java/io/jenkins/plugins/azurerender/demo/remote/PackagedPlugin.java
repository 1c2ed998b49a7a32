package io.jenkins.plugins.azurerender.demo.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A packaged plugin and its manifest.
 *
 * @param name its short name
 * @param jenkins the minimum Jenkins version
 * @param requirements the required plugins with their minimum versions
 * @param sha256 hash of the file in hexadecimal
 */
record PackagedPlugin(
        Path file, String name, String version, String jenkins, Map<String, String> requirements, String sha256) {

    static PackagedPlugin read(Path file) throws IOException {
        Attributes manifest;
        try (JarFile jar = new JarFile(file.toFile())) {
            manifest = jar.getManifest().getMainAttributes();
        }
        Map<String, String> requirements = new TreeMap<>();
        for (String dependency : manifest.getValue("Plugin-Dependencies").split(",")) {
            if (!dependency.contains("resolution:=optional")) {
                String[] parts = dependency.split(":");
                requirements.put(parts[0], parts[1]);
            }
        }
        return new PackagedPlugin(
                file,
                manifest.getValue("Short-Name"),
                manifest.getValue("Plugin-Version"),
                manifest.getValue("Jenkins-Version"),
                requirements,
                sha256(Files.readAllBytes(file)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
