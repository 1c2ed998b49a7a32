package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("cloud")
@ExtendWith(LocalCloudExtension.class)
class SignedContainerTest {

    private static final Duration RETRY_LIMIT = Duration.ofSeconds(2);
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private RenderStorage storage;
    private String container;

    @BeforeEach
    void createContainer(LocalCloud cloud) throws IOException {
        storage = new SdkRenderStorage(cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), RETRY_LIMIT);
        container = "c-" + UUID.randomUUID();
        storage.createContainer(container, Map.of("azurerenderbuild", "a%2Fb%231"));
    }

    @Test
    void creatingExistingContainerChangesNothing() throws IOException {
        upload(container(Access.UPLOAD), file("x"), "a", "1");
        storage.createContainer(container, Map.of());
        assertEquals(1, StoredFiles.of(container(Access.READ)).size());
    }

    @Test
    void specialCharactersInNamesAreKept() throws IOException {
        List<String> names = List.of(
                "plain.png",
                "sp ace.png",
                "pct%41.png",
                "a%2Fb.png",
                "q?.png",
                "amp&.png",
                "plus+.png",
                "hash#1.png",
                "apos'.png",
                "semi;rm -rf.png",
                "$(id).png",
                "nfc-\u00e9.png",
                "nfd-e\u0301.png",
                "deep/er/name.png",
                "\u65e5\u672c.png");
        for (String name : names) {
            upload(container(Access.UPLOAD), file(name), name, "hash of " + names.indexOf(name));
        }
        Map<String, StoredFile> stored = StoredFiles.of(container(Access.READ));
        for (String name : names) {
            assertEquals("hash of " + names.indexOf(name), stored.get(name).sha256(), name);
            Path target = folder.resolve("down").resolve(String.valueOf(names.indexOf(name)));
            assertTrue(container(Access.READ).download(name, target));
            assertEquals(name, Files.readString(target));
        }
        assertEquals(names.size(), stored.size());
    }

    @Test
    void missingBlobLeavesNoFile() throws IOException {
        Path target = folder.resolve("down/none");
        assertFalse(container(Access.READ).download("none", target));
        assertFalse(Files.exists(target));
        assertEquals(0, target.getParent().toFile().list().length);
    }

    @Test
    void sasUrlAllowsOnlyItsPermissions() throws IOException {
        Path file = file("x");
        upload(container(Access.WRITE), file, "frame", "1");
        assertThrows(StorageException.class, () -> container(Access.WRITE).download("frame", folder.resolve("y")));
        assertThrows(StorageException.class, () -> StoredFiles.of(container(Access.WRITE)));
        assertThrows(StorageException.class, () -> container(Access.UPLOAD).download("frame", folder.resolve("y")));
        assertThrows(StorageException.class, () -> upload(container(Access.READ), file, "frame", "1"));
    }

    @Test
    void errorContainsContainerButNoSignature() throws IOException {
        URI url = storage.sign(container, Access.READ, VALIDITY);
        StorageException x = assertThrows(
                StorageException.class,
                () -> StoredFiles.of(new SignedContainer(URI.create(url + "tampered"), RETRY_LIMIT)));
        assertTrue(x.getMessage().contains(container), x.getMessage());
        assertFalse(x.getMessage().contains("sig="), x.getMessage());
        assertFalse(x.retryable());
    }

    @Test
    void deletingMissingContainerIsNoError() throws IOException {
        storage.deleteContainer(container);
        storage.deleteContainer(container);
    }

    private static void upload(SignedContainer container, Path file, String name, String hash) throws IOException {
        container.put(new FileUpload(file, name, Files.size(file), hash, () -> {}));
    }

    private SignedContainer container(Access access) throws IOException {
        return new SignedContainer(storage.sign(container, access, VALIDITY), RETRY_LIMIT);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "up", ""), content);
    }
}
