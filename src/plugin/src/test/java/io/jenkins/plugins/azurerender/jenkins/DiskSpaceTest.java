package io.jenkins.plugins.azurerender.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class DiskSpaceTest {

    @TempDir
    Path folder;

    @Test
    void freeSpaceOfAFolderIsKnown() {
        long free = DiskSpace.free(folder);
        assertTrue(free > 0 && free < Long.MAX_VALUE, () -> free + " bytes");
    }

    @Test
    void fullDiskHasNoFreeSpace() {
        assertEquals(0, DiskSpace.free(0, 100));
    }

    /** Java reports 0 bytes for a folder that does not exist, as for file systems without this information. */
    @Test
    void unknownFreeSpaceIsUnlimited() {
        assertEquals(Long.MAX_VALUE, DiskSpace.free(folder.resolve("none")));
    }
}
