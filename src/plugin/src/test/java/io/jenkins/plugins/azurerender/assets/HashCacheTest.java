package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class HashCacheTest {

    @TempDir
    Path folder;

    @Test
    void savedHashesAreFoundByTheNextBuild() throws IOException {
        fill(5_000);
        HashCache again = HashCache.open(file());
        for (int i = 0; i < 5_000; i++) {
            assertArrayEquals(value(i), again.find(stamp(i)));
        }
        assertNull(again.find(stamp(5_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12, 17, 40, 2_000, -1, -5})
    void damagedCacheCountsAsEmpty(int index) throws IOException {
        fill(100);
        byte[] bytes = Files.readAllBytes(file());
        bytes[index < 0 ? bytes.length + index : index] ^= 4;
        Files.write(file(), bytes);
        assertNull(HashCache.open(file()).find(stamp(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 24, 1_000})
    void truncatedCacheCountsAsEmpty(int length) throws IOException {
        fill(100);
        Files.write(file(), java.util.Arrays.copyOf(Files.readAllBytes(file()), length));
        assertNull(HashCache.open(file()).find(stamp(1)));
    }

    @Test
    void folderInPlaceOfTheCacheIsIgnored() throws IOException {
        Files.createDirectories(file().resolve("x"));
        fill(1);
        assertNull(HashCache.open(file()).find(stamp(0)));
    }

    @Test
    void concurrentBuildsLeaveAValidCache() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 40; round++) {
            Future<?>[] saved = new Future<?>[4];
            for (int i = 0; i < saved.length; i++) {
                int size = 100 + i;
                saved[i] = builds.submit(() -> fill(size));
            }
            for (Future<?> one : saved) {
                one.get();
            }
            assertArrayEquals(value(7), HashCache.open(file()).find(stamp(7)));
        }
        builds.shutdown();
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void unusedHashesAreRemovedAboveTheLimit() throws IOException {
        fill(150_000);
        HashCache next = HashCache.open(file());
        next.find(stamp(3));
        next.save();
        assertTrue(Files.size(file()) < 1_000, "only used records must be kept");
        assertArrayEquals(value(3), HashCache.open(file()).find(stamp(3)));
    }

    @Test
    void writeWithSameSizeAndTimeChangesTheStamp() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        FileStamp before = FileStamp.of(file);
        assertTrue(before.same(FileStamp.of(file)));
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertFalse(before.same(FileStamp.of(file)));
        assertFalse(FileStamp.of(file).settled(System.currentTimeMillis()), "a second write may have the same stamp");
    }

    private void fill(int size) {
        HashCache cache = HashCache.open(file());
        for (int i = 0; i < size; i++) {
            cache.put(stamp(i), value(i));
        }
        cache.save();
    }

    private Path file() {
        return folder.resolve("hashes");
    }

    private static FileStamp stamp(int i) {
        Random random = new Random(i);
        return new FileStamp(random.nextLong(), random.nextLong(), i, 0);
    }

    private static byte[] value(int i) {
        byte[] value = new byte[32];
        new Random(i + 1_000_000L).nextBytes(value);
        return value;
    }
}
