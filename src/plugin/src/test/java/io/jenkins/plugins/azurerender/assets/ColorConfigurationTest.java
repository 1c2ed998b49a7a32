package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variable OCIO with a path in the project. */
@Tag("unit")
class ColorConfigurationTest {

    @TempDir
    Path workspace;

    @TempDir
    Path list;

    @ParameterizedTest
    @CsvSource({
        "color/config.ocio, false",
        "./color/../color/config.ocio, false",
        "color/other.ocio, true",
        "config.ocio, true",
        "notes/config.ocio, true",
        "/studio/config.ocio, false",
        "C:/studio/config.ocio, false",
        "ocio://default, false",
        "$STUDIO/config.ocio, false",
        "'', false"
    })
    void relativePathIsMissingIfItIsNotUploaded(String value, boolean missing) throws IOException {
        for (String file : List.of("s.ass", "color/config.ocio", "notes/config.ocio")) {
            Path path = workspace.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "options { name o }\n");
        }
        AssetOptions options = new AssetOptions("", "color/**", "", List.of(), PathMap.NONE, Map.of("OCIO", value));
        FoundAssets found = new FindAssets(new ProjectFiles("s.ass", "", false), options, list.toString(), "")
                .invoke(workspace.toFile(), null);
        assertEquals(missing ? List.of(value) : List.of(), found.missingFiles());
    }
}
