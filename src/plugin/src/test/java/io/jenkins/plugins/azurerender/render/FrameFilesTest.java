package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class FrameFilesTest {

    @ParameterizedTest
    @CsvSource({
        "s010_####,        PNG,      7,     s010_0007.png",
        "s010_####,        PNG,      12345, s010_12345.png",
        "beauty/s010_##,   OPEN_EXR, 7,     beauty/s010_07.exr",
        "#_shot,           JPEG,     7,     7_shot.jpg",
        "a$1_####,         TIFF,     7,     a$1_0007.tif",
    })
    void hashesAreReplacedWithTheFrameNumber(String pattern, ImageFormat format, int frame, String name) {
        assertEquals(name, new FrameFiles(pattern, format).name(frame));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s010            | The output 's010' has no frame number: add ####, as in s010_####.
            a/              | The output 'a/' has no frame number: add ####, as in frame_####.
            ##_##           | The output '##_##' has several frame numbers: use one run of # in the file name.
            a#/b_##         | The output 'a#/b_##' has several frame numbers: use one run of # in the file name.
            ../s_####       | The output '../s_####' is not a plain relative path: write it as name_#### or folder/name_####.
            /s_####         | The output '/s_####' is not a plain relative path: write it as name_#### or folder/name_####.
            a//s_####       | The output 'a//s_####' is not a plain relative path: write it as name_#### or folder/name_####.
            a\\s_####       | The output contains the character '\\', which some file systems cannot store: remove it.
            {blend}_####    | The output contains the character '{', which some file systems cannot store: remove it.
            """)
    void invalidOutputIsRejected(String pattern, String message) {
        String one = pattern.replace("\\\\", "\\");
        assertEquals(
                message.replace("\\\\", "\\"),
                assertThrows(InvalidRequestException.class, () -> new FrameFiles(one, ImageFormat.PNG))
                        .getMessage());
    }

    @Test
    void missingOutputIsRejected() {
        assertEquals(
                "No output is set: use a name such as s010_####.",
                assertThrows(InvalidRequestException.class, () -> new FrameFiles(" ", ImageFormat.PNG))
                        .getMessage());
    }

    @Test
    void unknownFormatIsRejected() {
        assertEquals(
                "Unknown value 'gif' for format: use PNG, JPEG, TIFF, OPEN_EXR, OPEN_EXR_MULTILAYER.",
                assertThrows(InvalidRequestException.class, () -> ImageFormat.parse("gif"))
                        .getMessage());
    }
}
