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

/** Stands where Batch or storage is expected, answers as a test wants it, and remembers who asked. */
public final class HostileServer implements AutoCloseable {

    /** A request that came. */
    public record Asked(String request, Headers headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private HostileServer(HttpHandler answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(new Asked(
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

    /** Refuses everybody. */
    public static HostileServer refusing() throws IOException {
        return new HostileServer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(403, -1);
        });
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public void forget() {
        asked.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
