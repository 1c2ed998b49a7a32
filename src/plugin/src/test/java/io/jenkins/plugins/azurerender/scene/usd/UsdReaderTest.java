package io.jenkins.plugins.azurerender.scene.usd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.airlift.compress.lz4.Lz4Compressor;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class UsdReaderTest {

    static final String SHOT = """
            #usda 1.0
            (
                defaultPrim = "set"
                doc = ""\"Nothing "here" is @a file.png@\"""
                startTimeCode = 1001
                endTimeCode = 1048
                framesPerSecond = 24
                subLayers = [
                    @./anim/shot_anim.usda@,
                    @C:/show/light rig.usd@ (offset = 10)
                ]
            )

            def Xform "set" (
                assetInfo = { asset identifier = @set.usda@ }
                prepend references = [@./assets/tree.usdz[leaf.png]@</tree>, </set/other>]
                payload = @@@./a@b/house.usdc@@@
                variants = { string look = "old" }
            )
            {
                # def Camera "none" {}
                def Camera "shotCam" { float startTimeCode = 7 }
                def Mesh "ground"
                {
                    point3f[] points = [(0, 0, 0), (1, 0, 0)]
                    float size.timeSamples = { 1: 1.5, 2: 2 }
                }
                def Shader "brick"
                {
                    asset inputs:file = @textures/brick.<UDIM>.exr@
                    string inputs:wrap = 'it\\'s'
                }
                over "crowd" (
                    clips = { dictionary default = { string templateAssetPath = "./crowd.###.usd" } }
                ) { }
            }

            def Scope "Render"
            {
                def RenderSettings "settings"
                {
                    int2 resolution = (1998, 1080)
                    rel camera = </set/shotCam>
                    def RenderProduct "beauty" { token productName = "renders/beauty.exr" }
                }
            }
            """;

    private static SceneFile file(String text) {
        return SceneFile.of(new UsdReader(), "shot.usda", text);
    }

    /**
     * Writes a binary file with only these tokens, compressed in several chunks; 0 writes one chunk without a count.
     */
    static byte[] crate(int chunks, String... words) {
        byte[] plain = (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer section = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        section.putLong(words.length).putLong(plain.length).putLong(0).put((byte) chunks);
        for (int i = 0; i < Math.max(1, chunks); i++) {
            int from = plain.length * i / Math.max(1, chunks);
            int to = plain.length * (i + 1) / Math.max(1, chunks);
            byte[] compressed = new byte[1000];
            int length = new Lz4Compressor().compress(plain, from, to - from, compressed, 0, compressed.length);
            if (chunks > 0) {
                section.putInt(length);
            }
            section.put(compressed, 0, length);
        }
        return file(8, Arrays.copyOf(section.array(), section.position()));
    }

    private static byte[] file(int version, byte[] section) {
        ByteBuffer file = ByteBuffer.allocate(88 + section.length + 8 + 32).order(ByteOrder.LITTLE_ENDIAN);
        file.put("PXR-USDC".getBytes(StandardCharsets.ISO_8859_1)).put(9, (byte) version);
        file.putLong(16, 88 + section.length).position(88);
        file.put(section).putLong(1).put("TOKENS".getBytes(StandardCharsets.ISO_8859_1));
        file.putLong(88 + section.length + 8 + 16, 88).putLong(88 + section.length + 8 + 24, section.length);
        return file.array();
    }

    private static SceneFile binary(byte[] content) {
        return new SceneFile(new UsdReader(), "shot.usd", content);
    }

    @Test
    void readsRenderSettings() throws IOException {
        Scene scene = file(SHOT).read();
        assertEquals(Application.USD, scene.application());
        assertEquals(new SceneFrames(1001, 1048, 1), scene.frames());
        assertEquals(new Resolution(1998, 1080), scene.resolution());
        assertEquals("renders/beauty.exr", scene.output());
        assertEquals("exr", scene.format());
        assertEquals("/set/shotCam", scene.camera());
        assertEquals(List.of("/set/shotCam"), scene.cameras());
    }

    @Test
    void readsReferencesWithTheirPrims() throws IOException {
        assertEquals(
                List.of(
                        new Reference("./anim/shot_anim.usda", Kind.SCENE, Extent.ONE, "subLayers"),
                        new Reference("C:/show/light rig.usd", Kind.SCENE, Extent.ONE, "subLayers"),
                        new Reference("./assets/tree.usdz", Kind.SCENE, Extent.ONE, "/set"),
                        new Reference("./a@b/house.usdc", Kind.SCENE, Extent.ONE, "/set"),
                        new Reference("textures/brick.<UDIM>.exr", Kind.TEXTURE, Extent.TILES, "/set/brick"),
                        new Reference("./crowd.###.usd", Kind.SCENE, Extent.SEQUENCE, "/set/crowd")),
                file(SHOT).read().references());
    }

    @Test
    void missingSettingsAreEmpty() throws IOException {
        Scene scene = file("#usda 1.0\ndef Xform \"a\" {}").read();
        assertNull(scene.frames());
        assertNull(scene.resolution());
        assertEquals("", scene.output() + scene.camera());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void readsReferencesFromTokensOfBinaryScenes(int chunks) throws IOException {
        Scene scene = binary(crate(chunks, "Mesh", "./assets/tree.usd", "points", "brick.<UDIM>.png", "Wände.exr"))
                .read();
        assertEquals(List.of("./assets/tree.usd", "brick.<UDIM>.png", "Wände.exr"), SceneFile.paths(scene));
        assertEquals(
                List.of(
                        "Binary USD: asset paths were recognized by their extensions; frames, cameras and settings are not read."),
                scene.notes());
    }

    @Test
    void readsUncompressedTokensOfOldBinaryScenes() throws IOException {
        byte[] words = "Mesh\0tree.usd\0".getBytes(StandardCharsets.UTF_8);
        ByteBuffer section = ByteBuffer.allocate(16 + words.length).order(ByteOrder.LITTLE_ENDIAN);
        section.putLong(2).putLong(words.length).put(words);
        assertEquals(
                List.of("tree.usd"),
                SceneFile.paths(binary(file(3, section.array())).read()));
    }

    @Test
    void damagedBinaryScenesAreReadOrRejected() throws IOException {
        byte[] scene = crate(3, "Mesh", "./assets/tree.usd", "points");
        binary(scene).readTruncated();
        for (int at = 8; at < scene.length; at += 2) {
            for (int value : new int[] {0, 0x7f, 0xff}) {
                byte[] damaged = scene.clone();
                damaged[at] = (byte) value;
                try {
                    binary(damaged).read();
                } catch (UnreadableSceneException expected) {
                    // a damaged file may be rejected
                }
            }
        }
    }

    @Test
    void notesThatPackagesContainTheirAssets() throws IOException {
        assertEquals(
                List.of("The package contains its own assets; its frames, cameras and settings are not read."),
                SceneFile.of(new UsdReader(), "shot.usdz", "PK\3\4 and so on")
                        .read()
                        .notes());
    }

    @Test
    void rejectsTruncatedFiles() {
        assertEquals(
                "shot.usda is truncated inside a block: save or copy it again.",
                file(SHOT.substring(0, SHOT.length() / 2)).error());
        file(SHOT).readTruncated();
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals("shot.usda is not a USD scene.", file("").error());
        assertEquals("shot.usda is not a USD scene.", file("#VRML").error());
        assertEquals(
                "shot.usda is damaged: unmatched closing bracket.",
                file("#usda 1.0\n}").error());
        assertEquals(
                "shot.usda is damaged: unmatched closing bracket.",
                file("#usda 1.0\n)").error());
        assertEquals(
                "shot.usda contains binary data, but a text scene was expected.",
                file("#usda 1.0\n\0").error());
        assertEquals(
                "shot.usda nests prims too deeply.",
                file("#usda 1.0\n" + "{".repeat(20_000)).error());
    }
}
