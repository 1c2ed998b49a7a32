package io.jenkins.plugins.azurerender;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A proxy that holds, rejects or damages selected requests, so that a test can act at that moment. */
public final class GatedProxy implements AutoCloseable {

    static {
        // Otherwise each response is delayed by 40 ms, until the client acknowledges its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Set<String> HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * A proxy that holds the selected requests until it is closed.
     *
     * @param hold gets method and path with query, such as {@code PUT /account/container/blob?sv=...}
     */
    public GatedProxy(URI target, Predicate<String> hold) throws IOException {
        this(target, hold, request -> false, request -> false, request -> false);
    }

    /** A proxy that responds 403 to the selected requests. */
    public static GatedProxy refusing(URI target, Predicate<String> refuse) throws IOException {
        return new GatedProxy(target, request -> false, refuse, request -> false, request -> false);
    }

    /** A proxy that forwards all requests, but closes the connection instead of sending the selected responses. */
    public static GatedProxy losing(URI target, Predicate<String> lose) throws IOException {
        return new GatedProxy(target, request -> false, request -> false, lose, request -> false);
    }

    /** A proxy that flips a bit in the bodies of the selected requests. */
    public static GatedProxy damaging(URI target, Predicate<String> damage) throws IOException {
        return new GatedProxy(target, request -> false, request -> false, request -> false, damage);
    }

    private GatedProxy(
            URI target,
            Predicate<String> hold,
            Predicate<String> refuse,
            Predicate<String> lose,
            Predicate<String> damage)
            throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                if (hold.test(request)) {
                    held.countDown();
                    closed.await();
                } else if (refuse.test(request)) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(403, -1);
                } else {
                    forward(exchange, lose.test(request), damage.test(request));
                }
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** The target's URL through this proxy. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath());
    }

    /** Waits until a request is held. */
    public void awaitHeld() throws InterruptedException {
        if (!held.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("no request was held");
        }
    }

    private void forward(HttpExchange exchange, boolean lost, boolean damaged)
            throws IOException, InterruptedException {
        URI origin = URI.create("http://" + target.getAuthority() + exchange.getRequestURI());
        byte[] content = exchange.getRequestBody().readAllBytes();
        if (damaged && content.length > 0) {
            content[content.length / 2] ^= 1;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(origin)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(content));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (lost) {
            return;
        }
        response.headers().map().forEach((name, values) -> {
            if (!HOP.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
