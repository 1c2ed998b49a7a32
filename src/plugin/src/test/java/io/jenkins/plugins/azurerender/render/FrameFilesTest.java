package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class FrameFilesTest {

    @ParameterizedTest
    @CsvSource({
        "s010_####,        PNG,      7,     s010_0007.png",
        "s010_####,        PNG,      12345, s010_12345.png",
        "beauty/s010_##,   OPEN_EXR, 7,     beauty/s010_07.exr",
        "#_shot,           JPEG,     7,     7_shot.jpg",
        "#,                PNG,      7,     7.png",
        "a$1_####,         TIFF,     7,     a$1_0007.tif",
        "a@home_%04d_####, PNG,      7,     a@home_%04d_0007.png",
        "shot.####.beauty, PNG,      7,     shot.0007.beauty.png",
        "poster,           PNG,      7,     poster.png",
        "stills/v2.final,  JPEG,     7,     stills/v2.final.jpg",
    })
    void hashesAreReplacedWithTheFrameNumber(String pattern, ImageFormat format, int frame, String name) {
        assertEquals(name, new FrameFiles(pattern, format).name(frame));
    }

    @ParameterizedTest
    @CsvSource({
        "a_####.png,   PNG,                 a_####",
        "a_####.PNG,   PNG,                 a_####",
        "d_####.jpeg,  JPEG,                d_####",
        "d_####.jpg,   JPEG,                d_####",
        "e_####.tiff,  TIFF,                e_####",
        "b.####.exr,   OPEN_EXR,            b.####",
        "b.####.exr,   OPEN_EXR_MULTILAYER, b.####",
        "poster.png,   PNG,                 poster",
    })
    void extensionOfTheFormatIsRemoved(String output, ImageFormat format, String pattern) {
        assertEquals(pattern, new FrameFiles(output, format).pattern());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c_####.exr  | PNG      | The output 'c_####.exr' has the extension .exr, but the format is PNG: write c_####, or set format to OPEN_EXR. The extension is added automatically.
            c_####.png  | OPEN_EXR | The output 'c_####.png' has the extension .png, but the format is OPEN_EXR: write c_####, or set format to PNG. The extension is added automatically.
            c_####.tga  | PNG      | The output 'c_####.tga' has the extension .tga, but the format is PNG: write c_####. The extension is added automatically.
            c_####.mp4  | PNG      | The output 'c_####.mp4' has the extension .mp4, but the format is PNG: write c_####, and set then to movie() for a movie of the frames. The extension is added automatically.
            """)
    void extensionOfAnotherFormatIsRejected(String output, ImageFormat format, String message) {
        assertEquals(message, error(() -> new FrameFiles(output, format)));
    }

    @ParameterizedTest
    @CsvSource({
        "a_####,     PNG,                 PNG",
        "a_####.exr, PNG,                 OPEN_EXR",
        "a_####.exr, OPEN_EXR_MULTILAYER, OPEN_EXR_MULTILAYER",
        "a_####.JPG, OPEN_EXR,            JPEG",
        "a_####.tga, PNG,                 PNG",
    })
    void extensionSelectsTheFormatThatIsNotSet(String output, ImageFormat otherwise, ImageFormat format) {
        assertEquals(format, FrameFiles.format(output, otherwise));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shot_%04d        | has the frame number %04d: write shot_####.
            shot_%d          | has the frame number %d: write shot_#.
            shot_$F4         | has the frame number $F4: write shot_####.
            shot.$F.exr      | has the frame number $F: write shot.#.exr.
            shot_${F4}       | has the frame number ${F4}: write shot_####.
            shot_<frame>     | has the frame number <frame>: write shot_####.
            shot_<f5>        | has the frame number <f5>: write shot_#####.
            shot_<F>         | has the frame number <F>: write shot_####.
            shot_{frame}     | has the frame number {frame}: write shot_####.
            shot_{frame:04d} | has the frame number {frame:04d}: write shot_####.
            shot_[frame]     | has the frame number [frame]: write shot_####.
            shot_@@@@        | has the frame number @@@@: write shot_####.
            shot_@.png       | has the frame number @: write shot_#.png.
            shot_????        | has the frame number ????: write shot_####.
            shot_*           | has the frame number *: write shot_####.
            shot_\uFF03\uFF03 | has the frame number \uFF03\uFF03: write shot_##.
            a\\s_####         | contains backslashes: write a/s_####.
            P:\\out\\s_####    | contains backslashes: write s_####.
            P:/out/s_####    | is an absolute path, but frames are saved with the build: write s_####.
            /mnt/out/s_####  | is an absolute path, but frames are saved with the build: write s_####.
            //out/s_####     | is an absolute path, but frames are saved with the build: write out/s_####.
            {blend}_####     | contains the character '{', which some file systems cannot store: write blend_####.
            a:b_####         | contains the character ':', which some file systems cannot store: write ab_####.
            a/               | has no file name: write a/frame_####.
            ##_##            | has several frame numbers, or one in a folder: write ##_.
            v###/s_####      | has several frame numbers, or one in a folder: write v/s_####.
            s_####_v##       | has several frame numbers, or one in a folder: write s_####_v.
            ../s_####        | is not a plain relative path: write s_####.
            ./s_####         | is not a plain relative path: write s_####.
            a//s_####        | is not a plain relative path: write a/s_####.
            a/.s_####        | is not a plain relative path: write a/s_####.
            nul.####         | has the name nul, which Windows reserves: write nul_.####.
            Aux/s_####       | has the name Aux, which Windows reserves: write Aux_/s_####.
            com#             | has the name com#, which Windows reserves: write com#_.
            a_####.png.exr   | has several extensions: write a_####.
            """)
    void unsupportedOutputIsRejectedWithTheCorrectedText(String output, String problem) {
        String typed = output.replace("\\\\", "\\");
        assertEquals("The output '" + typed + "' " + problem, error(() -> new FrameFiles(typed, ImageFormat.PNG)));
    }

    @Test
    void invisibleCharactersAreNamed() {
        String output = "a" + Character.toString(0x2028) + "b_####";
        assertEquals(
                "The output '" + output
                        + "' contains the character U+2028, which some file systems cannot store: write ab_####.",
                error(() -> new FrameFiles(output, ImageFormat.PNG)));
    }

    @Test
    void longNamesAreRejected() {
        assertEquals(
                "The output '" + "a".repeat(300) + "' has a name of more than 200 bytes: write s010_####.",
                error(() -> new FrameFiles("a".repeat(300), ImageFormat.PNG)));
        assertEquals(
                "The output '" + "a/".repeat(100)
                        + "b' is 201 characters long, and at most 200 are possible: write s010_####.",
                error(() -> new FrameFiles("a/".repeat(100) + "b", ImageFormat.PNG)));
    }

    @Test
    void missingOutputIsRejected() {
        assertEquals(
                "No output is set: use a name such as s010_####.", error(() -> new FrameFiles(" ", ImageFormat.PNG)));
    }

    @Test
    void onlyASingleFrameNeedsNoNumber() {
        FrameFiles still = new FrameFiles("poster", ImageFormat.PNG);
        still.check(FrameRange.parse("12"));
        assertEquals(
                "The output 'poster' has no frame number, and the render has 3 frames: write poster_####.",
                error(() -> still.check(FrameRange.parse("1-3"))));
        assertEquals(
                "The output 'b/poster.v' has no frame number, and the render has 2 frames: write b/poster.v_####.",
                error(() -> new FrameFiles("b/poster.v", ImageFormat.PNG).check(FrameRange.parse("1,7"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "EXR", "JPG"})
    void unknownFormatIsRejected(String format) {
        assertEquals(
                "Unknown value '" + format + "' for format: use PNG, JPEG, TIFF, OPEN_EXR, OPEN_EXR_MULTILAYER.",
                error(() -> ImageFormat.parse(format)));
    }

    private static String error(org.junit.jupiter.api.function.Executable check) {
        return assertThrows(InvalidRequestException.class, check).getMessage();
    }
}
