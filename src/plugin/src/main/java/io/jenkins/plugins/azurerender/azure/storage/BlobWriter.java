package io.jenkins.plugins.azurerender.azure.storage;

import io.jenkins.plugins.azurerender.azure.BackOff;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Azure's Put Blob, Put Block and Put Block List through a signed URL of a container. By the JDK's own client and not by
 * the SDK, which gives a request a minute whatever its size and the line, and takes twice the time for a small file.
 */
final class BlobWriter {

    private static final Duration LEAST_TIME = Duration.ofSeconds(60);
    private static final long SLOWEST_BYTES_PER_SECOND = 16 << 10;
    /** Sending a large block may take longer than the time limit, and still fail. */
    private static final int LEAST_ATTEMPTS = 3;

    private static final int ATTEMPTS_OF_DAMAGED = 5;
    private static final String DAMAGED = "Md5Mismatch";
    private static final String HASH_HEADER = "x-ms-meta-" + SignedContainer.HASH;

    /** One a JVM, as each has a thread of its own. */
    private static final class Http {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private final URI container;
    private final Duration patience;

    BlobWriter(URI container, Duration patience) {
        this.container = container;
        this.patience = patience;
    }

    /** The whole blob in one request. */
    void put(String name, FilePart content, byte[] md5, String sha256) throws IOException {
        HttpRequest.Builder request = request(name, "", content.bytes())
                .header("x-ms-blob-type", "BlockBlob")
                .header("Content-MD5", base64(md5))
                .header(HASH_HEADER, sha256);
        send(request, content.publisher());
    }

    /** One block, kept for a week beside the blob until a list names it. */
    void stage(String name, String id, FilePart block, byte[] md5) throws IOException {
        HttpRequest.Builder request = request(name, "&comp=block&blockid=" + BlobNames.encode(id), block.bytes())
                .header("Content-MD5", base64(md5));
        send(request, block.publisher());
    }

    /** Makes the blob of these blocks. */
    void commit(String name, List<String> ids, String sha256) throws IOException {
        StringBuilder list = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        ids.forEach(id -> list.append("<Latest>").append(id).append("</Latest>"));
        byte[] body = list.append("</BlockList>").toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(name, "&comp=blocklist", body.length)
                .header(HASH_HEADER, sha256)
                .header("Content-Type", "application/xml");
        send(request, BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String name, String query, long bytes) {
        String place = container.toString().replace("?", "/" + BlobNames.encode(name) + "?");
        return HttpRequest.newBuilder(URI.create(place + query))
                .timeout(LEAST_TIME.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND))
                .header("x-ms-version", StorageCalls.VERSION.getVersion());
    }

    private void send(HttpRequest.Builder builder, BodyPublisher body) throws IOException {
        HttpRequest request = builder.PUT(body).build();
        BackOff backOff = new BackOff(patience, LEAST_ATTEMPTS);
        for (int attempt = 1; ; attempt++) {
            StorageException problem;
            String retryAfter = null;
            try {
                HttpResponse<Void> response = Http.CLIENT.send(request, BodyHandlers.discarding());
                if (response.statusCode() / 100 == 2) {
                    return;
                }
                String code = response.headers().firstValue("x-ms-error-code").orElse("");
                problem = StorageCalls.answered(container, response.statusCode(), code);
                if (!problem.retryable() && !(code.equals(DAMAGED) && attempt < ATTEMPTS_OF_DAMAGED)) {
                    throw problem;
                }
                retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted during an upload");
            } catch (StorageException x) {
                throw x;
            } catch (IOException x) {
                problem = StorageCalls.unanswered(container, x);
            }
            if (!backOff.pause(retryAfter)) {
                throw problem;
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
