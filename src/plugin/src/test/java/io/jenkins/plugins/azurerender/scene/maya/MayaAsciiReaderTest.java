package io.jenkins.plugins.azurerender.scene.maya;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MayaAsciiReaderTest {

    static final String SHOT = """
            //Maya ASCII 2024 scene
            //Name: shot.ma
            //Codeset: UTF-8
            file -rdi 1 -ns "hero" -rfn "heroRN" -op "v=0;" -typ "mayaAscii"
            \t\t "C:/show//scenes/hero rig.ma";
            file -rdi 2 -ns "hat" -rfn "hero:hatRN" -typ "mayaBinary" "C:/show//scenes/hat.mb";
            file -r -ns "hero" -dr 1 -rfn "heroRN" -op "v=0;" -typ "mayaAscii" "C:/show//scenes/hero rig.ma";
            file -r -ns "hero1" -dr 1 -rfn "heroRN1" -typ "mayaAscii" "C:/show//scenes/hero rig.ma{1}";
            requires maya "2024";
            requires -nodeType "aiOptions" -nodeType "aiAOVDriver" "mtoa" "5.3.4";
            currentUnit -l centimeter -a degree -t pal;
            createNode transform -s -n "persp";
            createNode camera -s -n "perspShape" -p "persp";
            \tsetAttr -k off ".v" no;
            \tsetAttr ".rnd" no;
            \tsetAttr ".imn" -type "string" "persp";
            createNode transform -n "shotCam" -p "|cams";
            createNode camera -n "shotCamShape" -p "|cams|shotCam";
            \tsetAttr -k off ".v";
            createNode mesh -n "grid";
            \tsetAttr ".vt[0:1]"  -0.5 0 0.5 1e-07 0 0.5;
            createNode renderLayerManager -n "renderLayerManager";
            createNode renderLayer -n "defaultRenderLayer";
            \tsetAttr ".g" yes;
            \tsetAttr ".rndr" no;
            createNode renderLayer -n "defaultRenderLayer1";
            \tsetAttr ".g" yes;
            createNode renderLayer -n "oldBeauty";
            createNode renderSetupLayer -n "fog";
            createNode renderLayer -n "rs_fog";
            createNode renderSetupLayer -n "off";
            createNode renderLayer -n "rs_off";
            \tsetAttr ".rndr" no;
            createNode aiAOVDriver -s -n "defaultArnoldDriver";
            \tsetAttr -k on ".ai_translator" -type "string" "exr";
            createNode file -n "brick";
            \tsetAttr ".ftn" -type "string" "C:/show//sourceimages/brick \\"old\\".png";
            createNode file -n "water";
            \tsetAttr ".ftn" -type "string" "sourceimages/water.0001.tif";
            \tsetAttr ".ufe" yes;
            createNode file -n "skin";
            \tsetAttr ".ftn" -type "string" "${SHOW}/skin.1001.exr";
            \tsetAttr ".uvt" 3;
            createNode file -n "bark";
            \tsetAttr ".ftn" -type "string" "tex/bark.<UDIM>.exr";
            createNode file -n "empty";
            \tsetAttr ".ftn" -type "string" "";
            createNode script -n "uiConfigurationScriptNode";
            \tsetAttr ".b" -type "string" (
            \t\t"// a comment that is none; createNode file -n \\"x\\";\\n"
            \t\t+ "pane.png");
            createNode AlembicNode -n "crowd";
            \tsetAttr ".fn" -type "string" "//server/cache/crowd.abc";
            \tsetAttr ".fns" -type "stringArray" 2 "a.abc" "b.abc"  ;
            createNode aiStandIn -n "treeShape" -p "tree";
            \tsetAttr ".dso" -type "string" "tree.####.ass.gz";
            createNode cacheFile -n "clothCache";
            \tsetAttr ".cn" -type "string" "cloth";
            \tsetAttr ".cp" -type "string" "cache/nCache/shot/";
            createNode reference -n "heroRN";
            \tsetAttr ".ed" -type "dataReferenceEdits"
            \t\t"heroRN"
            \t\t"heroRN" 0
            \t\t"heroRN" 2
            \t\t2 "hero:hat" "translate" " -type \\"double3\\" 0 0 0"
            \t\t2 "hero:faceTex" "fileTextureName" " -type \\"string\\" \\"sourceimages/face_v2.png\\"";
            createNode fancyTexture -n "fancy1";
            \tsetAttr ".picture" -type "string" "fancy.hdr";
            select -ne :time1;
            \tsetAttr ".o" 40;
            select -ne :defaultRenderGlobals;
            \taddAttr -ci true -h true -sn "dss" -ln "defaultSurfaceShader" -dt "string";
            \tsetAttr ".ren" -type "string" "arnold";
            \tsetAttr ".outf" 51;
            \tsetAttr ".imfkey" -type "string" "exr";
            \tsetAttr ".an" yes;
            \tsetAttr -k on ".fs" 11;
            \tsetAttr -k on ".ef" 250;
            \tsetAttr -av -k on ".bfs" 2;
            \tsetAttr -cb on ".ifp" -type "string" "<Scene>/<RenderLayer>/shot";
            select -ne :defaultResolution;
            \tsetAttr -av -k on ".w" 1998;
            \tsetAttr -av -k on ".h" 1080;
            \tsetAttr ".pa" 1;
            connectAttr "brick.oc" "lambert1.c";
            // End of shot.ma
            """;

    private static SceneFile file(String text) {
        return SceneFile.of(new MayaAsciiReader(), "shot.ma", text);
    }

    /** Reads a minimal scene with this content. */
    private static Scene with(String text) throws IOException {
        return file("//Maya ASCII 2024 scene\n" + text + "\n// End of shot.ma\n")
                .read();
    }

    private static Reference only(Scene scene) {
        assertEquals(1, scene.references().size(), scene.references().toString());
        return scene.references().get(0);
    }

    @Test
    void readsVersionAndRenderSettings() throws IOException {
        Scene scene = file(SHOT).read();
        assertEquals(Application.MAYA, scene.application());
        assertEquals("2024", scene.version());
        assertEquals("arnold", scene.renderer());
        assertEquals(new SceneFrames(11, 250, 2), scene.frames());
        assertEquals(new Resolution(1998, 1080), scene.resolution());
        assertEquals("<Scene>/<RenderLayer>/shot", scene.output());
        assertEquals("exr", scene.format());
    }

    @Test
    void readsRenderableCamerasAndLayers() throws IOException {
        Scene scene = file(SHOT).read();
        assertEquals("shotCam", scene.camera());
        assertEquals(List.of("shotCam"), scene.cameras());
        assertEquals(List.of("oldBeauty", "fog"), scene.layers());
    }

    @Test
    void readsNamesOfCameraShapes() throws IOException {
        Scene scene = file("""
                //Maya ASCII 2024 scene
                requires maya "2024";
                createNode transform -n "wide";
                createNode camera -n "lens" -p "wide";
                createNode transform -n "close";
                createNode camera -n "closeShape" -p "close";
                \tsetAttr ".rnd" no;
                createNode reference -n "sharedReferenceNode";
                """).read();
        assertEquals(List.of("wide"), scene.cameras());
        assertEquals(List.of("lens", "close", "closeShape"), scene.details().otherCameras());
        assertTrue(scene.details().isComplete());
    }

    /** Maya writes the short name of the mode, and omits the default, which does not read the file. */
    @ParameterizedTest
    @CsvSource({
        "setAttr \".imode\" 2;, true",
        "setAttr \".imode\" 6;, true",
        "setAttr \".imap_mode\" 7;, true",
        "setAttr \".imode\" 1;, false",
        "setAttr \".imap_mode\" 0;, false",
        "setAttr \".msr\" 6;, false"
    })
    void irradianceMapIsReadInModesFromFile(String mode, boolean needed) throws IOException {
        Scene scene = file("""
                //Maya ASCII 2024 scene
                createNode VRaySettingsNode -s -n "vraySettings";
                \t%s
                \tsetAttr ".ifile" -type "string" "maps/im.vrmap";
                """.formatted(mode)).read();
        assertEquals(needed, !scene.references().isEmpty(), scene.references().toString());
    }

    /** Referenced files of all formats can contain cameras. */
    @ParameterizedTest
    @ValueSource(strings = {"a.ma", "a.fbx", "a.abc", "a.obj"})
    void camerasAreIncompleteWithReferencedFiles(String path) throws IOException {
        String command = "file -r -ns \"a\" -dr 1 -rfn \"aRN\" \"%s\";".formatted(path);
        assertFalse(file("//Maya ASCII 2024 scene\n" + command + "\n")
                .read()
                .details()
                .isComplete());
    }

    @Test
    void readsReferencesWithTheirNodes() throws IOException {
        assertEquals(
                List.of(
                        new Reference("C:/show//scenes/hero rig.ma", Kind.SCENE, Extent.ONE, "heroRN"),
                        new Reference("C:/show//scenes/hat.mb", Kind.SCENE, Extent.ONE, "hero:hatRN"),
                        new Reference("C:/show//scenes/hero rig.ma", Kind.SCENE, Extent.ONE, "heroRN1"),
                        new Reference("C:/show//sourceimages/brick \"old\".png", Kind.TEXTURE, Extent.ONE, "brick"),
                        new Reference("sourceimages/water.0001.tif", Kind.TEXTURE, Extent.SEQUENCE, "water"),
                        new Reference("${SHOW}/skin.1001.exr", Kind.TEXTURE, Extent.TILES, "skin"),
                        new Reference("tex/bark.<UDIM>.exr", Kind.TEXTURE, Extent.TILES, "bark"),
                        new Reference("//server/cache/crowd.abc", Kind.CACHE, Extent.ONE, "crowd"),
                        new Reference("a.abc", Kind.CACHE, Extent.ONE, "crowd"),
                        new Reference("b.abc", Kind.CACHE, Extent.ONE, "crowd"),
                        new Reference("tree.####.ass.gz", Kind.SCENE, Extent.SEQUENCE, "treeShape"),
                        new Reference("cache/nCache/shot/", Kind.CACHE, Extent.FOLDER, "clothCache"),
                        new Reference("sourceimages/face_v2.png", Kind.TEXTURE, Extent.ONE, "hero:faceTex")),
                file(SHOT).read().references());
    }

    @Test
    void notesUnknownReferences() throws IOException {
        assertEquals(
                List.of("picture of fancy1 (fancyTexture) names fancy.hdr; it is unknown whether the render needs it."),
                file(SHOT).read().notes());
    }

    @Test
    void readsLongNamesAndAttributesOfNamedNodes() throws IOException {
        Scene scene = with("""
                createNode camera -name "renderCamShape" -parent "renderCam";
                    setAttr ".renderable" yes;
                createNode file -name "env";
                    setAttr ".fileTextureName" -type "string" "env.hdr";
                createNode audio -n "voice";
                    setAttr ".filename" -type "string" "voice.wav";
                setAttr "defaultRenderGlobals.startFrame" 5;
                setAttr ":defaultRenderGlobals.endFrame" 7;
                setAttr "voice.offset" 3;
                setAttr -type "string" "defaultRenderGlobals.currentRenderer" "mayaSoftware";
                setAttr "defaultRenderGlobals.imageFormat" 8;
                """);
        assertEquals("renderCam", scene.camera());
        assertEquals(List.of("env.hdr", "voice.wav"), SceneFile.paths(scene));
        assertEquals(new SceneFrames(5, 7, 1), scene.frames());
        assertEquals("mayaSoftware", scene.renderer());
        assertEquals("jpg", scene.format());
    }

    @Test
    void readsSettingsOfVRayAndRedshift() throws IOException {
        Scene vray = with("""
                createNode VRaySettingsNode -s -n "vraySettings";
                    setAttr ".wi" 2560;
                    setAttr ".he" 1440;
                    setAttr ".fnprx" -type "string" "<Scene>/<Version>";
                    setAttr ".imgfs" -type "string" "exr";
                    setAttr ".imap_mode" 2;
                    setAttr ".ifile" -type "string" "gi/irradiance.vrmap";
                select -ne :defaultRenderGlobals;
                    setAttr ".ren" -type "string" "vray";
                    setAttr ".ifp" -type "string" "not this";
                select -ne :defaultResolution;
                    setAttr ".w" 10;
                    setAttr ".h" 10;
                """);
        assertEquals(new Resolution(2560, 1440), vray.resolution());
        assertEquals("<Scene>/<Version>", vray.output());
        assertEquals("exr", vray.format());
        assertEquals(new Reference("gi/irradiance.vrmap", Kind.CACHE, Extent.ONE, "vraySettings"), only(vray));
        Scene redshift = with("""
                createNode RedshiftOptions -s -n "redshiftOptions";
                    setAttr ".imageFormat" 2;
                select -ne :defaultRenderGlobals;
                    setAttr ".ren" -type "string" "redshift";
                    setAttr ".ifp" -type "string" "frame";
                """);
        assertEquals("png", redshift.format());
        assertEquals("frame", redshift.output());
    }

    @Test
    void missingSettingsAreEmpty() throws IOException {
        Scene scene = with("createNode transform -n \"a\";");
        assertNull(scene.frames());
        assertNull(scene.resolution());
        assertEquals("", scene.renderer() + scene.output() + scene.format() + scene.camera());
        assertEquals(List.of(), scene.notes());
    }

    @Test
    void notesThatAnimationIsOff() throws IOException {
        Scene scene = with(
                "select -ne :time1; setAttr \".o\" 12; select -ne :defaultRenderGlobals; setAttr \".an\" no; setAttr \".ef\" 20;");
        assertEquals(new SceneFrames(1, 20, 1), scene.frames());
        assertEquals(
                List.of("Animation is off in the render settings: without a frame range, Maya renders frame 12 only."),
                scene.notes());
    }

    @Test
    void readsAllCodePages() throws IOException {
        String shift = "//Codeset: 932\ncreateNode file -n \"f\";\nsetAttr \".ftn\" -type \"string\" \"表/ソ.png\";";
        Scene japanese = SceneFile.of(
                        new MayaAsciiReader(),
                        "a.ma",
                        "//Maya ASCII 2018 scene\n" + shift,
                        Charset.forName("windows-31j"))
                .read();
        assertEquals("表/ソ.png", only(japanese).path());
        String western =
                "//Codeset: 1252\ncreateNode file -n \"Fläche\";\nsetAttr \".ftn\" -type \"string\" \"Köln €.png\";";
        Scene german = SceneFile.of(new MayaAsciiReader(), "a.ma", western, Charset.forName("windows-1252"))
                .read();
        assertEquals(new Reference("Köln €.png", Kind.TEXTURE, Extent.ONE, "Fläche"), only(german));
        Scene undeclared = SceneFile.of(
                        new MayaAsciiReader(),
                        "a.ma",
                        "createNode file -n \"f\"; setAttr \".ftn\" -type \"string\" \"K\u00f6ln.png\";",
                        StandardCharsets.ISO_8859_1)
                .read();
        assertEquals("Köln.png", only(undeclared).path());
    }

    @Test
    void ignoresCommandsInTextAndComments() throws IOException {
        Scene scene = with("""
                /* createNode file -n "a"; setAttr ".ftn" -type "string" "a.png"; */
                createNode file -n "b"; // setAttr ".ftn" -type "string" "b.png";
                    setAttr ".ftn" -type "string" "http://x/c;d.png" /* here */ ;
                if (`exists x`) { x; }
                setAttr ".ihi" 0;
                """);
        assertEquals("http://x/c;d.png", only(scene).path());
    }

    @Test
    void joinsConcatenatedPaths() throws IOException {
        Scene scene = with(
                "createNode file -n \"b\"; setAttr \".ftn\" -type \"string\" ( \"long/\" + \"path\"\n + \".png\" );");
        assertEquals("long/path.png", only(scene).path());
    }

    @Test
    void ignoresFilesInstalledWithMaya() throws IOException {
        assertEquals(
                List.of(),
                with("select -ne :defaultColorMgtGlobals; setAttr \".cfp\" -type \"string\" \"<MAYA_RESOURCES>/ocio/config.ocio\";")
                        .references());
        Scene custom =
                with("select -ne :defaultColorMgtGlobals; setAttr \".cfp\" -type \"string\" \"color/config.ocio\";");
        assertEquals(
                new Reference("color/config.ocio", Kind.OTHER, Extent.ONE, "defaultColorMgtGlobals"), only(custom));
    }

    @Test
    void rejectsTruncatedFiles() {
        int cut = SHOT.indexOf("sourceimages/water");
        assertEquals(
                "shot.ma is truncated inside a command: save or copy it again.",
                file(SHOT.substring(0, cut)).error());
        file(SHOT).readTruncated();
    }

    @Test
    void notesAMissingLastLine() throws IOException {
        Scene scene = file("//Maya ASCII 2024 scene\ncreateNode transform -n \"a\";\n")
                .read();
        assertTrue(scene.notes().get(0).startsWith("The last line that Maya writes is missing"), scene.toString());
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals(
                "shot.ma is not a Maya ASCII scene. If it is a Maya binary scene, name it .mb.",
                file("FOR8").error());
        assertEquals("shot.ma is not a Maya ASCII scene.", file("").error());
        assertEquals(
                "shot.ma is not a Maya ASCII scene.", file("GIF89a; and more;").error());
        assertEquals(
                "shot.ma contains binary data, but a Maya ASCII scene was expected.",
                file("//Maya ASCII\ncreateNode \0\0 x;").error());
    }

    @Test
    void readsLongAttributesInBoundedMemory() throws IOException {
        String line = "\tsetAttr \".vt[0:99]\" " + "0.125 ".repeat(3000) + ";\n";
        Scene scene = with("createNode mesh -n \"m\";\n" + line.repeat(300) + "setAttr \".long\" -type \"string\" \""
                + "x".repeat(3_000_000) + "\";\n");
        assertEquals(List.of(), scene.references());
    }

    @Test
    void rejectsAnImplausibleNumberOfFileNames() {
        StringBuilder text =
                new StringBuilder("createNode AlembicNode -n \"a\";\nsetAttr \".fns\" -type \"stringArray\" 600");
        String path = "p".repeat(30_000);
        for (int i = 0; i < 600; i++) {
            text.append(" \"").append(path).append(i).append('"');
        }
        assertEquals(
                "shot.ma has a node with an implausible number of file names.",
                file(text.append(";").toString()).error());
    }

    @Test
    void notesLayerOverrides() throws IOException {
        Scene scene = with("""
                createNode absUniqueOverride -n "startFrame";
                    setAttr ".atr" -type "string" "startFrame";
                    setAttr ".tgName" -type "string" "defaultRenderGlobals";
                createNode absUniqueOverride -n "other";
                    setAttr ".atr" -type "string" "color";
                    setAttr ".tgName" -type "string" "lambert1";
                connectAttr "shotCamShape.rnd" "beauty.adjs[3].plg";
                connectAttr ":defaultRenderGlobals.ifp" "beauty.adjs[4].plg" -na;
                connectAttr "a.b" "c.d";
                """);
        String rest = "; the value shown applies to the other layers.";
        assertEquals(
                List.of(
                        "A render layer overrides defaultRenderGlobals.startFrame" + rest,
                        "A render layer overrides shotCamShape.rnd" + rest,
                        "A render layer overrides defaultRenderGlobals.ifp" + rest),
                scene.notes());
    }
}
