package io.jenkins.plugins.azurerender.security;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in place of Batch or storage that sends the responses of a test and records the requests. */
public final class HostileServer implements AutoCloseable {

    /** A received request. */
    public record Received(String request, Headers headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private HostileServer(HttpHandler answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange.getRequestHeaders()));
            try (exchange) {
                answer.handle(exchange);
            }
        });
        server.start();
    }

    public static HostileServer answering(HttpHandler answer) throws IOException {
        return new HostileServer(answer);
    }

    /** A server that responds 403 to all requests. */
    public static HostileServer refusing() throws IOException {
        return new HostileServer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(403, -1);
        });
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All requests since the start or the last {@link #clear}. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    public void clear() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
