package io.jenkins.plugins.azurerender.emulator.faults;

import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** The service behind the proxy. Signed headers are passed on unchanged; the Host header is that of the service. */
final class Upstream {
    /** Headers of a single connection, or set by the client itself. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade", "http2-settings");

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Upstream(URI service) {
        this.service = service;
    }

    Response send(Request request) throws IOException, InterruptedException {
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        String base = service.toString().replaceAll("/+$", "");
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(base + request.rawPath() + query));
        request.headers().forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                sent.header(name, value);
            }
        });
        boolean hasBody = request.bodyLength() > 0 || request.header("Content-Length") != null;
        sent.method(request.method(), hasBody ? BodyPublishers.ofByteArray(request.body()) : BodyPublishers.noBody());
        HttpResponse<byte[]> received = client.send(sent.build(), BodyHandlers.ofByteArray());
        Response response = new Response(received.statusCode()).body(Body.of(received.body()));
        received.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                response.header(spelling(name), String.join(", ", values));
            }
        });
        String length = received.headers().firstValue("Content-Length").orElse(null);
        return request.method().equals("HEAD") ? response.header("Content-Length", length) : response;
    }

    /** Batch clients look up these headers by their exact spelling; the JDK's client returns names in lower case. */
    private static String spelling(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "etag" -> "ETag";
            case "last-modified" -> "Last-Modified";
            case "content-type" -> "Content-Type";
            case "date" -> "Date";
            case "location" -> "Location";
            case "dataserviceid" -> "DataServiceId";
            default -> name;
        };
    }
}
