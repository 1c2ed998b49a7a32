package io.jenkins.plugins.azurerender.scene.blend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneDetails.Trait;
import io.jenkins.plugins.azurerender.scene.SceneFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truncated, damaged and malicious files. */
@Tag("unit")
class BadBlendTest {

    private static final String NEW = "BLENDER17-01v0500";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "BLEND", "no scene at all, just text", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"})
    void otherFilesAreRejected(String content) {
        String error = error(content.getBytes(StandardCharsets.UTF_8));

        assertTrue(
                error.equals("s.blend is not a .blend file.")
                        || error.equals("s.blend is truncated: save or copy it again."),
                error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLENDER-v9", "BLENDER18-01v0600....", "BLENDER17-02v0600....", "BLENDER=v304........."})
    void unknownHeaderIsRejected(String header) {
        String error = error((header + ".".repeat(99)).getBytes(StandardCharsets.UTF_8));

        assertEquals("s.blend has an unknown .blend header: it is damaged, or was saved by a newer Blender.", error);
    }

    @Test
    void truncatedFilesAreReadOrRejected() {
        file(OldScene.bytes("BLENDER_V279")).readTruncated();
    }

    @Test
    void missingEndBlockIsRejected() {
        byte[] bytes = OldScene.bytes(NEW);

        assertEquals("s.blend is truncated: save or copy it again.", error(Arrays.copyOf(bytes, bytes.length - 40)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD"})
    void damagedCompressionIsRejected(Compression compression) {
        byte[] bytes = compression.compress(OldScene.bytes("BLENDER-v300"));
        Arrays.fill(bytes, 40, 80, (byte) 0x5a);

        assertEquals("s.blend cannot be decompressed: its data is damaged or incomplete.", error(bytes));
    }

    /** The file contains 2 GiB of zeros in 64 KB. */
    @Test
    void decompressionBombIsRejected() {
        byte[] beginning = new BlendWriter("BLENDER-v304")
                .header("DATA", 1, 0, 1, Integer.MAX_VALUE)
                .bytes();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(Compression.frame(Arrays.copyOf(beginning, 36)));
        ByteBuffer zeros = ByteBuffer.allocate(6 + 4 * 16_384).order(ByteOrder.LITTLE_ENDIAN);
        zeros.putInt(0xfd2fb528).put((byte) 0).put((byte) 0x50);
        IntStream.range(0, 16_384).forEach(block -> zeros.putInt(131_072 << 3 | 1 << 1));
        bomb.writeBytes(zeros.array());

        assertEquals(
                "s.blend decompresses to an implausible size: it is damaged or malicious.", error(bomb.toByteArray()));
    }

    /** Meshes can be this large, and are not needed: 6 GiB. */
    @Test
    void largeUnneededBlockIsSkipped() throws IOException {
        long geometry = 6L << 30;
        byte[] all = new BlendWriter(NEW).header("ME", 1, 0, 1, geometry).bytes();
        byte[] mesh = Arrays.copyOf(all, 17 + 32);
        byte[] rest = OldScene.bytes(NEW);
        Path file = folder.resolve("large.blend");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write(mesh);
            large.seek(mesh.length + geometry);
            large.write(rest, 17, rest.length - 17);
        }

        Scene scene = new BlendReader().read(file);

        assertEquals("version 5.0\n" + OldScene.FACTS, SceneLines.of(scene));
    }

    @Test
    void oversizedSceneIsNoted() throws IOException {
        BlendWriter writer = OldScene.writer("BLENDER-v279");
        writer.block("SC", 0x9000, "Scene", Map.of("id.name", "SCLong"));
        writer.block("DATA", 0x9001, "Sequence", Map.of("name", "SQlong", "strip", 0x9002));
        writer.block("DATA", 0x9002, "Strip", Map.of("stripdata", 0x9003));
        writer.array(
                "DATA",
                0x9003,
                "StripElem",
                IntStream.range(0, 400_000)
                        .mapToObj(i -> Map.of("name", "f" + i))
                        .toList());

        Scene scene = file(writer.bytes()).read();

        assertEquals(List.of("SCLong exceeds the reader's limits: some of its references are unknown."), scene.notes());
    }

    /** The settings of a linked scene are in its library, and not those of a scene of the file. */
    @Test
    void settingsOfLinkedSceneAreUnknown() throws IOException {
        BlendWriter writer = OldScene.writer("BLENDER-v279");
        writer.block("ID", 0x9000, "ID", Map.of("lib", 0x20, "name", "SCSet"));
        Path file = Files.write(folder.resolve("s.blend"), writer.bytes());

        Scene scene = new BlendReader().read(file, "Set");

        assertEquals(List.of("The scene 'Set' is linked from a library: its settings are unknown."), scene.notes());
        assertNull(scene.frames());
        assertEquals(List.of(), scene.layers());
        assertEquals(List.of(), scene.cameras());
        assertEquals("Set", scene.details().name());
        assertFalse(scene.details().isComplete());
        assertEquals("Scene", new BlendReader().read(file, "Scene").details().name());
    }

    /** Markers choose cameras, and the sequencer replaces them. */
    @ParameterizedTest
    @CsvSource({"TimeMarker, 0, true", "Sequence, 1, true", "Sequence, 0, false", "Link, 1, false"})
    void activeCameraIsNotAlwaysNeeded(String part, int scemode, boolean expected) throws IOException {
        BlendWriter writer = new BlendWriter("BLENDER-v279");
        writer.struct("ID", "Library *lib", "char name[24]");
        writer.struct("RenderData", "int scemode", "int sfra", "int efra", "int _pad");
        writer.struct("Scene", "ID id", "Object *camera", "RenderData r");
        writer.struct("TimeMarker", "TimeMarker *next", "Object *camera");
        writer.struct("Sequence", "void *next", "Object *camera");
        writer.block("SC", 1, "Scene", Map.of("id.name", "SCScene", "r.scemode", scemode));
        writer.block("DATA", 2, part, part.equals("Link") ? Map.of() : Map.of("camera", 3));

        boolean found = file(writer.bytes()).read().details().traits().contains(Trait.NO_CAMERA_NEEDED);

        assertEquals(expected, found);
    }

    @Test
    void activeSceneCanBeLinked() throws IOException {
        BlendWriter writer = new BlendWriter("BLENDER-v279");
        writer.struct("ID", "Library *lib", "char name[24]").struct("Library", "ID id", "char name[240]");
        writer.struct("FileGlobal", "char subvstr[4]", "char _pad[4]", "Scene *curscene");
        writer.block("GLOB", 3, "FileGlobal", Map.of("subvstr", "1", "curscene", 2));
        writer.block("LI", 1, "Library", Map.of("id.name", "LIset", "name", "//set.blend"));
        writer.block("ID", 2, "ID", Map.of("lib", 1, "name", "SCSet"));

        Scene scene = file(writer.bytes()).read();

        assertEquals(List.of("The scene 'Set' is linked from a library: its settings are unknown."), scene.notes());
        assertFalse(scene.details().isComplete());
    }

    @Test
    void referencesAreReadWithoutAScene() throws IOException {
        BlendWriter writer = new BlendWriter("BLENDER-v279");
        writer.struct("ID", "Library *lib", "char name[24]").struct("Library", "ID id", "char name[240]");
        writer.block("LI", 1, "Library", Map.of("id.name", "LIchair", "name", "//chair.blend"));

        Scene scene = file(writer.bytes()).read();

        assertEquals(List.of("//chair.blend"), SceneFile.paths(scene));
        assertEquals(List.of("The file contains no scene to render."), scene.notes());
    }

    /** Since Blender 5.0, an archive in the file contains the linked data. */
    @Test
    void libraryWithPackedDataIsNotReferenced() throws IOException {
        BlendWriter writer = new BlendWriter(NEW);
        writer.struct("ID", "Library *lib", "char name[258]");
        writer.struct("Library", "ID id", "char name[1024]", "ushort flag", "Library *archive_parent_library");
        writer.block("LI", 1, "Library", Map.of("id.name", "LIheld", "name", "//held.blend"));
        writer.block(
                "LI",
                2,
                "Library",
                Map.of("id.name", "LIheld.001", "name", "//held.blend", "flag", 1, "archive_parent_library", 1));
        writer.block("LI", 3, "Library", Map.of("id.name", "LIpart", "name", "//part.blend"));
        writer.block("ID", 4, "ID", Map.of("lib", 3, "name", "OBChair"));
        writer.block(
                "LI",
                5,
                "Library",
                Map.of("id.name", "LIpart.001", "name", "//part.blend", "flag", 1, "archive_parent_library", 3));

        assertEquals(
                List.of("//part.blend"), SceneFile.paths(file(writer.bytes()).read()));
    }

    private static SceneFile file(byte[] bytes) {
        return new SceneFile(new BlendReader(), "s.blend", bytes);
    }

    private static String error(byte[] bytes) {
        return file(bytes).error();
    }
}
