package io.jenkins.plugins.azurerender.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cloud")
class AzuriteTest {
    @TempDir
    static Path folder;

    private static Azurite azurite;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        azurite = Azurite.start(folder.resolve("shared"));
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Test
    void blobsKeepTheirMetadata() {
        BlobContainerClient container = container("metadata");
        container.create();

        container.getBlobClient("textures/wood.png").upload(BinaryData.fromString("grain"));
        container.getBlobClient("textures/wood.png").setMetadata(Map.of("sha256", "1f2e"));

        List<BlobItem> items = container
                .listBlobs(
                        new ListBlobsOptions()
                                .setPrefix("textures/")
                                .setDetails(new BlobListDetails().setRetrieveMetadata(true)),
                        null)
                .stream()
                .toList();
        assertEquals(1, items.size());
        assertEquals("textures/wood.png", items.get(0).getName());
        assertEquals(Map.of("sha256", "1f2e"), items.get(0).getMetadata());
        assertEquals(
                "grain",
                container.getBlobClient("textures/wood.png").downloadContent().toString());
    }

    @Test
    void sasAllowsOnlyItsPermissions() {
        BlobContainerClient container = container("shared-access");
        container.create();
        container.getBlobClient("scene.blend").upload(BinaryData.fromString("scene"));

        BlobContainerClient reader = Blobs.container(Blobs.url(container, "rl"));

        assertEquals(
                "scene", reader.getBlobClient("scene.blend").downloadContent().toString());
        assertEquals(403, statusOf(() -> reader.getBlobClient("more").upload(BinaryData.fromString("no"))));
    }

    @Test
    void otherKeyIsRejected() {
        String otherKey = Base64.getEncoder().encodeToString(new byte[64]);
        BlobContainerClient client = Blobs.container(azurite.endpoint(), azurite.account(), otherKey, "other");

        assertEquals(403, statusOf(client::create));
    }

    @Test
    void secondAzuriteHasItsOwnKeyAndEndsWithClose() throws IOException, InterruptedException {
        Azurite second = Azurite.start(folder.resolve("second"));
        ProcessHandle process = second.process();
        assertNotEquals(azurite.key(), second.key());
        assertTrue(process.isAlive());

        second.close();
        second.close();

        assertFalse(process.isAlive());
    }

    /** Simulates a killed JVM: no shutdown hook runs, only the pipe to the standard input of Azurite breaks. */
    @Test
    void killedParentEndsTheProcess() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AzuriteHolder.class.getName(),
                folder.resolve("orphan").toString());
        Process holder = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long pid = Long.parseLong(holder.inputReader().readLine());
        ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();

        holder.destroyForcibly();

        orphan.onExit().get(60, TimeUnit.SECONDS);
        assertFalse(orphan.isAlive());
    }

    /** Ctrl-C interrupts Azurite as well, but its storage is needed until the emulator has stopped. */
    @Test
    void interruptDoesNotEndTheProcess() throws Exception {
        String pid = Long.toString(azurite.process().pid());
        assertEquals(0, new ProcessBuilder("kill", "-INT", pid).start().waitFor());

        container("after-interrupt").create();

        assertTrue(azurite.process().isAlive());
    }

    @Test
    void logIsWrittenToTheFolder() throws IOException {
        assertTrue(Files.readString(folder.resolve("shared/azurite.log")).contains("listens on http://127.0.0.1:"));
    }

    @Test
    void npmFailureShowsLastLinesAndAdvice() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("package.json"), "not JSON");

        SetUpException failure = assertThrows(SetUpException.class, () -> new AzuriteInstallation(broken).install());

        assertTrue(failure.getMessage().startsWith("'npm ci --ignore-scripts"), failure.getMessage());
        assertTrue(failure.getMessage().contains("requires Node.js 20 or newer with npm on the PATH"));
        assertTrue(failure.getMessage().contains("A complete log of this run can be found in"), failure.getMessage());
    }

    private static BlobContainerClient container(String name) {
        return Blobs.container(azurite.endpoint(), azurite.account(), azurite.key(), name);
    }

    private static int statusOf(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(BlobStorageException.class, call).getStatusCode();
    }
}
