package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage.Access;
import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultPlan;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxy;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A download that is damaged in transit never becomes a file. */
@Tag("cloud")
@ExtendWith(LocalCloudExtension.class)
class DamagedDownloadTest {

    private static final Duration RETRY_LIMIT = Duration.ofSeconds(20);
    private static final int DAMAGES = 80;
    private static final Pattern DOWNLOADS = Pattern.compile("^GET .*/frames");

    @TempDir
    Path folder;

    private RenderStorage storage;
    private LocalCloud cloud;
    private String container;

    @BeforeEach
    void createContainer(LocalCloud cloud) throws IOException {
        this.cloud = cloud;
        storage = new SdkRenderStorage(cloud.blobEndpoint(), cloud.storageAccount(), cloud.storageKey(), RETRY_LIMIT);
        container = "c-" + UUID.randomUUID();
        storage.createContainer(container, Map.of());
    }

    @Test
    void damageIsDetectedAndRetried() throws IOException {
        FaultPlan plan = new FaultPlan(7, 0.4, List.of(Fault.FLIPPED_BIT, Fault.TRUNCATED, Fault.HALF), DOWNLOADS);
        Random random = new Random(3);
        try (FaultProxy proxy = proxy(plan)) {
            for (int i = 0; proxy.events().size() < DAMAGES; i++) {
                byte[] content = new byte[1 + random.nextInt(40_000)];
                random.nextBytes(content);
                storage.put(container, "frames/" + i, content);
                Path target = folder.resolve("frame");
                assertTrue(through(proxy, RETRY_LIMIT).download("frames/" + i, target));
                assertArrayEquals(content, Files.readAllBytes(target));
            }
        }
    }

    @Test
    void permanentDamageLeavesNoFile() throws IOException {
        storage.put(container, "frames/1", new byte[] {1, 2, 3});
        for (Fault damage : List.of(Fault.FLIPPED_BIT, Fault.TRUNCATED, Fault.HALF)) {
            FaultPlan always = new FaultPlan(1, 1, List.of(damage), DOWNLOADS);
            try (FaultProxy proxy = proxy(always)) {
                Path target = folder.resolve("frame");
                StorageException x = assertThrows(StorageException.class, () -> through(proxy, RETRY_LIMIT)
                        .download("frames/1", target));
                assertTrue(x.retryable());
                assertEquals(0, folder.toFile().list().length);
            }
        }
    }

    @Test
    void blobReplacedDuringDownloadIsDownloadedAgain() throws IOException {
        byte[] before = new byte[CheckedDownload.PART_BYTES + 1_000];
        byte[] after = new byte[CheckedDownload.PART_BYTES + 2_000];
        Arrays.fill(after, (byte) 1);
        storage.put(container, "frames/1", before);
        AtomicInteger parts = new AtomicInteger();
        Predicate<String> replaceBeforeSecondPart = request -> {
            if (request.contains("/frames%2F1") && parts.incrementAndGet() == 2) {
                try {
                    storage.put(container, "frames/1", after);
                } catch (StorageException x) {
                    throw new IllegalStateException(x);
                }
            }
            return false;
        };
        try (GatedProxy proxy = new GatedProxy(cloud.blobEndpoint(), replaceBeforeSecondPart)) {
            String signed = storage.sign(container, Access.READ, RETRY_LIMIT).toString();
            URI proxied = URI.create(proxy.url()
                    + signed.substring(cloud.blobEndpoint().toString().length()));
            assertTrue(new SignedContainer(proxied, RETRY_LIMIT).download("frames/1", folder.resolve("frame")));
        }
        assertArrayEquals(after, Files.readAllBytes(folder.resolve("frame")));
        assertTrue(parts.get() >= 4, "two parts of each version");
    }

    @Test
    void emptyBlobIsDownloadedAndTooLargeOneIsNot() throws IOException {
        storage.put(container, "empty", new byte[0]);
        storage.put(container, "large", new byte[1000]);
        SignedContainer source = new SignedContainer(storage.sign(container, Access.READ, RETRY_LIMIT), RETRY_LIMIT);
        assertEquals(0, source.download("empty", folder.resolve("empty"), 10));
        assertEquals(0, Files.size(folder.resolve("empty")));
        assertEquals(1000, source.download("large", folder.resolve("large"), 999));
        assertFalse(Files.exists(folder.resolve("large")));
    }

    @Test
    void symbolicLinkIsReplacedAndNotFollowed() throws IOException {
        storage.put(container, "frame", new byte[] {1});
        Path secret = Files.writeString(folder.resolve("secret"), "untouched");
        Path target = Files.createSymbolicLink(folder.resolve("frame"), secret);
        assertTrue(new SignedContainer(storage.sign(container, Access.READ, RETRY_LIMIT), RETRY_LIMIT)
                .download("frame", target));
        assertEquals("untouched", Files.readString(secret));
        assertTrue(Files.isRegularFile(target, java.nio.file.LinkOption.NOFOLLOW_LINKS));
    }

    private FaultProxy proxy(FaultPlan plan) throws IOException {
        return new FaultProxy(cloud.blobEndpoint().resolve("/"), 0, plan, Duration.ofSeconds(1));
    }

    private SignedContainer through(FaultProxy proxy, Duration limit) throws IOException {
        URI signed = storage.sign(container, Access.READ, RETRY_LIMIT);
        String path = signed.toString().substring(signed.toString().indexOf(signed.getRawPath()));
        return new SignedContainer(URI.create(proxy.url() + path), limit);
    }
}
