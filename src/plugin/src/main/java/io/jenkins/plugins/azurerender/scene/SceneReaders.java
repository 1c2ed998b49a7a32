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
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

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

    private SceneReaders() {}

    /** Whether a file's name tells of a kind of scene that can be read here. */
    public static boolean reads(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return READERS.keySet().stream().anyMatch(name::endsWith);
    }

    /** @throws UnreadableSceneException when scenes of that kind cannot be read */
    public static SceneReader of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String found = READERS.keySet().stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> new UnreadableSceneException(
                        "The scene '%s' is of a kind that cannot be read here: nothing is taken from it."
                                .formatted(file.getFileName())));
        return READERS.get(found);
    }
}
