package io.jenkins.plugins.azurerender.azure.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.net.ConnectException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A fake of Entra ID that records requests, and responds with a token, an error or not at all. */
final class FakeEntraId implements HttpClient {

    record Request(String url, Map<String, String> form) {}

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private String error;
    private String retryAfter;
    private boolean reachable = true;
    private String gateway;

    void reject(String description) {
        error = description;
    }

    void throttle(String retryAfter) {
        error = "AADSTS50196: The server terminated an operation because it encountered a loop.";
        this.retryAfter = retryAfter;
    }

    void unreachable() {
        reachable = false;
    }

    /** A gateway in front of Entra ID responds with 503 and this body. */
    void gateway(String body) {
        gateway = body;
    }

    int count() {
        return requests.size();
    }

    Request only() {
        assertEquals(1, requests.size(), requests::toString);
        return requests.get(0);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        String body = request.getBodyAsBinaryData() == null
                ? ""
                : request.getBodyAsBinaryData().toString();
        requests.add(new Request(request.getUrl().toString(), form(body)));
        if (!reachable) {
            return Mono.error(new ConnectException("connection refused"));
        }
        if (gateway != null) {
            return Mono.just(new Response(request, 503, gateway, null));
        }
        return Mono.just(
                error == null
                        ? new Response(
                                request,
                                200,
                                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"expires_on\":\"9999999999\",\"ext_expires_in\":3600,\"access_token\":\"token-%d\"}"
                                        .formatted(requests.size()),
                                null)
                        : new Response(
                                request,
                                retryAfter == null ? 401 : 429,
                                "{\"error\":\"invalid_client\",\"error_description\":\"%s\",\"error_codes\":[7000215]}"
                                        .formatted(error),
                                retryAfter));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static final class Response extends HttpResponse {

        private final int status;
        private final byte[] body;
        private final HttpHeaders headers =
                new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json; charset=utf-8");

        Response(HttpRequest request, int status, String body, String retryAfter) {
            super(request);
            if (retryAfter != null) {
                headers.set(HttpHeaderName.RETRY_AFTER, retryAfter);
            }
            this.status = status;
            this.body = body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(body));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(body);
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(new String(body, StandardCharsets.UTF_8));
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(body, charset));
        }
    }
}
