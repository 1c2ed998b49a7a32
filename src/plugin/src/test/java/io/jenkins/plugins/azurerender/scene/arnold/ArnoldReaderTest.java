package io.jenkins.plugins.azurerender.scene.arnold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFile;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ArnoldReaderTest {

    static final String SHOT = """
            ### exported: Mon Dec 17 21:54:24 2018
            ### from:     Arnold 7.2.1.0 [30b8ba14] linux clang-5.0.0 oiio-2.1.0 osl-1.11.0
            ### host app: MtoA 5.3.4 Maya 2024

            include "lights/key.ass"

            options
            {
             AA_samples 3
             outputs 2 1 STRING
              "RGBA RGBA defaultArnoldFilter/gaussian_filter defaultArnoldDriver/driver_exr.RGBA"
              "Z FLOAT defaultArnoldFilter/gaussian_filter second"
             xres 1920
             yres 804
             texture_searchpath "tex"
             camera "/shotCam/shotCamShape"
             frame 42
             declare render_layer constant STRING
             render_layer "beauty"
            }

            driver_jpeg
            {
             name second
             filename "second.jpg"
            }

            driver_exr
            {
             name defaultArnoldDriver/driver_exr
             filename "C:/show/images/shot.0042.exr"
            }

            persp_camera
            {
             name /shotCam/shotCamShape
             matrix 1 2 MATRIX
              1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1
             fov 54
            }

            ortho_camera
            {
             name top
            }

            polymesh
            {
             name /grid
             nsides 100 1 b85UINT
            -B!%<_l4$$$$=filename
             vlist 121 1 b85VECTOR
            aDq99z89+]ca?IjJz89+]ca9wF[z89+]ca1fesz89+]ca$.aHz89+]czz89+]c7m>0vz89+]c8%v5Hz89+]c8.1k0z89+]c8
             smoothing on
            }

            image
            {
             name brick
             filename "C:\\\\show\\\\brick \\"old\\".tx"
             swap_st off
            }

            image
            {
             name filename
             filename "\\\\server\\tex\\new.png"
             multiply 1 1 1
            }

            image { name skin filename "skin.<UDIM>.exr" }
            procedural { name crowd filename 2 1 STRING "crowd_a.ass.gz" "crowd_b.ass" override_nodes off }
            usd { name set filename "${SHOW}/set.usda" object_path "/" frame 3 }
            alembic { name hero filename "hero.####.abc" }
            volume { name smoke filename "smoke.vdb" grids "density" }
            photometric_light { name lamp filename "lamp.ies" }
            osl { name flakes shadername "x" param_map "flakes.tif" code "shader x() {}\\n" }
            """;

    private static SceneFile file(String text) {
        return SceneFile.of(new ArnoldReader(), "shot.ass", text);
    }

    static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void readsRenderSettings() throws IOException {
        Scene scene = file(SHOT).read();
        assertEquals(Application.ARNOLD, scene.application());
        assertEquals("7.2.1.0", scene.version());
        assertEquals("arnold", scene.renderer());
        assertEquals(new SceneFrames(42, 42, 1), scene.frames());
        assertEquals(new Resolution(1920, 804), scene.resolution());
        assertEquals("C:/show/images/shot.0042.exr", scene.output());
        assertEquals("exr", scene.format());
        assertEquals("/shotCam/shotCamShape", scene.camera());
        assertEquals(List.of("/shotCam/shotCamShape", "top"), scene.cameras());
        assertEquals(List.of("beauty"), scene.layers());
    }

    @Test
    void readsReferencesWithTheirNodes() throws IOException {
        assertEquals(
                List.of(
                        new Reference("lights/key.ass", Kind.SCENE, Extent.ONE, "include"),
                        new Reference("C:\\show\\brick \"old\".tx", Kind.TEXTURE, Extent.ONE, "brick"),
                        new Reference("\\\\server\\tex\\new.png", Kind.TEXTURE, Extent.ONE, "filename"),
                        new Reference("skin.<UDIM>.exr", Kind.TEXTURE, Extent.TILES, "skin"),
                        new Reference("crowd_a.ass.gz", Kind.SCENE, Extent.ONE, "crowd"),
                        new Reference("crowd_b.ass", Kind.SCENE, Extent.ONE, "crowd"),
                        new Reference("${SHOW}/set.usda", Kind.SCENE, Extent.ONE, "set"),
                        new Reference("hero.####.abc", Kind.CACHE, Extent.SEQUENCE, "hero"),
                        new Reference("smoke.vdb", Kind.VOLUME, Extent.ONE, "smoke"),
                        new Reference("lamp.ies", Kind.OTHER, Extent.ONE, "lamp")),
                file(SHOT).read().references());
    }

    @Test
    void notesSearchPathsAndUnknownReferences() throws IOException {
        assertEquals(
                List.of(
                        "param_map of flakes (osl) names flakes.tif; it is unknown whether the render needs it.",
                        "The scene also searches tex (texture_searchpath in the options): add that folder to searchPaths."),
                file(SHOT).read().notes());
    }

    @Test
    void readsCompressedScenes() throws IOException {
        byte[] compressed = compressed(SHOT.getBytes(StandardCharsets.UTF_8));
        assertEquals(file(SHOT).read(), new SceneFile(new ArnoldReader(), "shot.ass.gz", compressed).read());
    }

    @Test
    void rejectsTruncatedCompressedScenes() throws IOException {
        byte[] compressed = compressed(SHOT.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "shot.ass.gz cannot be decompressed completely: save or copy it again.",
                new SceneFile(new ArnoldReader(), "shot.ass.gz", Arrays.copyOf(compressed, compressed.length / 2))
                        .error());
        assertEquals(
                "shot.ass.gz is an empty gzip file.",
                new SceneFile(new ArnoldReader(), "shot.ass.gz", Arrays.copyOf(compressed, 5)).error());
    }

    @Test
    void rejectsDecompressionBombs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                gzip.write(blanks);
            }
        }
        byte[] bomb = bytes.toByteArray();
        assertEquals(
                "bomb.ass.gz decompresses to an implausible size.",
                new SceneFile(new ArnoldReader(), "bomb.ass.gz", bomb).error());
    }

    @Test
    void missingSettingsAreEmpty() throws IOException {
        Scene scene = file("sphere { name a }").read();
        assertNull(scene.frames());
        assertNull(scene.resolution());
        assertEquals("", scene.version() + scene.output() + scene.format() + scene.camera());
    }

    @Test
    void usesTheOnlyCameraWithoutCameraOption() throws IOException {
        assertEquals(
                "cam 1",
                file("persp_camera { name \"cam 1\" } options { xres 10 yres 10 }")
                        .read()
                        .camera());
    }

    @Test
    void rejectsTruncatedFiles() {
        assertEquals(
                "shot.ass is truncated inside a block: save or copy it again.",
                file(SHOT.substring(0, SHOT.indexOf("skin.<UDIM>"))).error());
        file(SHOT).readTruncated();
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals(
                "shot.ass is not an Arnold scene.",
                file("#VRML V2.0\nhello world").error());
        assertEquals("shot.ass is not an Arnold scene.", file("").error());
        assertEquals(
                "shot.ass contains binary data, but a text scene was expected.",
                file("image \0").error());
    }
}
