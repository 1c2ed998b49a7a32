package io.jenkins.plugins.azurerender.scene.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class PathnamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tex/skin.<UDIM>.exr       | TILES",
                "tex/skin_<uvtile>.tif     | TILES",
                "tex/skin_u<U>_v<V>.tif    | TILES",
                "tex/skin.<tile>.tif       | TILES",
                "tex/skin.%(UDIM)d.tx      | TILES",
                "tex/<UDIM>/water.####.exr | TILES",
                "water.####.tif            | SEQUENCE",
                "water.#.tif               | SEQUENCE",
                "water_##_old.tif          | SEQUENCE",
                "water.%04d.tif            | SEQUENCE",
                "water.%d.tif              | SEQUENCE",
                "set_<frame04>.vrscene     | SEQUENCE",
                "set.<f>.abc               | SEQUENCE",
                "smoke.$F4.vdb             | SEQUENCE",
                "Material #25.png          | ONE",
                "C#/project/wood.png       | ONE",
                "file%20name.png           | ONE",
                "$FOLDER/wood.png          | ONE",
                "${SHOW}/100%/a.png        | ONE",
                "wood.1001.png             | ONE"
            })
    void extentIsDerivedFromPlaceholders(String path, Extent extent) {
        assertEquals(extent, Pathnames.extent(path, Extent.ONE));
    }

    @ParameterizedTest
    @CsvSource({
        "a/B.PNG, TEXTURE, png",
        "a\\b.ass.gz, SCENE, ass",
        "a.b/c, OTHER, ''",
        "a.vdb, VOLUME, vdb",
        "x.Wav, SOUND, wav",
        "x.mov, MOVIE, mov",
        "x.abc, CACHE, abc",
        "x.ies, OTHER, ies",
        "a.png/, OTHER, ''"
    })
    void kindIsDerivedFromTheExtension(String path, Kind kind, String extension) {
        assertEquals(kind, Pathnames.kind(path));
        assertEquals(extension, Pathnames.extension(path));
    }
}
