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

/** Memory use on the agent does not depend on the size of files, and little on their number. */
@Tag("unit")
class MemoryTest {

    /** Megabytes of the old generation for any upload. */
    private static final int BASE_MEGABYTES = 20;

    private static final int FILES_PER_MEGABYTE = 1_200;
    private static final Pattern PEAK = Pattern.compile("old generation at most (\\d+) MB");

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
    void fileLargerThanTheHeapIsUploaded() throws Exception {
        uploadLargeFile(24, 128L << 20);
    }

    @Test
    void manyFilesAreUploaded() throws Exception {
        uploadManyFiles(32, 2_000);
    }

    @Test
    @Tag("bench")
    void eightGigabytesAreUploadedWith256MegabytesOfHeap() throws Exception {
        uploadLargeFile(256, 8L << 30);
    }

    @Test
    @Tag("bench")
    void twoHundredThousandFilesAreUploadedWith256MegabytesOfHeap() throws Exception {
        uploadManyFiles(256, 200_000);
    }

    private void uploadLargeFile(int megabytes, long bytes) throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(workspace.resolve("cache.abc").toFile(), "rw")) {
            file.setLength(bytes);
            file.seek(bytes / 2);
            file.write(7);
        }
        String printed = SmallAgent.run(megabytes, workspace, sink.url());
        System.out.print(printed);
        assertTrue(
                peak(printed) <= BASE_MEGABYTES, () -> "the limit does not depend on the size of a file: " + printed);
        assertEquals(bytes, sink.blobs.get("cache.abc").bytes());
    }

    private void uploadManyFiles(int megabytes, int count) throws Exception {
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
        assertEquals(count / 5_000 + 1L, sink.requests.get(), "one request per page of the listing");
        System.out.print(first + second);
        int max = BASE_MEGABYTES + count / FILES_PER_MEGABYTE;
        assertTrue(peak(first) <= max && peak(second) <= max, () -> "less than a kilobyte per file: " + first + second);
    }

    /** Returns the peak size of the old generation in megabytes. */
    private static int peak(String printed) {
        Matcher matcher = PEAK.matcher(printed);
        assertTrue(matcher.find(), printed);
        return Integer.parseInt(matcher.group(1));
    }
}
