package io.jenkins.plugins.azurerender.scene.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.SceneFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AlembicReaderTest {

    private static final String ABOUT =
            "_ai_AlembicVersion=Alembic 1.8.5 (built May  8 2023 09:13:13);_ai_Application=Any";

    private static SceneFile file(byte[] content) {
        return new SceneFile(new AlembicReader(), "crowd.abc", content);
    }

    static byte[] archive() {
        byte[] about = ABOUT.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(16 + 8 + about.length + 56).order(ByteOrder.LITTLE_ENDIAN);
        file.put("Ogawa".getBytes(StandardCharsets.UTF_8))
                .put((byte) 0xff)
                .put((byte) 0)
                .put((byte) 1);
        file.putLong(24 + about.length);
        file.putLong(about.length).put(about);
        file.putLong(6).putLong(0).putLong(0).putLong(0).putLong(16 | 1L << 63).putLong(0);
        return file.array();
    }

    @Test
    void readsTheAlembicVersion() throws IOException {
        Scene scene = file(archive()).read();
        assertEquals(Application.ALEMBIC, scene.application());
        assertEquals("1.8.5", scene.version());
        assertEquals(
                List.of("Alembic archives have no render settings; files referenced by their objects are not read."),
                scene.notes());
    }

    @Test
    void acceptsHdf5Archives() throws IOException {
        byte[] older = "\u0089HDF\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("", file(older).read().version());
    }

    @Test
    void rejectsUnfinishedArchives() {
        byte[] unfinished = archive();
        unfinished[5] = 0;
        assertEquals(
                "crowd.abc was not written completely: export it again.",
                file(unfinished).error());
        byte[] truncated = Arrays.copyOf(archive(), 60);
        assertEquals(
                "crowd.abc is truncated: save or copy it again.",
                file(truncated).error());
        file(archive()).readTruncated();
    }

    @Test
    void rejectsFilesOfOtherFormats() {
        assertEquals("crowd.abc is not an Alembic archive.", file(new byte[0]).error());
        assertEquals("crowd.abc is not an Alembic archive.", file(new byte[100]).error());
    }
}
