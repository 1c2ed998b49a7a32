package io.jenkins.plugins.azurerender.scene;

import io.jenkins.plugins.azurerender.scene.alembic.AlembicReader;
import io.jenkins.plugins.azurerender.scene.arnold.ArnoldReader;
import io.jenkins.plugins.azurerender.scene.blend.BlendReader;
import io.jenkins.plugins.azurerender.scene.max.MaxReader;
import io.jenkins.plugins.azurerender.scene.maya.MayaAsciiReader;
import io.jenkins.plugins.azurerender.scene.maya.MayaBinaryReader;
import io.jenkins.plugins.azurerender.scene.usd.UsdReader;
import io.jenkins.plugins.azurerender.scene.vray.VrsceneReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Chooses the reader for a scene file. */
public final class SceneReaders {

    /** By the file's extension; what the file really holds, its reader checks. */
    private static final Map<String, SceneReader> READERS = Map.ofEntries(
            Map.entry(".blend", new BlendReader()),
            Map.entry(".ma", new MayaAsciiReader()),
            Map.entry(".mb", new MayaBinaryReader()),
            Map.entry(".ass", new ArnoldReader()),
            Map.entry(".ass.gz", new ArnoldReader()),
            Map.entry(".vrscene", new VrsceneReader()),
            Map.entry(".max", new MaxReader()),
            Map.entry(".usd", new UsdReader()),
            Map.entry(".usda", new UsdReader()),
            Map.entry(".usdc", new UsdReader()),
            Map.entry(".usdz", new UsdReader()),
            Map.entry(".abc", new AlembicReader()));

    /** Of files whose name says nothing, such as Blender's own copies of earlier versions, {@code s010.blend1}. */
    private static final Map<String, SceneReader> BY_BEGINNING = Map.of(
            "BLENDER", new BlendReader(),
            "//Maya ASCII", new MayaAsciiReader(),
            "FOR4", new MayaBinaryReader(),
            "FOR8", new MayaBinaryReader());

    private SceneReaders() {}

    /** Whether a file's name tells of a kind of scene that can be read here. */
    public static boolean reads(Path file) {
        return byEnding(file).isPresent();
    }

    /** @throws UnreadableSceneException when scenes of that kind cannot be read */
    public static SceneReader of(Path file) throws IOException {
        Optional<SceneReader> named = byEnding(file);
        return named.isPresent() ? named.get() : byBeginning(file);
    }

    private static Optional<SceneReader> byEnding(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return READERS.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static SceneReader byBeginning(Path file) throws IOException {
        String beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = new String(in.readNBytes(32), StandardCharsets.ISO_8859_1);
        }
        return BY_BEGINNING.entrySet().stream()
                .filter(entry -> beginning.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UnreadableSceneException(
                        "%s is of a kind that cannot be read here: nothing is taken from the scene."
                                .formatted(file.getFileName())));
    }
}
