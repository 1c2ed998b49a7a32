package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.engines.Blender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of renders. */
@Tag("unit")
class RenderNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"wide", "s010 close-up", "Kamera_Süd.2", "前景", "a+b", "console"})
    void nameOfAFileIsPossible(String name) {
        assertDoesNotThrow(() -> RenderName.check(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shots/wide|shots_wide",
                "..|render",
                "../up|_up",
                ".hidden|hidden",
                "-x|x",
                "end.|end",
                "a:b*c|a_b_c",
                "a\\b|a_b",
                "CON|_CON",
                "nul.txt|_nul.txt"
            })
    void otherNameIsAnsweredWithTheTextToType(String name, String valid) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> RenderName.check(name));
        assertEquals(
                "The name '%s' is not possible, because it is part of file names: use '%s'.".formatted(name, valid),
                x.getMessage());
        assertDoesNotThrow(() -> RenderName.check(valid));
    }

    @Test
    void longNameIsShortened() {
        String name = "n".repeat(81);
        assertTrue(assertThrows(InvalidRequestException.class, () -> RenderName.check(name))
                .getMessage()
                .endsWith(": use '%s'.".formatted(name.substring(1))));
    }

    /** The longest artifact name with the name of a render is that of its contact sheet. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "ü", "場", "𠮷"})
    void artifactsOfALongNameFitInFileNames(String letter) {
        InvalidRequestException x =
                assertThrows(InvalidRequestException.class, () -> RenderName.check(letter.repeat(100)));
        String valid = x.getMessage().replaceFirst("(?s).*: use '(.*)'\\.", "$1");
        assertDoesNotThrow(() -> RenderName.check(valid));
        assertTrue(("contact-sheet-" + valid + ".html").getBytes(StandardCharsets.UTF_8).length <= 255, valid);
    }

    @Test
    void defaultNameIsSceneCameraAndLayers() {
        assertEquals("turn.table", RenderName.of(plan("", List.of())));
        assertEquals("turn.table-Cam_1-Beauty+Fog", RenderName.of(plan("Cam:1", List.of("Beauty", "Fog"))));
    }

    @Test
    void namesAreComparedWithoutCase() {
        assertTrue(RenderName.areEqual("Süd", "SU\u0308D"));
        assertFalse(RenderName.areEqual("wide", "wide-2"));
    }

    private static RenderPlan plan(String camera, List<String> layers) {
        RendererOptions options = new RendererOptions("", camera, layers, 0, 0, 0, List.of());
        return RenderPlan.of(
                "shots/turn.table.blend",
                FrameRange.parse("1"),
                new FrameFiles("a_#", ImageFormat.PNG),
                new Blender(options, "", "", false),
                new TaskLayout(1, FrameOrder.FORWARD));
    }
}
