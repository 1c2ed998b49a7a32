package io.jenkins.plugins.azurerender.demo.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fake Jenkins that returns configured responses and records POST requests. */
final class FakeJenkins implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> bodies = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, Integer> statuses = Collections.synchronizedMap(new HashMap<>());
    final List<String> posted = Collections.synchronizedList(new ArrayList<>());
    volatile String version = "2.479.3";

    FakeJenkins() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::response);
        server.start();
        respond("/api/json", "{}");
        respond("/script", "<html>");
        respond("/crumbIssuer/api/json", "{\"crumb\":\"c0ffee\",\"crumbRequestField\":\"Jenkins-Crumb\"}");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sets the body of the response to a path. */
    void respond(String path, String body) {
        bodies.put(path, body);
    }

    /** Sets the status of the response to a path, without a body. */
    void respondWithStatus(String path, int status) {
        statuses.put(path, status);
    }

    private void response(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                posted.add(path + " " + exchange.getRequestHeaders().getFirst("Jenkins-Crumb"));
            }
            if (!version.isEmpty()) {
                exchange.getResponseHeaders().set("X-Jenkins", version);
            }
            String body = bodies.get(path);
            int status = statuses.getOrDefault(path, body == null ? 404 : 200);
            byte[] bytes = status == 200 ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
