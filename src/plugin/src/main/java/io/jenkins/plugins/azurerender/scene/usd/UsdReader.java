package io.jenkins.plugins.azurerender.scene.usd;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReader;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import io.jenkins.plugins.azurerender.scene.io.ByteReader;
import io.jenkins.plugins.azurerender.scene.io.SceneBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code .usd}, {@code .usda}, {@code .usdc} and {@code .usdz} files. The content determines the format, not the
 * name.
 */
public final class UsdReader implements SceneReader {

    private static final int MAGIC = 8;

    @Override
    public List<String> extensions() {
        return List.of(".usd", ".usda", ".usdc", ".usdz");
    }

    @Override
    public Scene read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
        }
        if (magic.startsWith("#usda") || magic.startsWith("#sdf")) {
            try (ByteReader in = ByteReader.of(file)) {
                return new UsdText(in, name).scene();
            }
        }
        SceneBuilder builder = new SceneBuilder(Application.USD, name);
        if ("PXR-USDC".equals(magic)) {
            new UsdCrate(file, name).report(builder);
        } else if (magic.startsWith("PK\3\4")) {
            builder.addNote("The package contains its own assets; its frames, cameras and settings are not read.");
        } else {
            throw new UnreadableSceneException(name + " is not a USD scene.");
        }
        return builder.build("");
    }
}
