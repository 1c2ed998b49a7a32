package io.jenkins.plugins.azurerender.assets;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other ways to upload files, for comparison: rclone, and plain requests. */
record OtherUploads(LocalCloud cloud) {

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Copies with rclone; does nothing if it is not installed. */
    void rclone(Path folder, String container, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("rclone", "copy", "--config", "/dev/null", "--transfers", "16", "--checkers", "16"));
        command.addAll(List.of(more));
        command.addAll(List.of(
                "--azureblob-sas-url", signed(container).toString(), folder.toString(), ":azureblob:" + container));
        Path log = Files.createTempFile("rclone", ".log");
        int exit;
        try {
            exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return;
        }
        if (exit != 0) {
            throw new AssertionError(Files.readString(log));
        }
    }

    /** Grants all permissions, because rclone reads before it writes. */
    private URI signed(String name) {
        BlobContainerClient container = new BlobServiceClientBuilder()
                .endpoint(cloud.blobEndpoint().toString())
                .credential(new StorageSharedKeyCredential(cloud.storageAccount(), cloud.storageKey()))
                .buildClient()
                .getBlobContainerClient(name);
        return URI.create(container.getBlobContainerUrl() + "?"
                + container.generateSas(new BlobServiceSasSignatureValues(
                        OffsetDateTime.now().plusHours(1), BlobContainerSasPermission.parse("racwdl"))));
    }

    /** Sends plain requests: small files in one request each, large ones in blocks. */
    void plain(Path folder, String container) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String url = signed(container).toString();
        try (WorkerThreads workers = new WorkerThreads(16)) {
            for (Path file : files(folder)) {
                String name = ProjectNames.of(folder, file);
                byte[] all = Files.size(file) > (16 << 20) ? null : Files.readAllBytes(file);
                if (all != null) {
                    workers.add(() -> send(client, url.replace("?", "/" + name + "?"), all));
                } else {
                    blocks(client, url.replace("?", "/" + name + "?"), file, workers);
                }
            }
            workers.await();
        }
    }

    private void blocks(HttpClient client, String url, Path file, WorkerThreads workers) throws Exception {
        int size = 8 << 20;
        StringBuilder list = new StringBuilder("<BlockList>");
        try (var in = Files.newInputStream(file)) {
            for (int i = 0; ; i++) {
                byte[] block = in.readNBytes(size);
                if (block.length == 0) {
                    break;
                }
                String id = "%06d".formatted(i) + "AA"; // valid Base64
                list.append("<Latest>").append(id).append("</Latest>");
                workers.add(() -> send(client, url + "&comp=block&blockid=" + id, block));
            }
        }
        workers.await();
        send(
                client,
                url + "&comp=blocklist",
                list.append("</BlockList>").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void send(HttpClient client, String url, byte[] body) throws IOException {
        try {
            byte[] md5 = java.security.MessageDigest.getInstance("MD5").digest(body);
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("x-ms-version", "2021-08-06")
                    .header("x-ms-blob-type", "BlockBlob")
                    .header("Content-MD5", java.util.Base64.getEncoder().encodeToString(md5))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new IOException("status " + status);
            }
        } catch (InterruptedException | java.security.NoSuchAlgorithmException x) {
            throw new IOException(x);
        }
    }
}
