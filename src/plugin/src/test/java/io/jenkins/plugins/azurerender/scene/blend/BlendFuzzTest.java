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
                        Packing.GZIP.pack(OldScene.bytes("BLENDER_v263")),
                        Packing.ZSTD.pack(OldScene.bytes("BLENDER-v402"))));
    }
}
