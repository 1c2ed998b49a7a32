package io.jenkins.plugins.azurerender.scene.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SceneBuilderTest {

    private final SceneBuilder builder = new SceneBuilder(Application.MAYA, "shot.ma");

    private static Reference texture(String path) {
        return new Reference(path, Kind.TEXTURE, Extent.ONE, "file1");
    }

    @Test
    void keepsUniqueReferencesInOrder() throws IOException {
        for (String path : List.of("b.png", "a.png", "b.png", " ", "")) {
            builder.addReference(texture(path));
        }
        assertEquals(
                List.of(texture("b.png"), texture("a.png")), builder.build("").references());
    }

    @Test
    void rejectsAnImplausibleNumberOfReferences() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            builder.addReference(texture("textures/a/folder/that/is/quite/deep/texture_" + i + ".png"));
        }
        UnreadableSceneException error = assertThrows(UnreadableSceneException.class, () -> builder.count(60 << 20));
        assertEquals("shot.ma has an implausible number of cameras, layers and files.", error.getMessage());
    }

    @Test
    void ignoresImplausibleResolutions() throws IOException {
        builder.resolution(0, 100);
        builder.resolution(Double.NaN, 100);
        builder.resolution(1e12, 100);
        assertNull(builder.build("").resolution());
        builder.resolution(1920.4, 1080);
        assertEquals(1920, builder.build("").resolution().width());
    }

    @Test
    void keepsAtMostFiftyNotes() throws IOException {
        for (int i = 0; i < 1000; i++) {
            builder.addNote("The value of " + i + " is unknown.");
        }
        assertEquals(50, builder.build("").notes().size());
    }
}
