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
 * A plugin as it is packed, and what its manifest tells.
 *
 * @param name its short name
 * @param jenkins the oldest Jenkins it runs on
 * @param needs the plugins it cannot do without, with the oldest version of each
 * @param sha256 of the file, in hexadecimal digits
 */
record PackedPlugin(Path file, String name, String version, String jenkins, Map<String, String> needs, String sha256) {

    static PackedPlugin read(Path file) throws IOException {
        Attributes manifest;
        try (JarFile jar = new JarFile(file.toFile())) {
            manifest = jar.getManifest().getMainAttributes();
        }
        Map<String, String> needs = new TreeMap<>();
        for (String dependency : manifest.getValue("Plugin-Dependencies").split(",")) {
            if (!dependency.contains("resolution:=optional")) {
                String[] parts = dependency.split(":");
                needs.put(parts[0], parts[1]);
            }
        }
        return new PackedPlugin(
                file,
                manifest.getValue("Short-Name"),
                manifest.getValue("Plugin-Version"),
                manifest.getValue("Jenkins-Version"),
                needs,
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
