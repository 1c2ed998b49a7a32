package io.jenkins.plugins.azurerender.scene.blend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.SceneFile;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of versions and machines that the installed Blender cannot save. */
@Tag("unit")
class BlendVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "BLENDER_v249, 2.49",
        "BLENDER_V249, 2.49",
        "BLENDER-V263, 2.63",
        "BLENDER_v279, 2.79",
        "BLENDER-v280, 2.80",
        "BLENDER-v293, 2.93",
        "BLENDER-v402, 4.2",
        "BLENDER17-01v0500, 5.0",
        "BLENDER17-01v0512, 5.12"
    })
    void readsFilesOfAllVersionsAndMachines(String header, String version) throws IOException {
        for (Compression compression : Compression.values()) {
            byte[] bytes = compression.compress(OldScene.bytes(header));
            assertEquals(
                    "version " + version + "\n" + OldScene.FACTS,
                    SceneLines.of(new SceneFile(new BlendReader(), "s.blend", bytes).read()),
                    compression.name());
        }
    }
}
