package io.jenkins.plugins.azurerender.emulator;

import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A minimal Blob storage for tests: put, get, list. Requires a SAS: sig=good, or one created from an account key. */
final class BlobServer implements AutoCloseable {
    private final Map<String, byte[]> blobs = new ConcurrentSkipListMap<>();
    private final HttpListener listener;

    BlobServer() throws IOException {
        listener =
                new HttpListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100 << 20, this::handle);
    }

    String container(String name) {
        return "http://127.0.0.1:" + listener.port() + "/" + name + "?sig=good";
    }

    void put(String path, String text) {
        blobs.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    String text(String path) {
        byte[] bytes = blobs.get(path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        return blobs.get(path);
    }

    Map<String, byte[]> blobs() {
        return blobs;
    }

    private Response handle(Request request) {
        Map<String, String> query = request.query();
        String path = PercentEncoding.decodePath(request.rawPath()).substring(1);
        boolean madeFromKey =
                "c".equals(query.get("sr")) && query.getOrDefault("sig", "").length() == 44;
        if (!"good".equals(query.get("sig")) && !madeFromKey) {
            return new Response(403).header("x-ms-error-code", "AuthenticationFailed");
        }
        if (path.startsWith("missing")) {
            return new Response(404).header("x-ms-error-code", "ContainerNotFound");
        }
        if ("list".equals(query.get("comp"))) {
            return list(path + "/", query.getOrDefault("prefix", ""));
        }
        if (request.method().equals("PUT")) {
            return write(path, request, query);
        }
        byte[] found = blobs.get(path);
        return found == null ? new Response(404) : new Response(200).body(Body.of(found));
    }

    private Response write(String path, Request request, Map<String, String> query) {
        if ("block".equals(query.get("comp"))) {
            blobs.put("." + path + query.get("blockid"), request.body());
        } else if ("blocklist".equals(query.get("comp"))) {
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            java.util.regex.Matcher ids =
                    java.util.regex.Pattern.compile("<Latest>(.*?)</Latest>").matcher(request.text());
            while (ids.find()) {
                all.writeBytes(blobs.remove("." + path + ids.group(1)));
            }
            blobs.put(path, all.toByteArray());
        } else {
            blobs.put(path, request.body());
        }
        return new Response(201);
    }

    private Response list(String container, String prefix) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><EnumerationResults><Blobs>");
        blobs.keySet().stream()
                .filter(name -> name.startsWith(container + prefix))
                .map(name -> name.substring(container.length()))
                .forEach(name -> xml.append("<Blob><Name>").append(name).append("</Name></Blob>"));
        xml.append("</Blobs><NextMarker/></EnumerationResults>");
        return new Response(200).body(Body.of(xml.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        listener.close();
    }
}
