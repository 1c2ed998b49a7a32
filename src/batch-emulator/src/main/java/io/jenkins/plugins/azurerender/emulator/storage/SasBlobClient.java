package io.jenkins.plugins.azurerender.emulator.storage;

import io.jenkins.plugins.azurerender.emulator.http.PercentEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Lists, reads and writes blobs through container URLs with a SAS. */
public final class SasBlobClient {
    private static final String VERSION = "2021-12-02";
    private static final long BLOCK = 32L * 1024 * 1024;
    private static final int MAX_ATTEMPTS = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Returns the URL of a blob with the SAS of its container URL. */
    public static String blobUrl(String containerUrl, String blob) {
        int question = containerUrl.indexOf('?');
        String base = question < 0 ? containerUrl : containerUrl.substring(0, question);
        String sas = question < 0 ? "" : containerUrl.substring(question);
        return base.replaceAll("/+$", "") + "/" + PercentEncoding.encodePath(blob) + sas;
    }

    /** Returns the URL without its SAS, for logs. */
    public static String withoutSas(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** Returns the names of the blobs that start with the prefix, which may be null. */
    public List<String> list(String containerUrl, String prefix) throws BlobException, IOException {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            StringBuilder url = new StringBuilder(containerUrl);
            url.append(containerUrl.contains("?") ? "&" : "?").append("restype=container&comp=list");
            if (prefix != null && !prefix.isEmpty()) {
                url.append("&prefix=").append(PercentEncoding.encode(prefix));
            }
            if (!marker.isEmpty()) {
                url.append("&marker=").append(PercentEncoding.encode(marker));
            }
            byte[] page = send(request(url.toString()).GET().build(), BodyHandlers.ofByteArray());
            BlobListing list = BlobListing.parse(new ByteArrayInputStream(page));
            names.addAll(list.names());
            marker = list.nextMarker();
        } while (!marker.isEmpty());
        return names;
    }

    /** Downloads a blob; the file gets its name when it is complete. */
    public void download(String url, Path target) throws BlobException, IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = send(request(url).GET().build(), BodyHandlers.ofInputStream())) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Uploads a file: small files in one call, large files in blocks. */
    public void upload(String containerUrl, String blob, Path file, Map<String, String> headers)
            throws BlobException, IOException {
        String url = blobUrl(containerUrl, blob);
        String sign = url.contains("?") ? "&" : "?";
        long length = Files.size(file);
        if (length <= BLOCK) {
            HttpRequest.Builder put = with(headers, request(url).header("x-ms-blob-type", "BlockBlob"));
            send(put.PUT(BodyPublishers.ofFile(file)).build(), BodyHandlers.discarding());
            return;
        }
        StringBuilder list = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        try (InputStream in = Files.newInputStream(file)) {
            for (int block = 0; block * BLOCK < length; block++) {
                String id = Base64.getEncoder()
                        .encodeToString(String.format("%08d", block).getBytes(StandardCharsets.US_ASCII));
                BodyPublisher bytes = BodyPublishers.ofByteArray(in.readNBytes((int) BLOCK));
                String blockUrl = url + sign + "comp=block&blockid=" + PercentEncoding.encode(id);
                send(request(blockUrl).PUT(bytes).build(), BodyHandlers.discarding());
                list.append("<Latest>").append(id).append("</Latest>");
            }
        }
        list.append("</BlockList>");
        HttpRequest.Builder commit = with(headers, request(url + sign + "comp=blocklist"));
        send(commit.PUT(BodyPublishers.ofString(list.toString())).build(), BodyHandlers.discarding());
    }

    private static HttpRequest.Builder with(Map<String, String> headers, HttpRequest.Builder request) {
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.Builder request(String url) throws BlobException {
        try {
            return HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofMinutes(5))
                    .header("x-ms-version", VERSION);
        } catch (IllegalArgumentException e) {
            throw new BlobException(0, "The URL " + withoutSas(url) + " is malformed: " + e.getMessage());
        }
    }

    /** Retries as a node does if storage is busy or the connection breaks. */
    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws BlobException, IOException {
        for (int attempt = 1; ; attempt++) {
            int status = 0;
            String message;
            try {
                HttpResponse<T> response = client.send(request, handler);
                status = response.statusCode();
                if (status / 100 == 2) {
                    return response.body();
                }
                if (response.body() instanceof InputStream in) {
                    in.close();
                }
                String error = response.headers().firstValue("x-ms-error-code").orElse("");
                message = "Storage responded with " + status + " " + error;
            } catch (IOException e) {
                message = "Storage did not respond: " + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BlobException(0, "stopped");
            }
            if (attempt == MAX_ATTEMPTS || status != 0 && status < 500 && status != 429) {
                throw new BlobException(status, message);
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) throws BlobException {
        try {
            Thread.sleep(100L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BlobException(0, "stopped");
        }
    }
}
