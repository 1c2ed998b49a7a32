package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultPlan;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxy;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The faults that the proxy injects. */
@Tag("unit")
class FaultProxyTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private BlobServer blobs;

    @BeforeEach
    void start() throws Exception {
        blobs = new BlobServer();
        blobs.put("c/frame", "0123456789");
    }

    @AfterEach
    void stop() {
        blobs.close();
    }

    private FaultProxy proxy(double rate, Fault... faults) throws IOException {
        URI service = URI.create(blobs.container("c"));
        URI base = URI.create("http://127.0.0.1:" + service.getPort());
        return new FaultProxy(base, 0, new FaultPlan(7, rate, List.of(faults), null), Duration.ofMillis(50));
    }

    private HttpResponse<byte[]> get(FaultProxy proxy) throws Exception {
        return client.send(
                HttpRequest.newBuilder(proxy.url().resolve("/c/frame?sig=good")).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> put(FaultProxy proxy) throws Exception {
        return client.send(
                HttpRequest.newBuilder(proxy.url().resolve("/c/new?sig=good"))
                        .PUT(BodyPublishers.ofString("written"))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @Test
    void sameSeedYieldsSameFaultsInAnyOrder() {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            calls.add("/c/" + i % 100);
        }
        FaultPlan first = new FaultPlan(42, 0.2, List.of(Fault.values()), null);
        FaultPlan second = new FaultPlan(42, 0.2, List.of(Fault.values()), null);
        List<String> dealt = new ArrayList<>();
        calls.forEach(path -> first.next("GET", path).ifPresent(fault -> dealt.add(path + fault)));
        Collections.shuffle(calls, new Random(1));
        List<String> again = new ArrayList<>();
        calls.forEach(path -> second.next("GET", path).ifPresent(fault -> again.add(path + fault)));
        Collections.sort(dealt);
        Collections.sort(again);
        assertEquals(dealt, again);
        assertTrue(dealt.size() > 60 && dealt.size() < 140, () -> "" + dealt.size());
    }

    @Test
    void rateZeroPassesCallsUnchanged() throws Exception {
        try (FaultProxy proxy = proxy(0, Fault.values())) {
            assertArrayEquals("0123456789".getBytes(), get(proxy).body());
            assertEquals(201, put(proxy).statusCode());
            assertEquals("written", blobs.text("c/new"));
        }
    }

    @Test
    void errorFaultsReturnTheirStatus() throws Exception {
        try (FaultProxy throttled = proxy(1, Fault.THROTTLED);
                FaultProxy expired = proxy(1, Fault.EXPIRED);
                FaultProxy broken = proxy(1, Fault.INTERNAL_ERROR)) {
            assertEquals("1", get(throttled).headers().firstValue("Retry-After").orElse(""));
            assertEquals(403, get(expired).statusCode());
            assertEquals(500, put(broken).statusCode());
            assertFalse(blobs.blobs().containsKey("c/new"));
        }
    }

    @Test
    void resetAfterReachesServiceAndResetBeforeDoesNot() throws Exception {
        try (FaultProxy before = proxy(1, Fault.RESET_BEFORE);
                FaultProxy after = proxy(1, Fault.RESET_AFTER)) {
            assertThrows(IOException.class, () -> put(before));
            assertFalse(blobs.blobs().containsKey("c/new"));
            assertThrows(IOException.class, () -> put(after));
            assertEquals("written", blobs.text("c/new"));
        }
    }

    @Test
    void bodyFaultsCutCorruptOrDelayTheBody() throws Exception {
        try (FaultProxy half = proxy(1, Fault.HALF);
                FaultProxy reset = proxy(1, Fault.HALF_RESET);
                FaultProxy stalled = proxy(1, Fault.STALLED);
                FaultProxy flipped = proxy(1, Fault.FLIPPED_BIT);
                FaultProxy hang = proxy(1, Fault.HANG);
                FaultProxy drip = proxy(1, Fault.DRIP)) {
            assertThrows(IOException.class, () -> get(half));
            assertThrows(IOException.class, () -> get(reset));
            assertThrows(IOException.class, () -> get(stalled));
            assertThrows(IOException.class, () -> get(hang));
            byte[] corrupted = get(flipped).body();
            assertEquals(10, corrupted.length);
            assertFalse(java.util.Arrays.equals("0123456789".getBytes(), corrupted));
            assertArrayEquals("0123456789".getBytes(), get(drip).body());
        }
    }

    @Test
    void truncatedResponseLooksCompleteAndKeepsHeaders() throws Exception {
        try (HttpListener service = new HttpListener(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1 << 20, request -> new Response(
                                        200)
                                .header("Content-MD5", "of the complete body")
                                .body(Body.of("0123456789".getBytes())));
                FaultProxy proxy = new FaultProxy(
                        URI.create("http://127.0.0.1:" + service.port()),
                        0,
                        new FaultPlan(7, 1, List.of(Fault.TRUNCATED), null),
                        Duration.ZERO)) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<byte[]> cut = get(proxy);
                assertEquals(200, cut.statusCode());
                assertArrayEquals("01234".getBytes(), cut.body());
                assertEquals(
                        "of the complete body",
                        cut.headers().firstValue("Content-MD5").orElse(""));
            }
        }
    }

    @Test
    void stalledResponseSendsHalfOfTheBody() throws Exception {
        URI service = URI.create(
                "http://127.0.0.1:" + URI.create(blobs.container("c")).getPort());
        FaultPlan plan = new FaultPlan(7, 1, List.of(Fault.STALLED), null);
        try (FaultProxy proxy = new FaultProxy(service, 0, plan, Duration.ofSeconds(30));
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), proxy.url().getPort())) {
            socket.getOutputStream().write("GET /c/frame?sig=good HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
            String read = "";
            while (!read.endsWith("01234")) {
                read += (char) socket.getInputStream().read();
            }
            assertTrue(read.contains("Content-Length: 10"), read);
            socket.setSoTimeout(200);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
        }
    }

    @Test
    void staleFaultReturnsEarlierResponse() throws Exception {
        try (FaultProxy proxy = proxy(0.5, Fault.STALE)) {
            assertArrayEquals("0123456789".getBytes(), get(proxy).body());
            blobs.put("c/frame", "new");
            int before = proxy.events().size();
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                lengths.add(get(proxy).body().length);
            }
            assertTrue(lengths.contains(3) && lengths.contains(10), lengths::toString);
            assertEquals(proxy.events().size() - before, Collections.frequency(lengths, 10));
        }
    }

    @Test
    void unavailableFaultsReturnStatusOrNoResponse() throws Exception {
        try (FaultProxy unavailable = proxy(1, Fault.UNAVAILABLE);
                FaultProxy timedOut = proxy(1, Fault.TIMED_OUT);
                FaultProxy refused = proxy(1, Fault.REFUSED)) {
            HttpResponse<byte[]> response = put(unavailable);
            assertEquals(503, response.statusCode());
            assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
            assertEquals(408, put(timedOut).statusCode());
            assertThrows(IOException.class, () -> put(refused));
            assertFalse(blobs.blobs().containsKey("c/new"));
        }
    }

    @Test
    void twiceFaultSendsCallTwiceAndReturnsOneResponse() throws Exception {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (HttpListener service = new HttpListener(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1 << 20, request -> {
                            seen.add(request.method() + request.text());
                            return new Response(201);
                        });
                FaultProxy twice = new FaultProxy(
                        URI.create("http://127.0.0.1:" + service.port()),
                        0,
                        new FaultPlan(7, 1, List.of(Fault.TWICE), null),
                        Duration.ZERO)) {
            assertEquals(201, put(twice).statusCode());
            assertEquals(List.of("PUTwritten", "PUTwritten"), seen);
        }
    }

    @Test
    void lateResponseIsCompleteAndSkewedDateIsOneHourOff() throws Exception {
        try (FaultProxy late = proxy(1, Fault.LATE);
                FaultProxy skewed = proxy(1, Fault.SKEWED_DATE)) {
            assertArrayEquals("0123456789".getBytes(), get(late).body());
            assertEquals(1, late.events().size());
            List<String> dates = get(skewed).headers().allValues("Date");
            assertEquals(1, dates.size(), dates::toString);
            Instant sent = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(dates.get(0)));
            assertTrue(sent.isAfter(Instant.now().plusSeconds(3000)), dates::toString);
        }
    }
}
