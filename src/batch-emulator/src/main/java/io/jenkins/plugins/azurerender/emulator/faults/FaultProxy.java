package io.jenkins.plugins.azurerender.emulator.faults;

import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Delivery;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on the loopback address that injects the faults of a plan. */
public final class FaultProxy implements AutoCloseable {
    private static final long MAX_BODY = 512L * 1024 * 1024;

    private final FaultPlan plan;
    private final Duration pause;
    private final Upstream upstream;
    private final HttpListener listener;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, Response> earlier = new ConcurrentHashMap<>();

    /** An injected fault. */
    public record Event(String call, Fault fault) {}

    /**
     * Starts listening.
     *
     * @param service URL of the service, such as http://127.0.0.1:10000
     * @param port 0 for a free port
     * @param pause duration of late, stalled and hanging responses
     */
    public FaultProxy(URI service, int port, FaultPlan plan, Duration pause) throws IOException {
        this.plan = plan;
        this.pause = pause;
        this.upstream = new Upstream(service);
        this.listener =
                new HttpListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MAX_BODY, this::handle);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** Returns the faults injected so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    private Response handle(Request request) {
        Optional<Fault> fault = plan.next(request.method(), request.rawPath());
        fault.ifPresent(one -> events.add(new Event(request.method() + " " + request.rawPath(), one)));
        try {
            return fault.isEmpty() ? forward(request) : inject(request, fault.get());
        } catch (IOException e) {
            return new Response(502).delivery(Delivery.CLOSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Response(502).delivery(Delivery.CLOSED);
        }
    }

    private Response forward(Request request) throws IOException, InterruptedException {
        Response response = upstream.send(request);
        if (request.method().equals("GET") && response.body().length() < 1024 * 1024) {
            earlier.computeIfAbsent(request.toString(), first -> response);
        }
        return response;
    }

    private Response inject(Request request, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case THROTTLED:
                return new Response(429).header("Retry-After", "1");
            case INTERNAL_ERROR:
                return new Response(500);
            case UNAVAILABLE:
                return new Response(503).header("Retry-After", "1");
            case TIMED_OUT:
                return new Response(408);
            case EXPIRED:
                return new Response(403).header("x-ms-error-code", "AuthenticationFailed");
            case REFUSED:
                return new Response(502).delivery(Delivery.CLOSED);
            case RESET_BEFORE:
                return new Response(502).delivery(Delivery.RESET);
            case HANG:
                Thread.sleep(pause.toMillis());
                return new Response(502).delivery(Delivery.CLOSED);
            case TWICE:
                upstream.send(request);
                return forward(request);
            case STALE:
                Response first = earlier.get(request.toString());
                return first == null ? forward(request) : first;
            default:
                return damage(forward(request), fault);
        }
    }

    private Response damage(Response original, Fault fault) throws InterruptedException {
        Response copy = new Response(original.status()).body(original.body());
        original.headers().forEach(copy::header);
        switch (fault) {
            case RESET_AFTER -> copy.delivery(Delivery.RESET);
            case HALF -> copy.delivery(Delivery.HALF);
            case HALF_RESET -> copy.delivery(Delivery.HALF_RESET);
            case STALLED -> copy.body(stalled(original.body()));
            case TRUNCATED -> copy.delivery(original.body().length() > 0 ? Delivery.TRUNCATED : Delivery.COMPLETE);
            case DRIP -> copy.delivery(Delivery.DRIP);
            case FLIPPED_BIT -> copy.body(flipped(original.body()));
            case SKEWED_DATE -> copy.header("Date", oneHourAhead());
            default -> Thread.sleep(pause.toMillis());
        }
        return copy;
    }

    /** Half of the body, then no more data. */
    private Body stalled(Body body) {
        byte[] all = bytes(body);
        return new Body() {
            @Override
            public long length() {
                return all.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(all, 0, all.length / 2);
                out.flush();
                try {
                    Thread.sleep(pause.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("stalled by the fault proxy");
            }
        };
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Body flipped(Body body) {
        byte[] all = bytes(body);
        if (all.length > 0) {
            all[all.length / 2] ^= 1;
        }
        return Body.of(all);
    }

    private static String oneHourAhead() {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().plusSeconds(3600));
    }

    @Override
    public void close() {
        listener.close();
    }
}
