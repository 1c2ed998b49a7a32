package io.jenkins.plugins.azurerender.assets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A blob container that validates uploads and stores only names, sizes and hashes: for more and larger files than
 * Azurite can hold in memory.
 */
final class BlobSink implements AutoCloseable {

    static {
        // Without this, each response is delayed by 40 ms until the client acknowledges its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int PAGE = 5_000;
    private static final Pattern LATEST = Pattern.compile("<Latest>([^<]+)</Latest>");

    record Blob(long bytes, String hash) {}

    final NavigableMap<String, Blob> blobs = new ConcurrentSkipListMap<>();
    final AtomicLong requests = new AtomicLong();
    private final Map<String, Map<String, Long>> blocks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpServer server;

    BlobSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/container", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/container?sv=none&sig=none");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            String name = exchange.getRequestURI().getPath().replaceFirst("^/container/?", "");
            String comp = query.getOrDefault("comp", "");
            if (comp.equals("list")) {
                list(exchange, query.getOrDefault("prefix", ""), query.getOrDefault("marker", ""));
            } else if (comp.equals("blocklist")) {
                commit(exchange, name);
            } else {
                receive(exchange, name, query.get("blockid"));
            }
        }
    }

    private void receive(HttpExchange exchange, String name, String block) throws IOException {
        MessageDigest md5 = md5();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = exchange.getRequestBody()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                bytes += read;
            }
        }
        if (!Base64.getEncoder()
                .encodeToString(md5.digest())
                .equals(exchange.getRequestHeaders().getFirst("Content-MD5"))) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        if (block == null) {
            blobs.put(name, new Blob(bytes, hash(exchange)));
        } else {
            blocks.computeIfAbsent(name, key -> new ConcurrentHashMap<>()).put(block, bytes);
        }
        exchange.sendResponseHeaders(201, -1);
    }

    private void commit(HttpExchange exchange, String name) throws IOException {
        String list = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Long> staged = blocks.getOrDefault(name, Map.of());
        long bytes = 0;
        Matcher id = LATEST.matcher(list);
        while (id.find()) {
            bytes += staged.get(id.group(1));
        }
        blobs.put(name, new Blob(bytes, hash(exchange)));
        exchange.sendResponseHeaders(201, -1);
    }

    private static String hash(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("x-ms-meta-sha256");
    }

    private void list(HttpExchange exchange, String prefix, String marker) throws IOException {
        StringBuilder page = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        String from = marker.isEmpty() ? prefix : marker;
        String next = "";
        int count = 0;
        for (Map.Entry<String, Blob> entry : blobs.tailMap(from, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (count++ == PAGE) {
                next = entry.getKey();
                break;
            }
            page.append("<Blob><Name>")
                    .append(entry.getKey())
                    .append("</Name><Properties><Content-Length>")
                    .append(entry.getValue().bytes())
                    .append("</Content-Length><BlobType>BlockBlob</BlobType></Properties><Metadata><sha256>")
                    .append(entry.getValue().hash())
                    .append("</sha256></Metadata></Blob>");
        }
        page.append("</Blobs><NextMarker>").append(next).append("</NextMarker></EnumerationResults>");
        byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (java.security.NoSuchAlgorithmException x) {
            throw new IllegalStateException(x);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
