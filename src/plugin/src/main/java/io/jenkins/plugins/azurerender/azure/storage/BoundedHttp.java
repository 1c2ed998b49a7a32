package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads each answer whole before anybody looks at it, within the time of the try, and no further than answers of storage
 * are long: whoever stands there instead cannot fill the memory.
 */
final class BoundedHttp implements HttpClient {

    /** A page of 5000 names with all they may carry is less. */
    static final int MOST_BYTES = 64 << 20;

    /** What is longer is no error of storage, and only its status is told. */
    static final int MOST_BYTES_OF_AN_ERROR = 64 << 10;

    /** Of a file that {@link CheckedDownload} fetches: it is told when one breaks off, and asks again sooner. */
    private static final int PIECE_OF_A_FILE = 206;

    private static final int AT_ONCE = 64 << 10;

    private final HttpClient client;
    private final Duration aTry;

    /** @param aTry when the whole answer must be there; a single read has the client's own limit */
    BoundedHttp(HttpClient client, Duration aTry) {
        this.client = client;
        this.aTry = aTry;
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        long end = System.nanoTime() + aTry.toNanos();
        // Without the caller's context, which may ask for an answer that was read to its end already.
        HttpResponse open = client.sendSync(request, Context.NONE);
        try (HttpResponse response = open;
                InputStream body = response.getBodyAsInputStreamSync()) {
            return new ReadResponse(response, body == null ? new byte[0] : read(body, response.getStatusCode(), end));
        } catch (IOException x) {
            if (open.getStatusCode() == PIECE_OF_A_FILE) {
                return new ReadResponse(open, x);
            }
            throw new UncheckedIOException(x);
        }
    }

    private static byte[] read(InputStream body, int status, long end) throws IOException {
        int most = status >= 400
                ? MOST_BYTES_OF_AN_ERROR
                : status == PIECE_OF_A_FILE ? CheckedDownload.PIECE_BYTES : MOST_BYTES;
        byte[] content = upTo(body, most, end);
        if (content.length > most && status < 400) {
            throw new IOException("it sent more than %d bytes at once".formatted(most));
        }
        return content.length > most ? new byte[0] : content;
    }

    /** All of it; a little more than {@code most} when it is longer. */
    private static byte[] upTo(InputStream body, int most, long end) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] some = new byte[AT_ONCE];
        for (int count = body.read(some); count >= 0 && content.size() <= most; count = body.read(some)) {
            content.write(some, 0, count);
            if (System.nanoTime() > end) {
                throw new HttpTimeoutException("the answer did not end in time");
            }
        }
        return content.toByteArray();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.fromCallable(() -> sendSync(request, context)).subscribeOn(Schedulers.boundedElastic());
    }
}
