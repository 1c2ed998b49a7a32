package io.jenkins.plugins.azurerender.emulator.storage;

import io.jenkins.plugins.azurerender.emulator.http.Percent;
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

/** Lists, reads and writes blobs through container URLs that carry a SAS. */
public final class SasBlobs {
    private static final String VERSION = "2021-12-02";
    private static final long BLOCK = 32L * 1024 * 1024;
    private static final int TRIES = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** The blob's URL under its container's, with the same SAS. */
    public static String blobUrl(String containerUrl, String blob) {
        int question = containerUrl.indexOf('?');
        String base = question < 0 ? containerUrl : containerUrl.substring(0, question);
        String sas = question < 0 ? "" : containerUrl.substring(question);
        return base.replaceAll("/+$", "") + "/" + Percent.encodePath(blob) + sas;
    }

    /** A URL as it may be shown. */
    public static String withoutSas(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** The names of the container's blobs that begin with the prefix, which may be null. */
    public List<String> list(String containerUrl, String prefix) throws BlobFailure, IOException {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            StringBuilder url = new StringBuilder(containerUrl);
            url.append(containerUrl.contains("?") ? "&" : "?").append("restype=container&comp=list");
            if (prefix != null && !prefix.isEmpty()) {
                url.append("&prefix=").append(Percent.encode(prefix));
            }
            if (!marker.isEmpty()) {
                url.append("&marker=").append(Percent.encode(marker));
            }
            byte[] page = send(request(url.toString()).GET().build(), BodyHandlers.ofByteArray());
            BlobList list = BlobList.parse(new ByteArrayInputStream(page));
            names.addAll(list.names());
            marker = list.nextMarker();
        } while (!marker.isEmpty());
        return names;
    }

    /** Writes the blob to a file, which appears under its name when it is whole. */
    public void download(String url, Path target) throws BlobFailure, IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = send(request(url).GET().build(), BodyHandlers.ofInputStream())) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a file to a blob: small ones in one call, large ones in blocks. */
    public void upload(String containerUrl, String blob, Path file, Map<String, String> headers)
            throws BlobFailure, IOException {
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
                String blockUrl = url + sign + "comp=block&blockid=" + Percent.encode(id);
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

    private static HttpRequest.Builder request(String url) throws BlobFailure {
        try {
            return HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofMinutes(5))
                    .header("x-ms-version", VERSION);
        } catch (IllegalArgumentException e) {
            throw new BlobFailure(0, "The URL " + withoutSas(url) + " is malformed: " + e.getMessage());
        }
    }

    /** Tries again, as a node does, when storage is busy or the connection breaks. */
    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws BlobFailure, IOException {
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
                message = "Storage answered " + status + " " + error;
            } catch (IOException e) {
                message = "Storage did not answer: " + e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BlobFailure(0, "stopped");
            }
            if (attempt == TRIES || status != 0 && status < 500 && status != 429) {
                throw new BlobFailure(status, message);
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) throws BlobFailure {
        try {
            Thread.sleep(100L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BlobFailure(0, "stopped");
        }
    }
}
