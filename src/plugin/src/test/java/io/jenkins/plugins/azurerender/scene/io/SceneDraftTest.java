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
class SceneDraftTest {

    private final SceneDraft draft = new SceneDraft(Application.MAYA, "shot.ma");

    private static Reference texture(String path) {
        return new Reference(path, Kind.TEXTURE, Extent.ONE, "file1");
    }

    @Test
    void keepsEachReferenceOnceAndInOrder() throws IOException {
        for (String path : List.of("b.png", "a.png", "b.png", " ", "")) {
            draft.refer(texture(path));
        }
        assertEquals(
                List.of(texture("b.png"), texture("a.png")), draft.scene("").references());
    }

    @Test
    void holdsAHundredThousandFilesAndRefusesMoreThanASceneCanHave() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            draft.refer(texture("textures/a/folder/that/is/quite/deep/texture_" + i + ".png"));
        }
        UnreadableSceneException refusal = assertThrows(UnreadableSceneException.class, () -> draft.count(60 << 20));
        assertEquals("shot.ma has an implausible number of cameras, layers and files.", refusal.getMessage());
    }

    @Test
    void leavesOutSizesThatNoPictureHas() throws IOException {
        draft.resolution(0, 100);
        draft.resolution(Double.NaN, 100);
        draft.resolution(1e12, 100);
        assertNull(draft.scene("").resolution());
        draft.resolution(1920.4, 1080);
        assertEquals(1920, draft.scene("").resolution().width());
    }

    @Test
    void keepsFiftySentencesOfWhatItDoesNotKnow() throws IOException {
        for (int i = 0; i < 1000; i++) {
            draft.notes("It is not known what " + i + " means.");
        }
        assertEquals(50, draft.scene("").notes().size());
    }
}
