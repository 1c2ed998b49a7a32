package io.jenkins.plugins.azurerender.scene.max;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Resolution;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFile;
import io.jenkins.plugins.azurerender.scene.SceneFrames;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MaxReaderTest {

    private static final String LIMITATION =
            "Files that plug-ins use without registering them as assets, and layers, cannot be read from a .max file.";

    private static SceneFile file(byte[] content) {
        return new SceneFile(new MaxReader(), "shot.max", content);
    }

    private static Map<String, List<String>> summary() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lines.put("General", List.of("3ds Max Version: 26,00", "Compressed", "Saved As Version: 24,00"));
        lines.put(
                "External Dependencies",
                List.of("brick.PNG", "forgotten.exr", "UV_Checker.png", "shot_.exr", "Batch Render 02=mypreset.rps"));
        lines.put("Objects", List.of("Boîte 1", "Kugel"));
        lines.put(
                "Render Data",
                List.of(
                        "User Name=Anyone",
                        "Render Width=1920",
                        "Render Height=1080",
                        "Render Aspect=1,00",
                        "Renderer Name=V-Ray 6 Update 1",
                        "Render Output=C:\\show\\images\\shot_.exr",
                        "Animation Start=-5",
                        "Animation End=250",
                        "Nth Frame=5",
                        "Render Camera 00=Cam=A"));
        return lines;
    }

    private static byte[] assets() {
        return CompoundWriter.assets(
                "Bitmap",
                "C:\\show\\maps\\brick.png",
                "D:\\elsewhere\\brick.png",
                "Bitmap",
                "\\\\server\\maps\\Wände <UDIM>.tif",
                "",
                "Bitmap",
                "maps\\wood #3.bmp",
                "",
                "XRef",
                "..\\sets\\stadt.max",
                "C:\\show\\sets\\stadt.max",
                "Animation",
                "cache\\crowd.abc",
                "",
                "RenderOutput",
                "C:\\show\\images\\shot_.exr",
                "",
                "Bitmap",
                "C:\\Program Files\\Autodesk\\3ds Max 2024\\maps\\uvwunwrap\\UV_Checker.png",
                "",
                "Bitmap",
                "D:\\Applications\\3ds Max 2018\\maps\\uvwunwrap\\UV_Checker.png",
                "",
                "Bitmap",
                "C:\\Program Files\\Corona\\lut\\a.cube",
                "",
                "Bitmap",
                "C:\\Users\\u\\Documents\\3dsMax\\renderoutput\\",
                "",
                "RenderPreset",
                "C:\\show\\mypreset.rps",
                "");
    }

    static byte[] shot(int codePage) {
        return new CompoundWriter()
                .stream("Scene", new byte[5000]).stream("ClassDirectory3", new byte[500]).stream(
                                "FileAssetMetaData3", assets())
                        .stream(Summary.STREAM, CompoundWriter.summary(codePage, summary()))
                        .bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {65001, 1252, 1200})
    void readsRenderSettings(int codePage) throws IOException {
        Scene scene = file(shot(codePage)).read();
        assertEquals(Application.MAX, scene.application());
        assertEquals("2024 (26.00)", scene.version());
        assertEquals("V-Ray 6 Update 1", scene.renderer());
        assertEquals(new SceneFrames(-5, 250, 5), scene.frames());
        assertEquals(new Resolution(1920, 1080), scene.resolution());
        assertEquals("C:\\show\\images\\shot_.exr", scene.output());
        assertEquals("exr", scene.format());
        assertEquals("Cam=A", scene.camera());
        assertEquals(List.of(LIMITATION), scene.notes());
    }

    @Test
    void readsReferencesFromAssetsAndSummary() throws IOException {
        assertEquals(
                List.of(
                        new Reference("C:\\show\\maps\\brick.png", Kind.TEXTURE, Extent.ONE, "Bitmap"),
                        new Reference("\\\\server\\maps\\Wände <UDIM>.tif", Kind.TEXTURE, Extent.TILES, "Bitmap"),
                        new Reference("maps\\wood #3.bmp", Kind.TEXTURE, Extent.ONE, "Bitmap"),
                        new Reference("..\\sets\\stadt.max", Kind.SCENE, Extent.ONE, "XRef"),
                        new Reference("cache\\crowd.abc", Kind.CACHE, Extent.ONE, "Animation"),
                        new Reference("forgotten.exr", Kind.TEXTURE, Extent.ONE, "External Dependencies")),
                file(shot(65001)).read().references());
    }

    @Test
    void readsLongListsFromLongStreams() throws IOException {
        String[] many = IntStream.range(0, 900)
                .mapToObj(i -> i % 3 == 0 ? "Bitmap" : i % 3 == 1 ? "maps\\" + i + ".png" : "")
                .toArray(String[]::new);
        byte[] scene = new CompoundWriter()
                .stream("ClassDirectory3", new byte[5000]).stream("FileAssetMetaData2", CompoundWriter.assets(many))
                        .bytes();
        assertEquals(300, file(scene).read().references().size());
    }

    @Test
    void notesAMissingSummary() throws IOException {
        Scene scene =
                file(new CompoundWriter().stream("Scene", new byte[10]).bytes()).read();
        assertNull(scene.frames());
        assertNull(scene.resolution());
        assertEquals(
                List.of(
                        "The scene has no summary of its render settings: frames, resolution, output and renderer are not known.",
                        LIMITATION),
                scene.notes());
    }

    @Test
    void readsAssetsIfTheSummaryIsDamaged() throws IOException {
        byte[] summary = CompoundWriter.summary(65001, summary());
        for (int length = 0; length < summary.length; length += 31) {
            Scene scene = file(new CompoundWriter()
                            .stream("Scene", new byte[10]).stream(Summary.STREAM, Arrays.copyOf(summary, length))
                                    .stream("FileAssetMetaData3", Arrays.copyOf(assets(), 150))
                                    .bytes())
                    .read();
            assertEquals("C:\\show\\maps\\brick.png", scene.references().get(0).path());
        }
    }

    @Test
    void rejectsTruncatedFiles() {
        byte[] scene = shot(65001);
        assertEquals(
                "shot.max is truncated: save or copy it again.",
                file(Arrays.copyOf(scene, scene.length / 2)).error());
        file(scene).readTruncated();
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals("shot.max is not a scene of 3ds Max.", file(new byte[10]).error());
        assertEquals("shot.max is not a scene of 3ds Max.", file(new byte[5000]).error());
        byte[] document =
                new CompoundWriter().stream("WordDocument", new byte[10]).bytes();
        assertEquals(
                "shot.max is a document, but not a scene of 3ds Max.",
                file(document).error());
    }

    @Test
    void rejectsCircularSectorChains() {
        byte[] scene = shot(65001);
        ByteBuffer numbers = ByteBuffer.wrap(scene).order(ByteOrder.LITTLE_ENDIAN);
        int table = 512 + 512 * numbers.getInt(76);
        int directory = numbers.getInt(48);
        numbers.putInt(table + 4 * directory, directory);
        String error = file(scene).error();
        assertTrue(error.startsWith("shot.max is damaged"), error);
        numbers.putInt(table + 4 * directory, -2);
        int shorts = numbers.getInt(60);
        numbers.putInt(table + 4 * shorts, shorts);
        assertEquals(
                "shot.max is damaged: its sector chain is invalid.", file(scene).error());
        numbers.putInt(68, 3);
        file(scene).readTruncated();
    }

    @Test
    void flippedBytesAreReadOrRejected() throws IOException {
        byte[] scene = shot(1252);
        for (int at = 0; at < scene.length; at += at < 600 ? 5 : 41) {
            scene[at] ^= (byte) 0xff;
            try {
                file(scene).read();
            } catch (UnreadableSceneException expected) {
                // a damaged file may be rejected
            }
            scene[at] ^= (byte) 0xff;
        }
    }
}
