package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.SceneFuzz;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("unit")
class BlendFuzzTest extends SceneFuzz {

    BlendFuzzTest() {
        super(
                new BlendReader(),
                "s.blend",
                List.of(
                        OldScene.bytes("BLENDER_V249"),
                        OldScene.bytes("BLENDER-v279"),
                        OldScene.bytes("BLENDER17-01v0500"),
                        Compression.GZIP.compress(OldScene.bytes("BLENDER_v263")),
                        Compression.ZSTD.compress(OldScene.bytes("BLENDER-v402"))));
    }
}
