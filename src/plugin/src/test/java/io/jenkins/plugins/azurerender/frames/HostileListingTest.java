package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.azurerender.SmallJvm;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.azure.storage.SignedContainer;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes write hundreds of thousands of blobs with long names: the memory for their names is limited. */
@Tag("unit")
class HostileListingTest {

    private static final int PAGES = 60;
    private static final int PAGE = 2_000;
    private static final String LONG = ("/" + "x".repeat(224)).repeat(4);
    private static final int MEGABYTES = 64; // all names need more than 100 MB

    private final AtomicInteger pages = new AtomicInteger();

    @Test
    void manyExtraFilesDoNotFillTheMemory(@TempDir Path folder) throws Exception {
        try (HostileServer storage = HostileServer.answering(this::list)) {
            String printed = SmallJvm.run(MEGABYTES, Extras.class, url(storage), folder);
            assertTrue(printed.contains("last: frames/000001" + LONG), printed);
            assertEquals(PAGES, pages.get());
        }
    }

    @Test
    void existenceOfABlobIsCheckedWithoutKeepingAllNames() throws Exception {
        try (HostileServer storage = HostileServer.answering(this::list)) {
            String printed = SmallJvm.run(MEGABYTES, Existence.class, url(storage));
            assertTrue(printed.contains("found: true"), printed);
            assertEquals(PAGES, pages.get());
            pages.set(0);
            assertFalse(new SignedContainer(url(storage), Duration.ofSeconds(1)).contains("frames/"));
        }
    }

    /** Downloads the extra files of a container into a folder. */
    static final class Extras {

        public static void main(String[] arguments) throws Exception {
            FetchExtras fetch = new FetchExtras(
                    URI.create(arguments[0]),
                    List.of("000000" + LONG),
                    List.of(),
                    "",
                    ExtraFiles.MAX_FILES,
                    DownloadLimits.of(new RenderAccount("studio")),
                    Duration.ZERO,
                    Duration.ofSeconds(1));
            System.out.println(
                    "last: " + fetch.invoke(new File(arguments[1]), null).last());
        }
    }

    /** Looks for a file in a container. */
    static final class Existence {

        public static void main(String[] arguments) throws Exception {
            SignedContainer container = new SignedContainer(URI.create(arguments[0]), Duration.ofSeconds(1));
            System.out.println("found: " + container.contains("frames/000001" + LONG));
        }
    }

    @Test
    void namesBeyondTheLimitAreCountedAndFollow() {
        ExtraBlobs first = new ExtraBlobs(List.of("000003"), "", 1);
        fill(first);
        assertEquals(2 * ExtraFiles.MAX_FILES, first.next().size());
        assertEquals(30_000 - 1 - 2 * ExtraFiles.MAX_FILES, first.omitted());
        assertEquals(2, first.rejectedCount());
        assertEquals(List.of("../a"), first.rejected());
        ExtraBlobs second = new ExtraBlobs(List.of("000003"), first.next().last(), 1);
        fill(second);
        assertEquals(first.omitted(), second.next().size());
        assertEquals(0, second.omitted());
    }

    private static void fill(ExtraBlobs blobs) {
        for (int i = 29_999; i >= 0; i--) {
            blobs.add("frames/%06d".formatted(i));
        }
        blobs.add("frames/../a");
        blobs.add("frames/../b");
    }

    private static URI url(HostileServer storage) {
        return URI.create(storage.url() + "/c?sv=2024-05-04&sr=c&sp=rl&sig=abc");
    }

    private void list(HttpExchange exchange) throws IOException {
        if (!String.valueOf(exchange.getRequestURI().getQuery()).contains("comp=list")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        int page = pages.getAndIncrement();
        StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='utf-8'?><EnumerationResults><Blobs>");
        for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
            String number = String.valueOf(1_000_000 + i).substring(1);
            xml.append("<Blob><Name>frames/").append(number).append(LONG);
            xml.append("</Name><Properties><Content-Length>1</Content-Length></Properties></Blob>");
        }
        xml.append("</Blobs><NextMarker>%s</NextMarker></EnumerationResults>"
                .formatted(page == PAGES - 1 ? "" : "m" + page));
        byte[] content = xml.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }
}
