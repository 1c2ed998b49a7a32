package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.azure.storage.FileUpload;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.azure.storage.StorageException;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("cloud")
@ExtendWith(LocalCloudExtension.class)
class AssetSyncTest {

    private static final int LARGE = 65 << 20;

    @TempDir
    Path temporary;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<String> signatures = ConcurrentHashMap.newKeySet();
    private LocalCloud cloud;
    private Project project;

    @BeforeEach
    void createProject(LocalCloud cloud) throws IOException {
        this.cloud = cloud;
        project = new Project(cloud, temporary);
    }

    @Test
    void newFilesNeedOneRequestEachAndThreeMore() throws Exception {
        project.write(500, 1);
        SyncReport report = counted();
        assertEquals(500, report.sentFiles());
        assertEquals(500, puts().size());
        assertTrue(requests.size() <= 500 + 1 + 2, () -> "requests: " + requests.size());
        assertEquals(500, project.listing().size());
    }

    @Test
    void unchangedFilesNeedOnlyAListing() throws Exception {
        project.write(10_000, 2);
        try (BlobSink sink = new BlobSink()) {
            project.files().forEach(file -> sink.blobs.put(file.name(), new BlobSink.Blob(file.bytes(), file.hash())));
            project.touchAll(1_000_000_000_000L);
            SyncReport report = project.call(
                    new SignedContainer(sink.url(), Project.TIMEOUT), Map.of(), System.nanoTime() + Long.MAX_VALUE / 2);
            assertTrue(report.complete());
            assertEquals(0, report.sentFiles());
            assertEquals(10_000, report.files());
            assertEquals(2, sink.requests.get(), "one more creates the container");
        }
    }

    @Test
    @Tag("bench")
    void unchangedFilesNeedOnlyAListingOnAzurite() throws Exception {
        project.write(10_000, 2);
        project.upload(cloud.blobEndpoint());
        project.touchAll(1_000_000_000_000L);
        SyncReport report = counted();
        assertEquals(0, report.sentFiles());
        assertEquals(10_000, report.files());
        assertTrue(requests.size() <= 4, requests::toString);
    }

    @Test
    void changedContentOfSameSizeAndTimeIsUploaded() throws Exception {
        project.write(3, 3);
        project.touchAll(1_000_000_000_000L);
        SyncReport before = project.upload(cloud.blobEndpoint());
        Path changed = project.folder.resolve("f000/t00001.bin");
        Files.createFile(project.folder.resolve("empty"));
        byte[] content = new byte[64];
        new Random(99).nextBytes(content);
        Files.write(changed, content);
        project.touchAll(1_000_000_000_000L);
        SyncReport after = project.upload(cloud.blobEndpoint());
        assertEquals(2, after.sentFiles());
        assertEquals(0, project.listing().get("empty").bytes());
        assertTrue(!before.fingerprint().equals(after.fingerprint()), "the fingerprint must change");
        assertArrayEquals(content, download("f000/t00001.bin"));
    }

    @Test
    void largeFileIsUploadedInBlocks() throws Exception {
        byte[] content = large(4);
        SyncReport report = counted();
        assertEquals(9, blocks().size());
        assertEquals(LARGE, report.sentBytes());
        assertArrayEquals(content, download("large.abc"));
    }

    @Test
    void interruptedUploadResumesWithMissingBlocks() throws Exception {
        byte[] content = large(5);
        AtomicInteger sent = new AtomicInteger();
        try (GatedProxy broken = GatedProxy.refusing(
                cloud.blobEndpoint(), request -> request.contains("comp=block&") && sent.incrementAndGet() > 4)) {
            assertThrows(StorageException.class, () -> project.upload(broken.url()));
        }
        assertTrue(project.listing().isEmpty(), "an incomplete file must not be stored");
        counted();
        assertEquals(5, blocks().size());
        assertArrayEquals(content, download("large.abc"));
    }

    @Test
    void onlyChangedBlocksOfALargeFileAreSent() throws Exception {
        byte[] content = large(6);
        project.upload(cloud.blobEndpoint());
        content[LARGE / 2] ^= 1;
        Files.write(project.folder.resolve("large.abc"), content);
        SyncReport report = counted();
        assertEquals(1, blocks().size());
        assertEquals(8 << 20, report.sentBytes());
        assertArrayEquals(content, download("large.abc"));
    }

    @Test
    void unsentFilesOfOneCallAreLimited() throws Exception {
        FileStamp stamp = new FileStamp(1, 2, Upload.RESUMABLE_BYTES, 3);
        List<LocalFile> files = IntStream.range(0, SyncReport.MAX_UNSENT + 500)
                .mapToObj(number -> new LocalFile(number + ".vdb", stamp, new byte[0]))
                .toList();
        Upload upload = new Upload(
                project.target(cloud.blobEndpoint()),
                new Selection(temporary),
                Map.of(),
                System.nanoTime() + Long.MAX_VALUE / 2,
                new Progress(line -> {}, 1, 1));
        upload.send(files);
        assertEquals(SyncReport.MAX_UNSENT, upload.unsent().size());
    }

    @Test
    void failureDoesNotContainTheSasUrl() throws Exception {
        project.write(1, 7);
        try (GatedProxy refusing = GatedProxy.refusing(cloud.blobEndpoint(), request -> request.contains(".bin"))) {
            StorageException x = assertThrows(StorageException.class, () -> project.upload(refusing.url()));
            assertTrue(!x.getMessage().contains("sig="), x.getMessage());
            assertTrue(x.refused());
        }
    }

    @Test
    void uploadContinuesAfterSasUrlExpires() throws Exception {
        project.write(300, 8);
        AtomicInteger puts = new AtomicInteger();
        try (GatedProxy expiring = GatedProxy.refusing(cloud.blobEndpoint(), request -> {
            // After 100 files the first URL is rejected, until a second one is used.
            signatures.add(request.replaceFirst(".*sig=", ""));
            return request.contains(".bin") && signatures.size() == 1 && puts.incrementAndGet() > 100;
        })) {
            SyncReport report = project.upload(expiring.url());
            assertEquals(300, report.sentFiles());
        }
        assertEquals(300, project.listing().size());
        assertTrue(signatures.size() > 1, "a second URL must be used");
    }

    @Test
    void uploadsAfterTheTimeLimitAreLeftToTheNextCall() throws Exception {
        project.write(50, 9);
        SyncReport report = project.call(project.target(cloud.blobEndpoint()), Map.of(), System.nanoTime() - 1);
        assertTrue(!report.complete() && report.stuck(), "no upload must start");
        assertEquals(50, project.upload(cloud.blobEndpoint()).sentFiles());
    }

    @Test
    void fileOverwrittenOnceIsSentAgain() throws Exception {
        project.write(2, 13);
        Path file = Files.writeString(temporary.resolve("other"), "from another build");
        SignedContainer other = project.target(cloud.blobEndpoint());
        AtomicInteger listings = new AtomicInteger();
        try (GatedProxy proxy = new GatedProxy(cloud.blobEndpoint(), request -> {
            if (request.contains("comp=list") && listings.incrementAndGet() == 2) {
                write(other, file, "f000/t00001.bin");
            }
            return false;
        })) {
            SyncReport report = project.upload(proxy.url());
            assertTrue(report.complete());
            assertEquals(2, report.files());
            assertEquals(3, report.sentFiles());
        }
        assertArrayEquals(Files.readAllBytes(project.folder.resolve("f000/t00001.bin")), download("f000/t00001.bin"));
    }

    @Test
    void concurrentChangeByAnotherBuildIsRejected() throws Exception {
        project.write(2, 10);
        String name = "f000/t00001.bin";
        Path file = Files.writeString(temporary.resolve("other"), "from another build");
        SignedContainer other = project.target(cloud.blobEndpoint());
        try (GatedProxy proxy = new GatedProxy(cloud.blobEndpoint(), request -> {
            if (request.contains("comp=list")) {
                write(other, file, name);
            }
            return false;
        })) {
            InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> project.upload(proxy.url()));
            assertEquals(
                    "The file 'f000/t00001.bin' of this project was changed in storage by another build or branch during the upload: use a separate project for each of them.",
                    x.getMessage());
        }
    }

    @Test
    void damagedRequestsAreRepeated() throws Exception {
        byte[] content = large(11);
        project.write(3, 11);
        Set<String> damaged = ConcurrentHashMap.newKeySet();
        try (GatedProxy damaging = GatedProxy.damaging(
                cloud.blobEndpoint(),
                request -> (request.contains("comp=block&") || request.contains(".bin")) && damaged.add(request))) {
            project.upload(damaging.url());
        }
        assertEquals(12, damaged.size());
        assertArrayEquals(content, download("large.abc"));
        for (LocalFile file : project.files()) {
            assertArrayEquals(Files.readAllBytes(project.folder.resolve(file.name())), download(file.name()));
        }
    }

    @Test
    void fileModifiedDuringUploadIsRejected() throws Exception {
        project.write(1, 12);
        Path file = project.folder.resolve("f000/t00000.bin");
        try (GatedProxy proxy = new GatedProxy(cloud.blobEndpoint(), request -> {
            if (request.contains("comp=list")) {
                append(file);
            }
            return false;
        })) {
            InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> project.upload(proxy.url()));
            assertEquals(
                    "The file 'f000/t00000.bin' changed during the upload: do not change the workspace until azureRenderSubmit has finished.",
                    x.getMessage());
        }
        assertTrue(project.listing().isEmpty());
    }

    private static void write(SignedContainer container, Path file, String name) {
        try {
            container.put(new FileUpload(file, name, Files.size(file), "0", () -> {}));
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private byte[] large(long seed) throws IOException {
        byte[] content = new byte[LARGE];
        new Random(seed).nextBytes(content);
        Files.write(project.folder.resolve("large.abc"), content);
        return content;
    }

    private SyncReport counted() throws Exception {
        try (GatedProxy proxy = new GatedProxy(cloud.blobEndpoint(), request -> {
            requests.add(request);
            return false;
        })) {
            return project.upload(proxy.url());
        }
    }

    private List<String> puts() {
        return requests.stream()
                .filter(request -> request.startsWith("PUT") && request.contains(".bin"))
                .toList();
    }

    private List<String> blocks() {
        return requests.stream()
                .filter(request -> request.contains("comp=block&"))
                .toList();
    }

    private byte[] download(String name) throws IOException {
        Path target = temporary.resolve("down");
        assertTrue(project.stored().download(name, target));
        return Files.readAllBytes(target);
    }
}
