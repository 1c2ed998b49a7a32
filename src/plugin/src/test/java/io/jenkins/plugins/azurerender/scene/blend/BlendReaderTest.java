package io.jenkins.plugins.azurerender.scene.blend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares scenes saved by Blender with the output of Blender. */
@Tag("blender")
class BlendReaderTest {

    @TestFactory
    Stream<DynamicTest> readsTheSameFactsAsBlender() throws IOException {
        return BlenderScenes.all().stream()
                .map(scene -> DynamicTest.dynamicTest(
                        String.valueOf(scene.getFileName()),
                        () -> assertEquals(BlenderScenes.facts(scene), SceneLines.of(read(scene)))));
    }

    @Test
    void readsEachSceneOfAFileByItsName() throws IOException {
        int scenes = 0;
        for (Path file : BlenderScenes.all()) {
            Map<String, String> facts = new TreeMap<>();
            for (String name : BlenderScenes.factsOfEachScene(file).keySet()) {
                Scene scene = SceneReaders.of(file).read(file, name);
                facts.put(name, SceneLines.of(scene) + "\n" + SceneLines.details(scene));
                scenes++;
            }
            assertEquals(BlenderScenes.factsOfEachScene(file), facts, file.toString());
        }
        assertTrue(scenes > 50, scenes + " scenes");
    }

    @Test
    void unknownSceneNameReadsTheActiveScene() throws IOException {
        Path file = BlenderScenes.named("active_scene");
        assertEquals("Another", read(file).details().name());
        assertEquals(read(file), SceneReaders.of(file).read(file, "None"));
    }

    @Test
    void readableScenesHaveNoNotes() throws IOException {
        for (Path scene : BlenderScenes.all()) {
            assertEquals(List.of(), read(scene).notes(), () -> String.valueOf(scene));
        }
    }

    /** The comparison would also succeed without any references. */
    @Test
    void scenesReferenceAllKindsOfFiles() throws IOException {
        assertAll(
                () -> assertEquals(
                        5, read(BlenderScenes.named("images")).references().size()),
                () -> assertEquals(
                        5, read(BlenderScenes.named("files")).references().size()),
                () -> assertEquals(
                        4, read(BlenderScenes.named("strips")).references().size()),
                () -> assertEquals(
                        4, read(BlenderScenes.named("caches")).references().size()),
                () -> assertEquals(
                        2, read(BlenderScenes.named("nodes")).references().size()),
                () -> assertEquals(
                        1, read(BlenderScenes.named("linked")).references().size()));
        assertTrue(BlenderScenes.all().size() > 20);
    }

    private static Scene read(Path scene) throws IOException {
        return SceneReaders.of(scene).read(scene);
    }
}
