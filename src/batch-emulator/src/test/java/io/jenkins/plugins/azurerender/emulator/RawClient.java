package io.jenkins.plugins.azurerender.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.azurerender.emulator.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and sends requests that the official clients would not send. */
final class RawClient {
    static final String JSON = "application/json; odata=minimalmetadata";

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final BatchEmulator emulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant date;
    private boolean parameterNamesAsSent;
    private Duration timeout = Duration.ofMinutes(2);

    RawClient(BatchEmulator emulator) {
        this.emulator = emulator;
    }

    record ApiResponse(int status, JsonNode json, HttpResponse<byte[]> response) {
        String code() {
            return json.path("code").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    /** Sets the date of the following requests. */
    RawClient dated(Instant when) {
        date = when;
        return this;
    }

    /** Signs parameter names as sent instead of in lower case, as some clients do. */
    RawClient parameterNamesAsSent() {
        parameterNamesAsSent = true;
        return this;
    }

    /** Sets the timeout of the following requests. */
    RawClient timeout(Duration longest) {
        timeout = longest;
        return this;
    }

    ApiResponse get(String target, String... headers) throws Exception {
        return send("GET", target, null, null, headers);
    }

    ApiResponse post(String target, String body) throws Exception {
        return send("POST", target, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    ApiResponse send(String method, String target, String type, byte[] body, String... headers) throws Exception {
        String full = target + (target.contains("?") ? "&" : "?") + "api-version=2024-07-01.20.0";
        return exactly(method, full, type, body, headers);
    }

    /** Sends a request to exactly this target. */
    ApiResponse exactly(String method, String target, String type, byte[] body, String... headers) throws Exception {
        Map<String, String> signed = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            signed.put(headers[i], headers[i + 1]);
        }
        if (type != null) {
            signed.put("Content-Type", type);
        }
        signed.put("ocp-date", DATE.format(date == null ? Instant.now() : date));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(emulator.url() + target)).timeout(timeout);
        signed.forEach(request::header);
        request.header("Authorization", "SharedKey " + emulator.account() + ":" + sign(method, target, signed, body));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return send(request.build());
    }

    ApiResponse send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return new ApiResponse(response.statusCode(), json(response.body()), response);
    }

    static JsonNode json(Body body) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            body.writeTo(out);
            return json(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    private String sign(String method, String target, Map<String, String> headers, byte[] body)
            throws GeneralSecurityException {
        URI uri = URI.create(target);
        StringBuilder text = new StringBuilder(method).append("\n\n\n");
        text.append(body == null || body.length == 0 ? "" : String.valueOf(body.length))
                .append("\n\n");
        text.append(headers.getOrDefault("Content-Type", "")).append("\n\n");
        for (String name :
                new String[] {"If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"}) {
            text.append(headers.getOrDefault(name, "")).append('\n');
        }
        new TreeMap<>(headers).forEach((name, value) -> {
            if (name.startsWith("ocp-")) {
                text.append(name).append(':').append(value).append('\n');
            }
        });
        text.append('/').append(emulator.account()).append(uri.getRawPath());
        Map<String, String> query = new TreeMap<>();
        if (uri.getQuery() != null) {
            for (String part : uri.getQuery().split("&")) {
                String name = part.split("=", 2)[0];
                query.put(parameterNamesAsSent ? name : name.toLowerCase(java.util.Locale.ROOT), part.split("=", 2)[1]);
            }
        }
        query.forEach(
                (name, value) -> text.append('\n').append(name).append(':').append(value));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(emulator.key()), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
