package io.jenkins.plugins.azurerender.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import io.jenkins.plugins.azurerender.emulator.http.Handler;
import io.jenkins.plugins.azurerender.emulator.http.HttpListener;
import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * The control API over HTTP, on the loopback address only. A web page in a browser of this machine can send requests there,
 * even under a name that resolves to the loopback address: requests need a token, this host, and no Origin.
 */
public final class ControlEndpoint implements Handler, AutoCloseable {
    private static final int MAX_BYTES = 64 * 1024;

    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Control control;
    private final HttpListener listener;
    private final String token = token();

    /**
     * Starts listening.
     *
     * @param port 0 for a free port
     */
    public ControlEndpoint(Control control, int port) throws IOException {
        this.control = control;
        this.listener =
                new HttpListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MAX_BYTES, this);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** Returns the token that requests need: {@code Authorization: Bearer TOKEN}. */
    public String bearerToken() {
        return token;
    }

    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public Response handle(Request request) {
        if (request.header("Origin") != null || !isThisHost(request.header("Host"))) {
            return json(403, Json.object().put("error", "Requests of web pages are not accepted."));
        }
        if (!hasToken(request.header("Authorization"))) {
            return json(401, Json.object().put("error", "Send the control token: Authorization: Bearer TOKEN."))
                    .header("WWW-Authenticate", "Bearer");
        }
        try {
            return route(request);
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            return json(400, Json.object().put("error", String.valueOf(e.getMessage())));
        }
    }

    private boolean isThisHost(String host) {
        return host != null
                && (host.equals("127.0.0.1:" + listener.port()) || host.equals("localhost:" + listener.port()));
    }

    private boolean hasToken(String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private Response route(Request request) throws IOException {
        JsonNode body = request.bodyLength() == 0 ? Json.object() : Json.MAPPER.readTree(request.body());
        String[] path = request.rawPath().substring(1).split("/");
        switch (request.method() + " " + path[0]) {
            case "GET ledger":
                return ledger(request.query());
            case "GET operations":
                return json(200, Json.MAPPER.valueToTree(control.operations()));
            case "GET switches":
                return json(200, Json.MAPPER.valueToTree(control.switches().all()));
            case "PUT switches":
                set(body);
                return json(200, Json.MAPPER.valueToTree(control.switches().all()));
            case "DELETE switches":
                control.switches().clear();
                return new Response(204);
            case "GET clock":
                return json(200, Json.object().put("now", control.clock().now().toString()));
            case "POST clock":
                return clock(body);
            case "POST restart":
                control.restart(
                        Duration.parse(body.path("downFor").asText("PT0S")),
                        body.path("keepState").asBoolean(true));
                return new Response(204);
            case "POST nodes":
                return node(path, body);
            default:
                return json(404, Json.object().put("error", "This path does not support " + request.method() + "."));
        }
    }

    private void set(JsonNode body) {
        body.fields().forEachRemaining(one -> control.switches()
                .set(
                        one.getKey(),
                        one.getValue().isNull() ? null : one.getValue().asText()));
    }

    private Response clock(JsonNode body) {
        if (body.has("shift")) {
            control.clock().shift(Duration.parse(body.get("shift").asText()));
        }
        if (body.has("speed")) {
            control.clock().speed(body.get("speed").asDouble());
        }
        return json(200, Json.object().put("now", control.clock().now().toString()));
    }

    private Response node(String[] path, JsonNode body) {
        String id = path.length == 3 ? PercentEncoding.decodePath(path[1]) : "";
        if (path.length == 3 && path[2].equals("preempt")) {
            control.preempt(id, Duration.parse(body.path("awayFor").asText("PT1M")));
        } else if (path.length == 3 && path[2].equals("unusable")) {
            control.becomeUnusable(id);
        } else {
            throw new IllegalArgumentException("Use /nodes/{id}/preempt or /nodes/{id}/unusable.");
        }
        return new Response(204);
    }

    private Response ledger(Map<String, String> query) {
        long from = Long.parseLong(query.getOrDefault("from", "0"));
        String kind = query.get("kind");
        ObjectNode json = Json.object();
        ArrayNode entries = json.putArray("entries");
        control.ledger()
                .entries(one -> one.number() >= from && (kind == null || kind.equals(one.kind())))
                .forEach(one -> entries.addObject()
                        .put("number", one.number())
                        .put("time", one.time().toString())
                        .put("kind", one.kind())
                        .put("subject", one.subject())
                        .put("detail", one.detail()));
        return json(200, json);
    }

    private static Response json(int status, JsonNode node) {
        return new Response(status).header("Content-Type", "application/json").body(Body.of(Json.bytes(node)));
    }

    @Override
    public void close() {
        listener.close();
    }
}
