package io.jenkins.plugins.azurerender.azure.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.security.HostileResponses;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A malicious server in place of storage gets no reusable credentials and cannot block the controller. */
@Tag("unit")
class HostileStorageTest {

    private static final Duration RETRY_LIMIT = Duration.ofMillis(200);
    private static final String SAS = "?sv=2024-05-04&sr=c&sp=rl&sig=abc";
    private static final String KEY = "c3RvcmFnZS1rZXk=";

    @Test
    void xmlEntitiesAreNotExpanded() throws Exception {
        try (HostileServer bait = HostileServer.refusing()) {
            String laughs = "<!DOCTYPE l [<!ENTITY a0 'ha'>"
                    + entities(30)
                    + "<!ENTITY x SYSTEM '" + bait.url() + "/secret'>]>"
                    + "<EnumerationResults><Blobs><Blob><Name>&a29;&x;</Name><Properties>"
                    + "<Content-Length>1</Content-Length></Properties></Blob></Blobs><NextMarker/></EnumerationResults>";
            try (HostileServer storage = HostileServer.answering(exchange -> xml(exchange, laughs))) {
                SignedContainer container = new SignedContainer(URI.create(storage.url() + "/c" + SAS), RETRY_LIMIT);
                assertThrows(StorageException.class, () -> StoredFiles.of(container));
                assertFalse(storage.received().isEmpty());
            }
            assertEquals(List.of(), bait.received());
        }
    }

    /** Each entity doubles the previous one; expanded, the last would have more than a billion characters. */
    private static String entities(int count) {
        StringBuilder entities = new StringBuilder();
        for (int i = 1; i < count; i++) {
            entities.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
        }
        return entities.toString();
    }

    @Test
    void endlessListingFails() throws Exception {
        AtomicLong pages = new AtomicLong();
        try (HostileServer storage = HostileServer.answering(exchange -> xml(
                exchange,
                "<EnumerationResults><Blobs/><NextMarker>m%d</NextMarker></EnumerationResults>"
                        .formatted(pages.incrementAndGet())))) {
            URI url = URI.create(storage.url() + "/c" + SAS);
            SignedContainer container = new SignedContainer(url, RETRY_LIMIT, StorageCalls.http(), 20);
            StorageException x = assertThrows(StorageException.class, () -> StoredFiles.of(container));
            assertTrue(x.getMessage().contains("does not end"), x::getMessage);
            assertFalse(x.getMessage().contains("sig="), x::getMessage);
            assertEquals(21, pages.get(), 1);
        }
    }

    @Test
    void pageThatLinksToItselfFails() throws Exception {
        try (HostileServer storage = HostileServer.answering(exchange -> xml(
                exchange, "<EnumerationResults><Containers/><NextMarker>again</NextMarker></EnumerationResults>"))) {
            StorageException x =
                    assertThrows(StorageException.class, () -> Listed.containers(storage(storage.url()), ""));
            assertTrue(x.getMessage().contains("does not end"), x::getMessage);
            assertTrue(storage.received().size() <= 3, () -> storage.received().toString());
        }
    }

    @Test
    void endlessResponseIsNotReadCompletely() throws Exception {
        for (int status : new int[] {200, 400}) {
            AtomicLong sent = new AtomicLong();
            try (HostileServer storage = HostileServer.answering(
                    exchange -> HostileResponses.endless(exchange, status, "application/xml", "<Blobs>", sent))) {
                SignedContainer container = new SignedContainer(URI.create(storage.url() + "/c" + SAS), RETRY_LIMIT);
                assertThrows(StorageException.class, () -> StoredFiles.of(container));
                assertTrue(sent.get() < HostileResponses.HALF, status + ": read " + sent);
            }
        }
    }

    @Test
    void endlessFileIsNotReadCompletely(@TempDir Path folder) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (HostileServer storage = HostileServer.answering(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-3/4");
            HostileResponses.endless(exchange, 206, "application/xml", "<Blobs>", sent);
        })) {
            SignedContainer container = new SignedContainer(URI.create(storage.url() + "/c" + SAS), RETRY_LIMIT);
            assertThrows(IOException.class, () -> container.download("a", folder.resolve("a")));
            assertTrue(sent.get() < HostileResponses.HALF, () -> "read " + sent);
            assertFalse(Files.exists(folder.resolve("a")));
        }
    }

    /** Each part has another total size or version, so that the file would never end. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileThatGrowsDuringTheDownloadIsNotDownloaded(boolean newVersions, @TempDir Path folder) throws Exception {
        AtomicInteger parts = new AtomicInteger();
        int bytes = CheckedDownload.PART_BYTES;
        try (HostileServer storage = HostileServer.answering(exchange -> {
            int part = parts.incrementAndGet();
            String range = exchange.getRequestHeaders().getFirst("x-ms-range");
            long from = Long.parseLong(range.substring("bytes=".length(), range.indexOf('-')));
            exchange.getResponseHeaders().add("ETag", "\"" + (newVersions ? part : 1) + "\"");
            long total = newVersions ? 4L * bytes : from + 2L * bytes;
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, from + bytes - 1, total));
            exchange.sendResponseHeaders(parts.get() > 20 ? 400 : 206, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
        })) {
            SignedContainer container = new SignedContainer(URI.create(storage.url() + "/c" + SAS), RETRY_LIMIT);
            IOException x = assertThrows(IOException.class, () -> container.download("a", folder.resolve("a")));
            assertEquals("the blob was replaced during the download", x.getMessage());
            assertEquals(10, parts.get(), "two parts of each of five attempts");
            assertEquals(0, folder.toFile().list().length);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void slowResponseTimesOut() throws Exception {
        try (HostileServer storage = HostileServer.answering(HostileResponses::drip)) {
            URI url = URI.create(storage.url() + "/c" + SAS);
            SignedContainer container = new SignedContainer(
                    url, Duration.ZERO, StorageCalls.http(Duration.ofSeconds(1)), Listing.MAX_PAGES);
            StorageException x = assertThrows(StorageException.class, () -> StoredFiles.of(container));
            assertTrue(x.getMessage().contains("request timed out"), x::getMessage);
        }
    }

    @Test
    void redirectsAreNotFollowed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "frame");
        try (HostileServer elsewhere = HostileServer.refusing();
                HostileServer storage = HostileServer.answering(exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Location", elsewhere.url() + "/stolen");
                    exchange.sendResponseHeaders(307, -1);
                })) {
            SignedContainer container = new SignedContainer(URI.create(storage.url() + "/c" + SAS), RETRY_LIMIT);
            assertThrows(IOException.class, () -> StoredFiles.of(container));
            assertThrows(IOException.class, () -> container.download("a", folder.resolve("b")));
            assertThrows(
                    IOException.class,
                    () -> container.put(new FileUpload(file, "a.txt", 5, "00".repeat(32), () -> {})));
            assertThrows(IOException.class, () -> storage(storage.url()).createContainer("c", Map.of()));
            assertThrows(IOException.class, () -> Listed.containers(storage(storage.url()), ""));
            assertTrue(storage.received().size() >= 5);
            assertEquals(List.of(), elsewhere.received());
        }
    }

    private static SdkRenderStorage storage(URI url) {
        return new SdkRenderStorage(URI.create(url + "/studio"), "studio", KEY, RETRY_LIMIT);
    }

    private static void xml(HttpExchange exchange, String text) throws IOException {
        byte[] content = ("<?xml version='1.0' encoding='utf-8'?>" + text).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }
}
