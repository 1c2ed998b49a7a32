package io.jenkins.plugins.azurerender.scene.maya;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFile;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MayaBinaryReaderTest {

    private static final String ARNOLD_DRIVER = "\0\u0011\\\u0003";
    private static final String STAND_IN = "\0\u0011\\\u0010";

    private static SceneFile file(byte[] content) {
        return new SceneFile(new MayaBinaryReader(), "shot.mb", content);
    }

    /** A scene with 25 frames per second, from frame 11 to 250. */
    static byte[] shot(int sizeBytes) {
        MayaBinary head = new MayaBinary(sizeBytes)
                .chunk("VERS", "2023")
                .chunk("LUNI", "cm")
                .chunk("TUNI", "pal");
        if (sizeBytes == 8) {
            head.chunk("TDUR", "141120000");
        }
        head.chunk(
                "PLUG",
                "mtoa\0005.3\0 -nodeType \"aiAOVDriver\"\0aiAOVDriver\0" + ARNOLD_DRIVER + "aiStandIn\0" + STAND_IN);
        MayaBinary globals = new MayaBinary(sizeBytes)
                .chunk("SLCT", ":defaultRenderGlobals")
                .chunk("ATTR", "aTYP")
                .text("ren", "arnold")
                .number("outf", 51)
                .text("imfkey", "tif")
                .number("an", 1)
                .number("bfs", 3)
                .text("ifp", "<Scene>/shot");
        if (sizeBytes == 8) {
            globals.longTime("fs", 141_120_000L * 11 / 25).longTime("ef", 141_120_000L * 10);
        } else {
            globals.shortTime("fs", 6000 * 11 / 25).shortTime("ef", 60_000);
        }
        MayaBinary all = new MayaBinary(sizeBytes)
                .group("HEAD", head)
                .group(
                        "FREF",
                        new MayaBinary(sizeBytes)
                                .chunk("FREF", "C:/show//scenes/hero.ma{2}\0v=0;\0mayaAscii\0hero\0heroRN1\0"))
                .group("XFRM", new MayaBinary(sizeBytes).chunk("CREA", "\u008dshotCam\0"))
                .group(
                        "DCAM",
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0005shotCamShape\0shotCam\0uuid")
                                .number("coi", 5))
                .group(
                        "DCAM",
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0005topShape\0top\0")
                                .number("rnd", 0))
                .group("RNDL", new MayaBinary(sizeBytes).chunk("CREA", "\u0080beauty\0"))
                .group(
                        "RNDL",
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0080hidden\0")
                                .number("rndr", 0))
                .group(
                        "RTFT",
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0080water\0")
                                .text("ftn", "sourceimages/wässer.0001.tif")
                                .number("ufe", 1))
                .group(
                        STAND_IN,
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0005treeShape\0tree\0")
                                .text("dso", "D:\\trees\\oak.ass"))
                .group(
                        "RTFT",
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0080own\0")
                                .text("ftn", "C:/Program Files/Autodesk/Maya2023/presets/a.dds"))
                .group(
                        "DMSH",
                        new MayaBinary(sizeBytes).chunk("CREA", "\u0080mesh\0").chunk("MESH", new byte[9_001]))
                .group(
                        ARNOLD_DRIVER,
                        new MayaBinary(sizeBytes)
                                .chunk("CREA", "\u0081defaultArnoldDriver\0")
                                .text("ai_translator", "exr"))
                .group("SLCT", globals)
                .group(
                        "SLCT",
                        new MayaBinary(sizeBytes)
                                .chunk("SLCT", ":defaultResolution")
                                .number("w", 1998)
                                .number("h", 1080))
                .group(
                        "LIS" + sizeBytes,
                        "CONS",
                        new MayaBinary(sizeBytes)
                                .group("CONN", new MayaBinary(sizeBytes).chunk("CWFL", "\0water.oc\0lambert1.c\0")))
                .group("HEAD", new MayaBinary(sizeBytes).chunk("OBJN", "21"));
        return new MayaBinary(sizeBytes).group("Maya", all).bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void readsSettingsCamerasAndLayers(int sizeBytes) throws IOException {
        Scene scene = file(shot(sizeBytes)).read();
        assertEquals(Application.MAYA, scene.application());
        assertEquals("2023", scene.version());
        assertEquals("arnold", scene.renderer());
        assertEquals(new SceneFrames(11, 250, 3), scene.frames());
        assertEquals(new Resolution(1998, 1080), scene.resolution());
        assertEquals("<Scene>/shot", scene.output());
        assertEquals("exr", scene.format());
        assertEquals("shotCam", scene.camera());
        assertEquals(List.of("shotCam"), scene.cameras());
        assertEquals(List.of("beauty"), scene.layers());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void readsReferencesWithTheirNodes(int sizeBytes) throws IOException {
        Scene scene = file(shot(sizeBytes)).read();
        assertEquals(
                List.of(
                        new Reference("C:/show//scenes/hero.ma", Kind.SCENE, Extent.ONE, "heroRN1"),
                        new Reference("sourceimages/wässer.0001.tif", Kind.TEXTURE, Extent.SEQUENCE, "water"),
                        new Reference("D:\\trees\\oak.ass", Kind.SCENE, Extent.ONE, "treeShape")),
                scene.references());
        assertEquals(List.of("Reference edits (such as replaced textures) are not read."), scene.notes());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void rejectsTruncatedFiles(int sizeBytes) {
        byte[] whole = shot(sizeBytes);
        for (int length : new int[] {5, 30, 300, 700, whole.length - 1}) {
            String error = file(Arrays.copyOf(whole, length)).error();
            assertEquals("shot.mb is truncated: save or copy it again.", error);
        }
        file(whole).readTruncated();
    }

    @Test
    void usesTheFileOfAReferenceNodeAsFallback() throws IOException {
        MayaBinary nodes = new MayaBinary(8)
                .group("FREF", new MayaBinary(8).chunk("FREF", "a.ma\0aRN\0"))
                .group("REFN", new MayaBinary(8).chunk("CREA", "\u0080aRN\0").text("fn[0]", "old.ma"))
                .group(
                        "REFN",
                        new MayaBinary(8)
                                .chunk("CREA", "\u0080bRN\0")
                                .text("fn[0]", "b.mb")
                                .text("fn[1]", "older.mb"));
        Scene scene = file(new MayaBinary(8).group("Maya", nodes).bytes()).read();
        assertEquals(
                List.of(
                        new Reference("a.ma", Kind.SCENE, Extent.ONE, "aRN"),
                        new Reference("b.mb", Kind.SCENE, Extent.ONE, "bRN")),
                scene.references());
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals(
                "shot.mb is not a Maya binary scene.",
                file("//Maya ASCII".getBytes()).error());
        byte[] image = new MayaBinary(4).group("CIMG", new MayaBinary(4)).bytes();
        assertEquals(
                "shot.mb is an IFF file, but not a Maya binary scene.",
                file(image).error());
    }

    @Test
    void rejectsChunksLongerThanTheirParent() {
        byte[] scene = shot(8);
        Arrays.fill(scene, 28, 36, (byte) 0x7f);
        assertEquals(
                "shot.mb is damaged: chunk at byte 40 exceeds its parent.",
                file(scene).error());
        Arrays.fill(scene, 28, 36, (byte) 0xff);
        assertEquals(
                "shot.mb is damaged: chunk at byte 36 exceeds its parent.",
                file(scene).error());
    }

    @Test
    void limitsTheDepthOfGroups() throws IOException {
        MayaBinary deep = new MayaBinary(4).chunk("CREA", "\u0080inner\0");
        for (int i = 0; i < 500; i++) {
            deep = new MayaBinary(4).group("RTFT", deep);
        }
        Scene scene = file(new MayaBinary(4).group("Maya", deep).bytes()).read();
        assertEquals(List.of(), scene.references());
    }
}
