package io.jenkins.plugins.azurerender.azure.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.sun.net.httpserver.HttpExchange;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.SmallJvm;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.azure.Listed;
import io.jenkins.plugins.azurerender.azure.identity.AccessToken;
import io.jenkins.plugins.azurerender.azure.identity.AzureCloud;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.security.HostileResponses;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A malicious server in place of Batch gets no reusable credentials and cannot block the controller. */
@Tag("unit")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileBatchTest {

    private static final Duration RETRY_LIMIT = Duration.ofMillis(200);

    @Test
    void endlessListingFails() throws Exception {
        AtomicLong pages = new AtomicLong();
        try (HostileServer batch = HostileServer.answering(exchange -> page(
                exchange,
                "http://" + exchange.getRequestHeaders().getFirst("Host") + "/jobs?page=" + pages.incrementAndGet()))) {
            BatchException x = assertThrows(
                    BatchException.class, () -> Listed.jobs(service(batch.url(), Duration.ofMinutes(1), 20), "r-"));
            assertTrue(x.getMessage().contains("does not end"), x::getMessage);
            assertTrue(pages.get() >= 20 && batch.received().size() < 100, pages::toString);
        }
    }

    @Test
    void linkToAnotherHostIsNotFollowed() throws Exception {
        try (HostileServer elsewhere = HostileServer.refusing();
                HostileServer batch = HostileServer.answering(exchange -> page(
                        exchange,
                        elsewhere.url().toString().replace("127.0.0.1", "localhost") + "/jobs?$skiptoken=1"))) {
            BatchException x = assertThrows(BatchException.class, () -> Listed.jobs(service(batch.url()), "r-"));
            assertTrue(x.getMessage().contains("redirects to http://localhost"), x::getMessage);
            assertEquals(List.of(), elsewhere.received());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:OTHER/jobs", "https://127.0.0.1:PORT/jobs", "//127.0.0.1:OTHER/jobs"})
    void linkToAnotherOriginOfTheSameHostIsNotFollowed(String link) throws Exception {
        try (HostileServer elsewhere = HostileServer.refusing();
                HostileServer batch = HostileServer.answering(exchange -> page(
                        exchange,
                        link.replace("OTHER", String.valueOf(elsewhere.url().getPort()))
                                .replace(
                                        "PORT",
                                        String.valueOf(
                                                exchange.getLocalAddress().getPort()))))) {
            BatchException x = assertThrows(BatchException.class, () -> Listed.jobs(service(batch.url()), "r-"));
            assertTrue(x.getMessage().contains("redirects to http"), x::getMessage);
            assertEquals(List.of(), elsewhere.received());
            assertEquals(1, batch.received().size());
        }
    }

    /** The SDK follows the link of each body. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                | {"value":[],"odata.nextLink":"http:\\/\\/HOST\\/jobs?page=NUMBER"}
            application/json                | {"value":[],"odata.nextLink":"jobs?page=NUMBER"}
            application/json                | {"value":[],"odata.nextLink":"/jobs?page=NUMBER"}
            application/json                | {"value":[],"odata.nextLink":"\\u0068ttp://HOST/jobs?page=NUMBER"}
            application/json                | {"odata.nextLink":"http://HOST/a","odata.nextLink":"http://HOST/jobs?page=NUMBER","value":[]}
            text/plain                      | {"value":[],"odata.nextLink":"http://HOST/jobs?page=NUMBER"}
            application/json;charset=utf-16 | {"value":[],"odata.nextLink":"http://HOST/jobs?page=NUMBER"}
            """)
    void endlessListingFailsWithAnyFormatOfTheLink(String type, String body) throws Exception {
        AtomicLong pages = new AtomicLong();
        try (HostileServer batch = HostileServer.answering(exchange -> {
            String page = body.replace("HOST", exchange.getRequestHeaders().getFirst("Host"))
                    .replace("NUMBER", String.valueOf(pages.incrementAndGet()));
            byte[] content = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(pages.get() > 100 ? 400 : 200, content.length);
            exchange.getResponseBody().write(content);
        })) {
            BatchException x = assertThrows(
                    BatchException.class, () -> Listed.jobs(service(batch.url(), Duration.ofMinutes(1), 20), "r-"));
            assertTrue(x.getMessage().contains("does not end"), x::getMessage);
            assertTrue(pages.get() < 100, pages::toString);
        }
    }

    /** Otherwise the HTTP client would show the invalid value of the header. */
    @ParameterizedTest
    @ValueSource(strings = {"secret-\u00e9", "secret-\n", "secret-\u0000"})
    void invalidTokenAndAccountNameAreNotShown(String value) {
        IllegalArgumentException x =
                assertThrows(IllegalArgumentException.class, () -> new AccessToken(value, Instant.MAX));
        assertFalse(x.toString().contains("secret"), x::toString);
        BatchAccountKey key = new BatchAccountKey(
                CredentialsScope.GLOBAL, "key", "", "a" + value + "b", Secret.fromString("YmF0Y2gta2V5"));
        InvalidRequestException y = assertThrows(
                InvalidRequestException.class,
                () -> key.openBatch(URI.create("http://127.0.0.1:1"), AzureCloud.PUBLIC, Duration.ZERO));
        assertEquals(
                "The account name in the Batch credentials is not valid: copy it again from the Azure portal.",
                y.getMessage());
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (HostileServer elsewhere = HostileServer.refusing();
                HostileServer batch = HostileServer.answering(exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Location", elsewhere.url() + "/stolen");
                    exchange.sendResponseHeaders(307, -1);
                })) {
            assertThrows(BatchException.class, () -> Listed.jobs(service(batch.url()), "r-"));
            assertThrows(BatchException.class, () -> service(batch.url()).pool("p"));
            assertThrows(BatchException.class, () -> service(batch.url()).deletePool("p"));
            assertTrue(batch.received().size() >= 3);
            assertEquals(List.of(), elsewhere.received());
        }
    }

    @Test
    void endlessResponseIsNotReadCompletely() throws Exception {
        for (int status : new int[] {200, 400}) {
            AtomicLong sent = new AtomicLong();
            try (HostileServer batch = HostileServer.answering(
                    exchange -> HostileResponses.endless(exchange, status, "application/json", "[[[[[[[[", sent))) {
                assertThrows(BatchException.class, () -> Listed.jobs(service(batch.url()), "r-"));
                assertTrue(sent.get() < HostileResponses.HALF, status + ": read " + sent);
            }
        }
    }

    @Test
    void slowResponseTimesOut() throws Exception {
        try (HostileServer batch = HostileServer.answering(HostileResponses::drip)) {
            BatchException x = assertThrows(
                    BatchException.class, () -> Listed.jobs(service(batch.url(), Duration.ofSeconds(1), 20), "r-"));
            assertTrue(x.getMessage().contains("cannot be reached"), x::getMessage);
        }
    }

    private static final int MEGABYTES = 64; // the ids of all nodes need 70 MB

    /** Each page has a thousand nodes with long ids, and the listing does not end. */
    @Test
    void manyNodesAreCountedWithoutKeepingThem() throws Exception {
        String nodes = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"id\":\"%s%s\",\"state\":\"%s\"}"
                        .formatted(i, "x".repeat(700), i % 2 == 0 ? "idle" : "running"))
                .collect(Collectors.joining(","));
        AtomicInteger pages = new AtomicInteger();
        try (HostileServer batch = HostileServer.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/nodes")) {
                String next = "http://%s%s?page=%s"
                        .formatted(exchange.getRequestHeaders().getFirst("Host"), path, pages.incrementAndGet());
                send(exchange, "{\"value\":[%s],\"odata.nextLink\":\"%s\"}".formatted(nodes, next));
            } else {
                send(exchange, path.contains("/jobs/") ? "{\"value\":[]}" : "{\"id\":\"p\",\"state\":\"active\"}");
            }
        })) {
            String printed = SmallJvm.run(MEGABYTES, Nodes.class, batch.url());
            assertTrue(printed.contains("{idle=50000, running=50000}"), printed);
            assertTrue(printed.contains("usable: 100000"), printed);
            assertTrue(printed.contains("problems: 2"), printed);
        }
    }

    /** Reads the nodes of a pool. */
    static final class Nodes {

        public static void main(String[] arguments) throws Exception {
            SdkBatchService batch = service(URI.create(arguments[0]), Duration.ofMinutes(1), 1_000);
            System.out.println(new TreeMap<>(batch.pool("p").orElseThrow().nodes()));
            System.out.println("usable: " + batch.countUsableNodes("p", "j"));
            System.out.println("problems: " + batch.nodeProblems("p", 2).size());
        }
    }

    @Test
    void textsAreLimited() throws Exception {
        String text = "x".repeat(100_000);
        try (HostileServer batch = HostileServer.answering(exchange -> send(
                exchange,
                "{\"value\":[{\"id\":\"%s\",\"state\":\"unusable\",\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}]}"
                        .formatted(text, text, text)))) {
            NodeProblem problem = service(batch.url()).nodeProblems("p", 5).get(0);
            assertEquals(203, problem.node().length());
            assertTrue(problem.description().length() < 1_500, problem::description);
        }
    }

    @Test
    void endlessListsOfImagesAndApplicationsAreNotKept() throws Exception {
        String images =
                "{\"nodeAgentSKUId\":\"a\",\"imageReference\":{\"publisher\":\"p\",\"offer\":\"o\",\"sku\":\"s\"},\"osType\":\"linux\",\"verificationType\":\"verified\"}";
        String applications = "{\"id\":\"a\",\"displayName\":\"a\",\"versions\":[\"1\",\"2\"]}";
        AtomicInteger pages = new AtomicInteger();
        try (HostileServer batch = HostileServer.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String item = path.contains("images") ? images : applications;
            send(
                    exchange,
                    "{\"value\":[%s],\"odata.nextLink\":\"http://%s%s?page=%s\"}"
                            .formatted(
                                    String.join(",", Collections.nCopies(1_000, item)),
                                    exchange.getRequestHeaders().getFirst("Host"),
                                    path,
                                    pages.incrementAndGet()));
        })) {
            SdkBatchService service = service(batch.url(), Duration.ofMinutes(1), 1_000);
            assertEquals(10_000, service.supportedImages().size());
            assertEquals(10_000, service.applications().size());
            assertEquals(15, pages.get());
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json;odata=minimalmetadata");
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static SdkBatchService service(URI url) {
        return service(url, Duration.ofMinutes(1), 20);
    }

    private static SdkBatchService service(URI url, Duration callLimit, int maxPages) {
        String key = "YmF0Y2gta2V5";
        return new SdkBatchService(
                SdkClients.open(
                        url.toString(),
                        new BatchSharedKeyCredentials(url.toString(), "studio", key),
                        RETRY_LIMIT,
                        callLimit,
                        maxPages),
                new BatchCalls("studio", url.toString(), true),
                RETRY_LIMIT);
    }

    private static void page(HttpExchange exchange, String next) throws IOException {
        send(exchange, "{\"value\":[],\"odata.nextLink\":\"" + next + "\"}");
    }
}
