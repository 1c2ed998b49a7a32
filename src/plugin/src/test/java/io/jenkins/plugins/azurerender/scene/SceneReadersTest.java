package io.jenkins.plugins.azurerender.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class SceneReadersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "s.blend,BlendReader",
        "S.MA,MayaAsciiReader",
        "s.mb,MayaBinaryReader",
        "s.ass,ArnoldReader",
        "s.ass.gz,ArnoldReader",
        "s.vrscene,VrsceneReader",
        "s.max,MaxReader",
        "s.usd,UsdReader",
        "s.usda,UsdReader",
        "s.usdc,UsdReader",
        "s.usdz,UsdReader",
        "s.abc,AlembicReader"
    })
    void extensionSelectsTheReader(String name, String reader) throws Exception {
        Path file = folder.resolve(name);
        assertTrue(SceneReaders.reads(file));
        assertEquals(reader, SceneReaders.of(file).getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({"BLENDER-v405,BlendReader", "//Maya ASCII 2024 scene,MayaAsciiReader", "FOR8....,MayaBinaryReader"})
    void signatureSelectsTheReaderOfAnUnknownExtension(String start, String reader) throws Exception {
        Path file = Files.writeString(folder.resolve("s.1"), start);
        assertFalse(SceneReaders.reads(file));
        assertEquals(reader, SceneReaders.of(file).getClass().getSimpleName());
    }

    @Test
    void unknownFormatIsRejected() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThrows(UnreadableSceneException.class, () -> SceneReaders.of(file));
    }

    @Test
    void extensionsOfReadersDoNotOverlap() {
        Set<String> seen = new TreeSet<>();
        ServiceLoader.load(SceneReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(reader -> reader.extensions().stream())
                .forEach(extension -> assertTrue(seen.add(extension), extension));
        assertEquals(12, seen.size());
    }

    /** A reader that is missing in META-INF/services would never be used. */
    @Test
    void everyReaderIsRegistered() throws Exception {
        Set<String> registered = ServiceLoader.load(SceneReader.class).stream()
                .map(provider -> provider.type().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Path sources = Path.of("src/main/java");
        try (var files = Files.walk(sources)) {
            Set<String> written = files.filter(file -> implementsSceneReader(file))
                    .map(file -> sources.relativize(file).toString())
                    .map(file -> file.replace(".java", "").replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(written, registered);
        }
    }

    private static boolean implementsSceneReader(Path file) {
        return Optional.of(file)
                .filter(Files::isRegularFile)
                .map(SceneReadersTest::text)
                .filter(text -> text.contains(" implements SceneReader "))
                .isPresent();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
