package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultPlan;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the proxy does to calls. */
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
    void aSeedRepeatsItselfWhateverTheOrder() {
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
    void withoutFaultsNothingChanges() throws Exception {
        try (FaultProxy proxy = proxy(0, Fault.values())) {
            assertArrayEquals("0123456789".getBytes(), get(proxy).body());
            assertEquals(201, put(proxy).statusCode());
            assertEquals("written", blobs.text("c/new"));
        }
    }

    @Test
    void refusalsComeWithTheirStatus() throws Exception {
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
    void aResetAfterHasBeenCarriedOutAndAResetBeforeHasNot() throws Exception {
        try (FaultProxy before = proxy(1, Fault.RESET_BEFORE);
                FaultProxy after = proxy(1, Fault.RESET_AFTER)) {
            assertThrows(IOException.class, () -> put(before));
            assertFalse(blobs.blobs().containsKey("c/new"));
            assertThrows(IOException.class, () -> put(after));
            assertEquals("written", blobs.text("c/new"));
        }
    }

    @Test
    void bodiesAreCutSpoiltOrSlow() throws Exception {
        try (FaultProxy half = proxy(1, Fault.HALF);
                FaultProxy truncated = proxy(1, Fault.TRUNCATED);
                FaultProxy flipped = proxy(1, Fault.FLIPPED_BIT);
                FaultProxy hang = proxy(1, Fault.HANG);
                FaultProxy drip = proxy(1, Fault.DRIP)) {
            assertThrows(IOException.class, () -> get(half));
            assertThrows(IOException.class, () -> get(truncated));
            assertThrows(IOException.class, () -> get(hang));
            byte[] spoilt = get(flipped).body();
            assertEquals(10, spoilt.length);
            assertFalse(java.util.Arrays.equals("0123456789".getBytes(), spoilt));
            assertArrayEquals("0123456789".getBytes(), get(drip).body());
        }
    }

    @Test
    void anOldAnswerIsGivenAgain() throws Exception {
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
}
