package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.blend.OldScene;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class FileSceneSourceTest {

    @TempDir
    Path folder;

    @Test
    void driversOfLibrariesAreAddedToTheScene() throws Exception {
        Path scene = Files.write(folder.resolve("s.blend"), OldScene.bytes("BLENDER-v279"));
        Path library = Files.write(folder.resolve("chair.blend"), OldScene.bytes("BLENDER-v402"));
        FileSceneSource source = new FileSceneSource(scene, "");
        source.read(scene);
        source.read(library);

        Requirements all = source.scene().requirements();

        String value = "Metal.nodes[\"Value\"].outputs[0].default_value";
        assertEquals(
                "4: Cube.location, %s, Cube.location of chair.blend, %s of chair.blend".formatted(value, value),
                all.drivers().toString());
        assertEquals("1: rig.py", all.scripts().toString());
        assertEquals("1: StudioNoise", all.nodeTypes().toString());
    }
}
