package io.jenkins.plugins.azurerender.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads each response completely, with limits for time and size, so that a malicious server cannot exhaust the memory.
 * Reports damaged parts of files as errors, which are retried.
 */
final class BoundedHttpClient implements HttpClient {

    /** More than a page of 5000 names with their metadata has. */
    static final int MAX_BYTES = 64 << 20;

    /** Longer bodies of errors are ignored. */
    static final int MAX_BYTES_OF_ERROR = 64 << 10;

    /** HTTP status of the part of a file that {@link CheckedDownload} requests. */
    private static final int PARTIAL_CONTENT = 206;

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/.*");

    private static final int BUFFER_BYTES = 64 << 10;

    /** A part of a file is damaged or incomplete. The cause is the connection, not the load of the service. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final HttpClient client;
    private final Duration attempt;

    /** @param attempt time limit for one complete response; the client limits the time of a single read */
    BoundedHttpClient(HttpClient client, Duration attempt) {
        this.client = client;
        this.attempt = attempt;
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        long end = System.nanoTime() + attempt.toNanos();
        // Without the context of the caller, which may request a response that is not buffered.
        try (HttpResponse response = client.sendSync(request, Context.NONE);
                InputStream body = response.getBodyAsInputStreamSync()) {
            boolean part = response.getStatusCode() == PARTIAL_CONTENT;
            byte[] content =
                    body == null ? new byte[0] : part ? readPart(body, end) : read(body, response.getStatusCode(), end);
            if (part) {
                requireUndamaged(content, response);
            }
            return new BufferedResponse(response, content);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private static byte[] readPart(InputStream body, long end) throws IOException {
        try {
            return read(body, PARTIAL_CONTENT, end);
        } catch (InterruptedIOException | HttpTimeoutException x) {
            throw x;
        } catch (IOException x) {
            throw new DamagedException(x.getMessage(), x);
        }
    }

    private static void requireUndamaged(byte[] content, HttpResponse response) throws IOException {
        String md5 = response.getHeaderValue(HttpHeaderName.CONTENT_MD5);
        Matcher range = RANGE.matcher(String.valueOf(response.getHeaderValue(HttpHeaderName.CONTENT_RANGE)));
        boolean complete = !range.matches()
                || Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1 == content.length;
        if (!complete || md5 != null && !md5.equals(Base64.getEncoder().encodeToString(md5(content)))) {
            throw new DamagedException("a part of the file is damaged", null);
        }
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every JVM supports it
        }
    }

    private static byte[] read(InputStream body, int status, long end) throws IOException {
        int max =
                status >= 400 ? MAX_BYTES_OF_ERROR : status == PARTIAL_CONTENT ? CheckedDownload.PART_BYTES : MAX_BYTES;
        byte[] content = upTo(body, max, end);
        if (content.length > max && status < 400) {
            throw new IOException("a response has more than %s bytes".formatted(max));
        }
        return content.length > max ? new byte[0] : content;
    }

    /** Reads all bytes, but stops soon after {@code max} bytes. */
    private static byte[] upTo(InputStream body, int max, long end) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = body.read(buffer); count >= 0 && content.size() <= max; count = body.read(buffer)) {
            content.write(buffer, 0, count);
            if (System.nanoTime() > end) {
                throw new HttpTimeoutException("the response did not end in time");
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
