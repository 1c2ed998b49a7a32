package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither many files nor large ones need much memory on the agent. */
@Tag("unit")
class MemoryTest {

    /** Megabytes that last, whatever is brought. */
    private static final int FOR_A_FILE = 20;

    private static final int FILES_A_MEGABYTE = 1_200;
    private static final Pattern KEPT = Pattern.compile("old generation at most (\\d+) MB");

    @TempDir
    Path temporary;

    private Path workspace;
    private BlobSink sink;

    @BeforeEach
    void open() throws IOException {
        workspace = Files.createDirectories(temporary.resolve("workspace"));
        Files.writeString(workspace.resolve("scene.blend"), "scene");
        sink = new BlobSink();
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void aFileManyTimesLargerThanTheMemoryIsBrought() throws Exception {
        bringsALargeFile(24, 128L << 20);
    }

    @Test
    void manyFilesAreBrought() throws Exception {
        bringsManyFiles(32, 2_000);
    }

    @Test
    @Tag("bench")
    void eightGigabytesAreBroughtWith256MegabytesOfMemory() throws Exception {
        bringsALargeFile(256, 8L << 30);
    }

    @Test
    @Tag("bench")
    void twoHundredThousandFilesAreBroughtWith256MegabytesOfMemory() throws Exception {
        bringsManyFiles(256, 200_000);
    }

    private void bringsALargeFile(int megabytes, long bytes) throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(workspace.resolve("cache.abc").toFile(), "rw")) {
            file.setLength(bytes);
            file.seek(bytes / 2);
            file.write(7);
        }
        String printed = SmallAgent.run(megabytes, workspace, sink.url());
        System.out.print(printed);
        assertTrue(kept(printed) <= FOR_A_FILE, () -> "however large a file is: " + printed);
        assertEquals(bytes, sink.blobs.get("cache.abc").bytes());
    }

    private void bringsManyFiles(int megabytes, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Path folder = workspace.resolve("textures/library/set%04d".formatted(i / 200));
            if (i % 200 == 0) {
                Files.createDirectories(folder);
            }
            Files.write(
                    folder.resolve("texture.%06d.tx".formatted(i)),
                    ByteBuffer.allocate(64).putInt(i).array());
        }
        String first = SmallAgent.run(megabytes, workspace, sink.url());
        assertTrue(first.contains("%d files, %d sent".formatted(count + 1, count + 1)), first);
        assertEquals(count + 1, sink.blobs.size());
        sink.requests.set(0);
        String second = SmallAgent.run(megabytes, workspace, sink.url());
        assertTrue(second.contains("%d files, 0 sent".formatted(count + 1)), second);
        assertEquals(count / 5_000 + 1L, sink.requests.get(), "a request a page of the listing");
        System.out.print(first + second);
        int most = FOR_A_FILE + count / FILES_A_MEGABYTE;
        assertTrue(kept(first) <= most && kept(second) <= most, () -> "less than a kilobyte a file: " + first + second);
    }

    /** The most megabytes that outlived young collections. */
    private static int kept(String printed) {
        Matcher matcher = KEPT.matcher(printed);
        assertTrue(matcher.find(), printed);
        return Integer.parseInt(matcher.group(1));
    }
}
