package io.jenkins.plugins.azurerender.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.azurerender.SmallJvm;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account has hundreds of thousands of jobs, pools and containers: a listing does not keep them in memory. */
@Tag("unit")
class HostileAccountTest {

    private static final int PAGES = 40;
    private static final int PAGE = 1_000;
    private static final int MEGABYTES = 64; // all names and tags need more than 80 MB
    private static final String LONG = "x".repeat(2_000);
    private static final String KEY = "YmF0Y2gta2V5";

    private final AtomicInteger pages = new AtomicInteger();

    @Test
    void containersAreListedWithoutKeepingThem() throws Exception {
        try (HostileServer storage = HostileServer.answering(this::containers)) {
            assertCounted(SmallJvm.run(MEGABYTES, Containers.class, storage.url()));
        }
    }

    @Test
    void jobsAreListedWithoutKeepingThem() throws Exception {
        try (HostileServer batch = HostileServer.answering(this::resources)) {
            assertCounted(SmallJvm.run(MEGABYTES, Jobs.class, batch.url()));
        }
    }

    @Test
    void poolsAreListedWithoutKeepingThem() throws Exception {
        try (HostileServer batch = HostileServer.answering(this::resources)) {
            assertCounted(SmallJvm.run(MEGABYTES, Pools.class, batch.url()));
        }
    }

    private void assertCounted(String printed) {
        assertTrue(printed.contains("listed: " + PAGES * PAGE), printed);
        assertEquals(PAGES, pages.get());
    }

    /** Counts the containers of a storage account. */
    static final class Containers {

        public static void main(String[] arguments) throws Exception {
            AtomicInteger count = new AtomicInteger();
            new SdkRenderStorage(URI.create(arguments[0] + "/studio"), "studio", KEY, Duration.ofSeconds(1))
                    .containers(
                            "", container -> count.addAndGet(container.tags().size()));
            System.out.println("listed: " + count);
        }
    }

    /** Counts the jobs of a Batch account. */
    static final class Jobs {

        public static void main(String[] arguments) throws Exception {
            AtomicInteger count = new AtomicInteger();
            batch(arguments[0])
                    .jobs("jenkins-", job -> count.addAndGet(job.tags().size()));
            System.out.println("listed: " + count);
        }
    }

    /** Counts the pools of a Batch account. */
    static final class Pools {

        public static void main(String[] arguments) throws Exception {
            AtomicInteger count = new AtomicInteger();
            batch(arguments[0]).pools(pool -> count.addAndGet(pool.tags().size()));
            System.out.println("listed: " + count);
        }
    }

    private static SdkBatchService batch(String url) {
        return new SdkBatchService(url, "studio", KEY, Duration.ofSeconds(1));
    }

    private void containers(HttpExchange exchange) throws IOException {
        int page = pages.incrementAndGet();
        send(
                exchange,
                "application/xml",
                "<?xml version='1.0' encoding='utf-8'?><EnumerationResults><Containers>"
                        + page(
                                page,
                                "<Container><Name>c%06d</Name><Properties/><Metadata><tag>" + LONG
                                        + "</tag></Metadata></Container>")
                        + "</Containers><NextMarker>%s</NextMarker></EnumerationResults>"
                                .formatted(page == PAGES ? "" : "m" + page));
    }

    private void resources(HttpExchange exchange) throws IOException {
        int page = pages.incrementAndGet();
        String link = page == PAGES
                ? ""
                : ",\"odata.nextLink\":\"http://%s/next?page=%s\""
                        .formatted(exchange.getRequestHeaders().getFirst("Host"), page);
        String items =
                page(page, "{\"id\":\"jenkins-%06d\",\"metadata\":[{\"name\":\"tag\",\"value\":\"" + LONG + "\"}]},");
        send(
                exchange,
                "application/json; odata=minimalmetadata",
                "{\"value\":[" + items.substring(0, items.length() - 1) + "]" + link + "}");
    }

    private static String page(int page, String item) {
        return IntStream.range(page * PAGE, (page + 1) * PAGE)
                .mapToObj(item::formatted)
                .collect(Collectors.joining());
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }
}
