package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is in memory, or broke off. */
final class ReadResponse extends HttpResponse {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final IOException failure;

    ReadResponse(HttpResponse response, byte[] body) {
        this(response, body, null);
    }

    /** @param failure met by whoever asks for the body */
    ReadResponse(HttpResponse response, IOException failure) {
        this(response, new byte[0], failure);
    }

    private ReadResponse(HttpResponse response, byte[] body, IOException failure) {
        super(response.getRequest());
        this.status = response.getStatusCode();
        this.headers = response.getHeaders();
        this.body = body;
        this.failure = failure;
    }

    private byte[] content() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        return body;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return headers.getValue(name);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.defer(() -> Flux.just(ByteBuffer.wrap(content())));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.fromSupplier(this::content);
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return BinaryData.fromBytes(content());
    }

    @Override
    public InputStream getBodyAsInputStreamSync() {
        return new ByteArrayInputStream(content());
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.fromSupplier(() -> new String(content(), charset));
    }

    @Override
    public HttpResponse buffer() {
        return this;
    }
}
