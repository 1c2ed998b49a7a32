package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.azurerender.scene.arnold.ArnoldReader;
import io.jenkins.plugins.azurerender.scene.maya.MayaAsciiReader;
import io.jenkins.plugins.azurerender.scene.vray.VrsceneReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants of text scenes that editors, version control and compression produce. */
@Tag("unit")
class TextScenesTest {

    static Stream<Arguments> scenes() {
        return Stream.of(
                Arguments.of(
                        new MayaAsciiReader(),
                        "s.ma",
                        "//Maya ASCII 2024 scene\nrequires maya \"2024\";\ncreateNode file -n \"wood\";\n"
                                + "\tsetAttr \".ftn\" -type \"string\" \"maps/h\u00f6lz.png\";\n// End of s.ma\n"),
                Arguments.of(
                        new ArnoldReader(),
                        "s.ass",
                        "### from:     Arnold 7.2.1.0 [30b8ba14] linux\noptions\n{\n xres 32\n yres 16\n}\n"
                                + "image\n{\n name wood\n filename \"maps/h\u00f6lz.png\"\n}\n"),
                Arguments.of(
                        new VrsceneReader(),
                        "s.vrscene",
                        "// V-Ray core version is 6.10.07\nSettingsOutput o {\n  img_width=32;\n  img_height=16;\n}\n"
                                + "BitmapBuffer wood {\n  file=\"maps/h\u00f6lz.png\";\n}\n"));
    }

    /** Some Windows editors write this format. */
    @ParameterizedTest
    @MethodSource("scenes")
    void byteOrderMarkAndWindowsLineEndsAreIgnored(SceneReader reader, String name, String text) throws IOException {
        Scene plain = SceneFile.of(reader, name, text).read();
        assertFalse(plain.version().isEmpty());
        assertEquals(1, plain.references().size());
        assertEquals(
                plain,
                SceneFile.of(reader, name, "\ufeff" + text.replace("\n", "\r\n"))
                        .read());
    }

    @Test
    void gzipFileWithSeveralMembersIsReadCompletely() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String piece :
                new String[] {"image { name a file", "name \"a.png\" }\n", "image { name b filename \"b.png\" }\n"}) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(piece.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertEquals(
                "[a.png, b.png]",
                SceneFile.paths(new SceneFile(new ArnoldReader(), "s.ass.gz", packed.toByteArray()).read())
                        .toString());
    }
}
