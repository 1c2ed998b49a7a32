package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.arnold.ArnoldReader;
import io.jenkins.plugins.azurerender.scene.maya.MayaAsciiReader;
import io.jenkins.plugins.azurerender.scene.usd.UsdReader;
import io.jenkins.plugins.azurerender.scene.vray.VrsceneReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small scenes with values that are easily misread. */
@Tag("unit")
class SceneCasesTest {

    private static Scene read(SceneReader reader, String name) throws IOException {
        return SceneFile.of(reader, name, text(name)).read();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SceneCasesTest.class.getResourceAsStream("cases/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> paths(SceneReader reader, String name, String text) throws IOException {
        return SceneFile.paths(SceneFile.of(reader, name, text).read());
    }

    @Test
    void mayaReferencesAreThoseOfTheRender() throws IOException {
        Scene scene = read(new MayaAsciiReader(), "references.ma");
        assertEquals(
                List.of(
                        "proxies/tree.####.rs",
                        "cache//alembic/n.abc",
                        "sourceimages/a.<UDIM>.exr",
                        "sourceimages/a.1001.exr",
                        "ass/x.####.ass.gz",
                        "vm.vrmesh",
                        "b__pal.xgen",
                        "sourceimages/s.sbsar",
                        "models/ad.ma",
                        "tex/<udim>.tx",
                        "tex/p._MAPID_.tex",
                        "shaders/x.oso",
                        "plates/p.0001.jpg"),
                SceneFile.paths(scene));
        assertEquals(new SceneFrames(1001, 1100, 2), scene.frames());
    }

    /** The data of a representation follows its type, and each representation has its own type. */
    @Test
    void mayaLocatorsHaveNoPaths() throws IOException {
        String node = "createNode assemblyDefinition -n \"%s\";\n";
        String representation = "setAttr \".rep[%d].rty\" -type \"string\" \"%s\";\n"
                + "setAttr \".rep[%1$d].rda\" -type \"string\" \"%3$s\";\n";
        assertEquals(
                List.of("a.ma", "b.abc", "c.ma"),
                paths(
                        new MayaAsciiReader(),
                        "s.ma",
                        "//Maya ASCII 2022 scene\n"
                                + node.formatted("first")
                                + representation.formatted(0, "Scene", "a.ma")
                                + representation.formatted(1, "Locator", "see chair.ma")
                                + representation.formatted(2, "Cache", "b.abc")
                                + representation.formatted(3, "Locator", "Annotation: 3")
                                + node.formatted("second")
                                + "setAttr \".rep[3].rda\" -type \"string\" \"c.ma\";\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10.6, 1, 1 10",
        "1, 10.4, 1, 1 10",
        "1, 9.9999, 1, 1 10",
        "1.5, 4, 1, 2 4",
        "-3, -0.5, 1, -3 -1",
        "7, 7, 1, 7 7"
    })
    void mayaRangeEndsAtTheLastWholeFrame(String first, String last, int step, String expected) throws IOException {
        Scene scene = SceneFile.of(
                        new MayaAsciiReader(),
                        "s.ma",
                        "//Maya ASCII 2022 scene\nselect -ne :defaultRenderGlobals;\nsetAttr \".an\" yes;\nsetAttr \".fs\" "
                                + first + ";\nsetAttr \".ef\" " + last + ";\n")
                .read();
        assertEquals(expected, scene.frames().first() + " " + scene.frames().last());
    }

    @Test
    void mayaFractionalEndIsRoundedDown() throws IOException {
        assertEquals(
                new SceneFrames(1, 10, 1),
                read(new MayaAsciiReader(), "fractional-end.ma").frames());
    }

    @Test
    void usdIdentifiersReferenceTheirFiles() throws IOException {
        assertEquals(
                List.of(
                        "./a.usd",
                        "b.usda",
                        "m.abc",
                        "./uv.abc",
                        "p.usdc",
                        "q.usdz",
                        "tex/a.<UDIM>.exr",
                        "x.png",
                        "y.png",
                        "f.1.vdb",
                        "f.2.vdb"),
                SceneFile.paths(read(new UsdReader(), "layers.usda")));
        assertEquals(
                List.of("a.abc", "b.abc", "c.abc"),
                paths(
                        new UsdReader(),
                        "s.usda",
                        "#usda 1.0\n( subLayers = [@anon:0x7f:layer.usda@,"
                                + " @a.abc:SDF_FORMAT_ARGS:abcLayers=b.abc,c.abc&abcReRoot=R@] )\n"));
    }

    @Test
    void usdLayersWithArgumentsAreScenes() throws IOException {
        assertEquals(
                new Reference("./a.usd", Kind.SCENE, Extent.ONE, "subLayers"),
                read(new UsdReader(), "layers.usda").references().get(0));
    }

    @Test
    void vrayCachesOfModeZeroAreNotRead() throws IOException {
        assertEquals(List.of(), SceneFile.paths(read(new VrsceneReader(), "caches.vrscene")));
        assertEquals(List.of(), SceneFile.paths(read(new MayaAsciiReader(), "caches.ma")));
    }

    /** All modes of V-Ray; modes that are not listed calculate the cache. */
    @ParameterizedTest
    @CsvSource({
        "SettingsLightCache, file, mode, 2",
        "SettingsIrradianceMap, file, mode, 2 6 7",
        "SettingsCaustics, file, mode, 1",
        "SettingsPhotonMap, file, mode, 1",
        "BRDFSSS2Complex, prepass_fileName, prepass_mode, 2 3",
    })
    void vrayCachesAreReadInModesThatLoadThem(String plugin, String file, String mode, String loads)
            throws IOException {
        for (int number = 0; number < 9; number++) {
            String scene = "%s x { %s=\"old/map.bin\"; %s=%d; }".formatted(plugin, file, mode, number);
            boolean loaded = List.of(loads.split(" ")).contains(String.valueOf(number));
            assertEquals(
                    loaded ? List.of("old/map.bin") : List.of(), paths(new VrsceneReader(), "s.vrscene", scene), scene);
        }
        String noMode = "%s x { %s=\"old/map.bin\"; }".formatted(plugin, file);
        assertEquals(List.of(), paths(new VrsceneReader(), "s.vrscene", noMode));
    }

    @ParameterizedTest
    @CsvSource({"imap_mode, ifile, 2 6 7", "mode, fnm, 2", "mode, fileName, 2"})
    void vrayCachesOfMayaAreReadInModesThatLoadThem(String mode, String file, String loads) throws IOException {
        for (int number = 0; number < 9; number++) {
            String scene = "//Maya ASCII 2022 scene\ncreateNode VRaySettingsNode -n \"vraySettings\";\n"
                    + "setAttr \".%s\" %d;\nsetAttr \".%s\" -type \"string\" \"old/map.vrmap\";\n"
                            .formatted(mode, number, file);
            boolean loaded = List.of(loads.split(" ")).contains(String.valueOf(number));
            assertEquals(
                    loaded ? List.of("old/map.vrmap") : List.of(), paths(new MayaAsciiReader(), "s.ma", scene), scene);
        }
    }

    /** A shader name without a file extension is looked up by the renderer. */
    @Test
    void oslShadersAreReferencesIfTheyAreFiles() throws IOException {
        assertEquals(
                List.of("shaders/noise.oso", "C:\\osl\\rust.osl", "a.abc", "b.abc", "c.abc"),
                paths(
                        new ArnoldReader(),
                        "s.ass",
                        "osl { name a shadername \"shaders/noise.oso\" }\n"
                                + "osl { name b shadername \"C:\\\\osl\\\\rust.osl\" }\n"
                                + "osl { name c shadername \"wood_v2\" }\n"
                                + "alembic { name d filename \"a.abc\" layers 2 1 STRING \"b.abc\" \"c.abc\" }\n"));
    }
}
