package io.jenkins.plugins.azurerender.azure.storage;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Uninterruptibles;
import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.azurerender.azure.BackOff;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Calls to storage honor Retry-After within their time limit. */
@Tag("unit")
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StorageRetryTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int CALLS = 5;
    private static final byte[] LISTING = "<EnumerationResults><Blobs/><Containers/><NextMarker/></EnumerationResults>"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("a.txt"), "frame");
    }

    /** Returns calls that use the JDK's client, the synchronous and the asynchronous client of the SDK. */
    private List<Executable> calls(URI server) {
        SignedContainer container = new SignedContainer(URI.create(server + "/c?sv=2024-05-04&sig=abc"), LIMIT);
        RenderStorage storage = new SdkRenderStorage(URI.create(server + "/studio"), "studio", "a2V5", LIMIT);
        return List.of(
                () -> container.put(new FileUpload(file, "a.txt", 5, "00".repeat(32), () -> {})),
                () -> StoredFiles.of(container),
                () -> container.download("a", folder.resolve("b" + server.getPort())),
                () -> storage.createContainer("c", Map.of()),
                () -> storage.put("c", "a", new byte[] {1}));
    }

    @Test
    void retryAfterInSecondsDecimalsOrAsDateIsHonored() throws Exception {
        List<Supplier<String>> headers = List.of(
                () -> "1",
                () -> "1.0",
                () -> DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC)));
        List<Callable<Void>> retries = new ArrayList<>();
        for (Supplier<String> header : headers) {
            for (int call = 0; call < CALLS; call++) {
                int index = call;
                retries.add(() -> {
                    honorsRetryAfter(header, index);
                    return null;
                });
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(retries.size());
        try {
            for (Future<Void> retry : threads.invokeAll(retries)) {
                retry.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void honorsRetryAfter(Supplier<String> header, int call) throws Exception {
        List<Instant> requests = new CopyOnWriteArrayList<>();
        try (HostileServer storage = HostileServer.answering(exchange -> {
            requests.add(Instant.now());
            exchange.getRequestBody().readAllBytes();
            if (requests.size() == 1) {
                busy(exchange, header.get());
            } else {
                succeed(exchange);
            }
        })) {
            assertDoesNotThrow(calls(storage.url()).get(call)::execute);
            assertEquals(2, requests.size(), header.get());
            Duration waited = Duration.between(requests.get(0), requests.get(1));
            assertTrue(waited.toMillis() >= 950, () -> header.get() + ": " + waited);
        }
    }

    @Test
    void callFailsAtOnceIfRetryAfterExceedsLimit() throws Throwable {
        for (String header : List.of("3600", "9".repeat(30), "Fri, 31 Dec 9999 23:59:59 GMT")) {
            try (HostileServer storage = HostileServer.answering(exchange -> busy(exchange, header))) {
                for (Executable call : calls(storage.url())) {
                    int before = storage.received().size();
                    StorageException x = assertThrows(StorageException.class, call, header);
                    assertTrue(x.retryable());
                    assertEquals(1, storage.received().size() - before, header);
                }
            }
        }
    }

    /** Whether a call waits before its retry or, with the asynchronous client, for the result of its attempts. */
    private static boolean waitsForRetry(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .anyMatch(frame -> frame.equals(BackOff.class.getName() + ".sleep")
                        || frame.startsWith("reactor.core.publisher.Blocking"));
    }

    @Test
    void interruptEndsWaitAndSetsFlag() throws Exception {
        Semaphore requests = new Semaphore(0);
        try (HostileServer storage = HostileServer.answering(exchange -> {
            busy(exchange, "9");
            requests.release();
        })) {
            for (Executable call : calls(storage.url())) {
                AtomicBoolean restored = new AtomicBoolean();
                Thread thread = new Thread(() -> {
                    assertThrows(IOException.class, call);
                    restored.set(Thread.interrupted());
                });
                thread.start();
                requests.acquire();
                await("wait before the retry").until(() -> waitsForRetry(thread));
                thread.interrupt();
                thread.join();
                assertTrue(restored.get());
                assertEquals(0, requests.availablePermits(), "the call was not repeated");
            }
        }
    }

    @Test
    void interruptDuringAResponseEndsTheCall() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Semaphore requests = new Semaphore(0);
        try (HostileServer storage = HostileServer.answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            requests.release();
            Uninterruptibles.awaitUninterruptibly(end);
        })) {
            RenderStorage service =
                    new SdkRenderStorage(URI.create(storage.url() + "/studio"), "studio", "a2V5", LIMIT);
            AtomicBoolean restored = new AtomicBoolean();
            Thread thread = new Thread(() -> {
                assertThrows(IOException.class, () -> service.createContainer("c", Map.of()));
                restored.set(Thread.interrupted());
            });
            thread.start();
            requests.acquire();
            await("read of the response").until(() -> Stream.of(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(BoundedHttpClient.class.getName())
                            && frame.getMethodName().equals("upTo")));
            thread.interrupt();
            thread.join();
            assertTrue(restored.get());
            assertEquals(0, requests.availablePermits(), "the call was not repeated");
        } finally {
            end.countDown();
        }
    }

    @Test
    void interruptedThreadStaysInterrupted() throws Exception {
        try (HostileServer storage = HostileServer.answering(StorageRetryTest::succeed)) {
            for (Executable call : calls(storage.url())) {
                Thread.currentThread().interrupt();
                assertThrows(IOException.class, call);
                assertTrue(Thread.interrupted());
            }
        }
    }

    private static void busy(HttpExchange exchange, String retryAfter) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Retry-After", retryAfter);
        exchange.getResponseHeaders().add("x-ms-error-code", "ServerBusy");
        exchange.sendResponseHeaders(503, -1);
    }

    private static void succeed(HttpExchange exchange) throws IOException {
        boolean reads = exchange.getRequestMethod().equals("GET");
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(reads ? 200 : 201, reads ? LISTING.length : -1);
        if (reads) {
            exchange.getResponseBody().write(LISTING);
        }
    }
}
