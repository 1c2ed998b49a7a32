package io.jenkins.plugins.azurerender.scene.vray;

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
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class VrsceneReaderTest {

    static final String SHOT = """
            // V-Ray core version is 5.20.01
            // Exported by a test

            #include "shot_geometry.vrscene"
            #include "C:/show/shot lights.vrscene"

            SettingsOutput output {
              img_width=1280;
              img_height=interpolate((0, 720), (1, 720));
              img_file="shot.exr";
              img_dir="C:/show/images/";
              img_file_needFrameNumber=1;
              anim_start=0;
              anim_end=2.5;
              frames_per_second=24;
              frame_start=101;
            }

            RenderView renderView {
              transform=interpolate((0, Transform(Matrix(Vector(1,0,0),Vector(0,1,0),Vector(0,0,1)),Vector(0,0,5))));
              fov=0.8;
              scene_name=List("Shot Camera");
            }

            CameraPhysical physical { ISO=100; lens_file="C:\\\\lens\\\\anamorphic.lens"; }

            /* BitmapBuffer no { file="no.png"; } */
            BitmapBuffer bitmap|brick@1 {
              filter_type=1; // file="neither.png";
              file="C:\\\\show\\\\brick {old}; \\"1\\".png";
            }
            BitmapBuffer water { file="water.0001.tif"; frame_sequence=1; }
            BitmapBuffer skin { file="//server/skin.<UDIM>.exr"; }
            BitmapBuffer switching { file=interpolate((0, "day.hdr"), (10, "night.hdr")); }
            GeomStaticMesh mesh {
              vertices=ListVectorHex("ZIPC0100000004000000");
              faces=ListInt(0, 1, 2);
              file="not of this plug-in.png";
            }
            GeomMeshFile trees { file="${SHOW}/trees.vrmesh"; object_path=""; }
            GeomMeshFile hero { file="hero.####.abc"; }
            VRayScene set { filepath="set.vrscene"; }
            LightIES lamp { ies_file="lamp.ies"; }
            TexOSL flakes { shader_file="flakes.osl"; }
            SettingsIrradianceMap gi { mode=2; file="gi/shot.vrmap"; auto_save_file="gi/saved.vrmap"; }
            """;

    private static SceneFile file(String text) {
        return SceneFile.of(new VrsceneReader(), "shot.vrscene", text);
    }

    @Test
    void readsRenderSettings() throws IOException {
        Scene scene = file(SHOT).read();
        assertEquals(Application.VRAY, scene.application());
        assertEquals("5.20.01", scene.version());
        assertEquals("vray", scene.renderer());
        assertEquals(new SceneFrames(101, 161, 1), scene.frames());
        assertEquals(new Resolution(1280, 720), scene.resolution());
        assertEquals("C:/show/images/shot.exr", scene.output());
        assertEquals("exr", scene.format());
        assertEquals("Shot Camera", scene.camera());
        assertEquals(List.of("Shot Camera"), scene.cameras());
        assertEquals(List.of(), scene.layers());
    }

    @Test
    void readsReferencesWithTheirPlugins() throws IOException {
        assertEquals(
                List.of(
                        new Reference("shot_geometry.vrscene", Kind.SCENE, Extent.ONE, "#include"),
                        new Reference("C:/show/shot lights.vrscene", Kind.SCENE, Extent.ONE, "#include"),
                        new Reference("C:\\lens\\anamorphic.lens", Kind.OTHER, Extent.ONE, "physical"),
                        new Reference("C:\\show\\brick {old}; \"1\".png", Kind.TEXTURE, Extent.ONE, "bitmap|brick@1"),
                        new Reference("water.0001.tif", Kind.TEXTURE, Extent.SEQUENCE, "water"),
                        new Reference("//server/skin.<UDIM>.exr", Kind.TEXTURE, Extent.TILES, "skin"),
                        new Reference("day.hdr", Kind.TEXTURE, Extent.ONE, "switching"),
                        new Reference("night.hdr", Kind.TEXTURE, Extent.ONE, "switching"),
                        new Reference("${SHOW}/trees.vrmesh", Kind.CACHE, Extent.ONE, "trees"),
                        new Reference("hero.####.abc", Kind.CACHE, Extent.SEQUENCE, "hero"),
                        new Reference("set.vrscene", Kind.SCENE, Extent.ONE, "set"),
                        new Reference("lamp.ies", Kind.OTHER, Extent.ONE, "lamp"),
                        new Reference("flakes.osl", Kind.OTHER, Extent.ONE, "flakes"),
                        new Reference("gi/shot.vrmap", Kind.CACHE, Extent.ONE, "gi")),
                file(SHOT).read().references());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frames=List(List(1,10));            | 1 10",
                "frames=ListInt(    4);              | 4 4",
                "frames= 5-250;                      | 5 250",
                "frames=List(List(-3, -1));          | -3 -1",
                "frames=List(List(1, 10), 15, 20);   | 1 20",
                "anim_start=3; anim_end=8;           | 3 8",
                "anim_start=0; anim_end=1.5; frames_per_second=30; | 0 45",
                "frame_start=7;                      | 7 7",
                "anim_start=-2; anim_end=-1;         | -2 -1"
            })
    void readsAllFormsOfFrameRanges(String settings, String range) throws IOException {
        SceneFrames frames =
                file("SettingsOutput o { " + settings + " }").read().frames();
        assertEquals(range, frames.first() + " " + frames.last());
    }

    @Test
    void notesFrameListsWithGaps() throws IOException {
        assertEquals(
                List.of(
                        "The scene lists single frames or several ranges; the range from the first to the last frame is used."),
                file("SettingsOutput o { frames=List(1,5); }").read().notes());
    }

    @Test
    void missingSettingsAreEmpty() throws IOException {
        Scene scene = file("LightDome sun { intensity=1; }").read();
        assertNull(scene.frames());
        assertNull(scene.resolution());
        assertEquals("", scene.version() + scene.output() + scene.format() + scene.camera());
    }

    @Test
    void readsUnnamedPlugins() throws IOException {
        assertEquals(
                new Resolution(640, 480),
                file("SettingsOutput {\n\timg_width= 640;\n\timg_height= 480;\n}")
                        .read()
                        .resolution());
    }

    @Test
    void usesPhysicalCamerasWithoutAView() throws IOException {
        assertEquals("eye", file("CameraPhysical eye { ISO=100; }").read().camera());
    }

    @Test
    void rejectsTruncatedFiles() {
        assertEquals(
                "shot.vrscene is truncated inside a block: save or copy it again.",
                file(SHOT.substring(0, SHOT.indexOf("night"))).error());
        file(SHOT).readTruncated();
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals(
                "shot.vrscene is not a scene of V-Ray Standalone.",
                file("hello").error());
        assertEquals(
                "shot.vrscene contains binary data, but a text scene was expected.",
                file("\0\0").error());
    }
}
