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
 * Put Blob, Put Block and Put Block List through the SAS URL of a container. Uses the JDK's HTTP client: the SDK limits
 * each request to one minute regardless of its size, and needs twice the time for a small file.
 */
final class BlobWriter {

    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(60);
    private static final long MIN_BYTES_PER_SECOND = 16 << 10;
    /** Because one attempt to send a large block may exceed the time limit. */
    private static final int MIN_ATTEMPTS = 3;

    private static final int MAX_ATTEMPTS_IF_DAMAGED = 5;
    private static final String DAMAGED = "Md5Mismatch";
    private static final String HASH_HEADER = "x-ms-meta-" + SignedContainer.HASH;

    /** Shared, because each client has its own thread. */
    private static final class Http {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private final URI container;
    private final Duration retryLimit;

    BlobWriter(URI container, Duration retryLimit) {
        this.container = container;
        this.retryLimit = retryLimit;
    }

    /** Uploads a blob with one request. */
    void put(String name, FilePart content, byte[] md5, String sha256) throws IOException {
        HttpRequest.Builder request = request(name, "", content.bytes())
                .header("x-ms-blob-type", "BlockBlob")
                .header("Content-MD5", base64(md5))
                .header(HASH_HEADER, sha256);
        send(request, content.publisher());
    }

    /** Uploads a block. Storage discards it after a week unless it is committed. */
    void stage(String name, String id, FilePart block, byte[] md5) throws IOException {
        HttpRequest.Builder request = request(name, "&comp=block&blockid=" + BlobNames.encode(id), block.bytes())
                .header("Content-MD5", base64(md5));
        send(request, block.publisher());
    }

    /** Creates the blob from the blocks. */
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
        String url = container.toString().replace("?", "/" + BlobNames.encode(name) + "?");
        return HttpRequest.newBuilder(URI.create(url + query))
                .timeout(MIN_TIMEOUT.plusSeconds(bytes / MIN_BYTES_PER_SECOND))
                .header("x-ms-version", StorageCalls.VERSION.getVersion());
    }

    private void send(HttpRequest.Builder builder, BodyPublisher body) throws IOException {
        HttpRequest request = builder.PUT(body).build();
        BackOff backOff = new BackOff(retryLimit, MIN_ATTEMPTS);
        for (int attempt = 1; ; attempt++) {
            StorageException problem;
            String retryAfter = null;
            try {
                HttpResponse<Void> response = Http.CLIENT.send(request, BodyHandlers.discarding());
                if (response.statusCode() / 100 == 2) {
                    return;
                }
                String code = response.headers().firstValue("x-ms-error-code").orElse("");
                problem = StorageCalls.responseError(container, response.statusCode(), code);
                if (!problem.retryable() && !(code.equals(DAMAGED) && attempt < MAX_ATTEMPTS_IF_DAMAGED)) {
                    throw problem;
                }
                retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted during an upload");
            } catch (StorageException x) {
                throw x;
            } catch (IOException x) {
                problem = StorageCalls.requestError(container, x);
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
