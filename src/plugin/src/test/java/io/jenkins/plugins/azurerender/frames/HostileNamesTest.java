package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes write blobs whose names cannot all be files: the others are downloaded. */
@Tag("unit")
class HostileNamesTest {

    @TempDir
    Path folder;

    @Test
    void filesAndFoldersOfOneNameGetNumbers() throws Exception {
        FetchedExtras extras = fetch("", List.of("a", "a/b", "a_1.png/x", "B.txt", "b.txt", "Reports/assets.txt"));
        assertEquals(
                List.of("B.txt", "other/Reports/assets.txt", "a", "a~2/b", "a_1~2.png/x", "b~2.txt"), extras.names());
        for (String name : extras.names()) {
            assertTrue(Files.isRegularFile(folder.resolve(name)), name);
        }
        assertEquals(0, extras.rejectedCount());
    }

    @Test
    void nameThatIsTooLongWhenEncodedIsRejected() throws Exception {
        FetchedExtras extras = fetch("", List.of(":".repeat(100), "a", "z".repeat(255)));
        assertEquals(List.of("a", "z".repeat(255)), extras.names());
        assertEquals(1, extras.rejectedCount());
        assertEquals(List.of(":".repeat(100)), extras.rejected());
    }

    @Test
    void fileOfAnEarlierCallIsNotReplaced() throws Exception {
        Files.writeString(folder.resolve("x%3A"), "earlier");
        assertEquals(
                List.of("x%3A~2"), fetch("frames/x%3A", List.of("x%3A", "x:")).names());
        assertEquals("earlier", Files.readString(folder.resolve("x%3A")));
    }

    @Test
    void temporaryFileOfADownloadReplacesNoOtherFile() throws Exception {
        assertEquals(
                List.of("a%3A.part", "a%3A"),
                fetch("", List.of("a%3A.part", "a:")).names());
        assertTrue(Files.exists(folder.resolve("a%3A.part")));
    }

    private FetchedExtras fetch(String after, List<String> blobs) throws Exception {
        try (HostileServer storage = HostileServer.answering(exchange -> answer(exchange, blobs))) {
            FetchExtras fetch = new FetchExtras(
                    URI.create(storage.url() + "/c?sv=2024-05-04&sr=c&sp=rl&sig=abc"),
                    List.of("a_1.png"),
                    List.of("reports/"),
                    after,
                    ExtraFiles.MAX_FILES,
                    DownloadLimits.of(new RenderAccount("studio")),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(1));
            return fetch.invoke(folder.toFile(), null);
        }
    }

    private static void answer(HttpExchange exchange, List<String> blobs) throws IOException {
        byte[] content = new byte[] {1};
        if (String.valueOf(exchange.getRequestURI().getQuery()).contains("comp=list")) {
            StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='utf-8'?><EnumerationResults><Blobs>");
            for (String blob : blobs) {
                xml.append("<Blob><Name>frames/").append(blob);
                xml.append("</Name><Properties><Content-Length>1</Content-Length></Properties></Blob>");
            }
            xml.append("</Blobs><NextMarker/></EnumerationResults>");
            content = xml.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }
}
