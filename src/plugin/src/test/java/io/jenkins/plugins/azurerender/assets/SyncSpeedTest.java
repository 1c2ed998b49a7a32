package io.jenkins.plugins.azurerender.assets;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long assets take to storage, against rclone (when it is on the path) and against bare requests without any
 * comparison, hash or listing: run by {@code mvn -Pbench -pl src/plugin -am test}.
 */
@Tag("bench")
@ExtendWith(LocalCloudExtension.class)
class SyncSpeedTest {

    private static final int ROUNDS = 3;
    private static final int SMALL_BYTES = 20 << 10;
    private static final int LARGE_MEGABYTES = 512;

    @TempDir
    Path temporary;

    private LocalCloud cloud;
    private Path source;

    @BeforeEach
    void open(LocalCloud cloud) throws IOException {
        this.cloud = cloud;
        source = Files.createDirectories(temporary.resolve("source"));
    }

    /** A piece of work that is timed. */
    private interface Work {
        void run(Project project) throws Exception;
    }

    @Test
    void manySmallFiles() throws Exception {
        write(2_000, SMALL_BYTES);
        double floor = median(project -> bare(project), project -> {});
        double rclone = median(project -> rclone(project), project -> {});
        double ours = median(project -> project.bring(cloud.blobEndpoint()), project -> {});
        print("2,000 new files of 20 KiB", ours, rclone, floor);

        floor = median(Project::listing, project -> project.bring(cloud.blobEndpoint()));
        rclone = median(project -> rclone(project), this::freshCheckoutAfterRclone);
        double checksum =
                median(project -> rclone(project, "--checksum", "--fast-list"), this::freshCheckoutAfterRclone);
        ours = median(project -> project.bring(cloud.blobEndpoint()), project -> {
            project.bring(cloud.blobEndpoint());
            project.touchAll(System.currentTimeMillis() - 60_000);
        });
        print("the same, unchanged, in a fresh checkout", ours, rclone, floor);
        print("  against rclone --checksum --fast-list", ours, checksum, floor);
    }

    @Test
    void oneLargeFile() throws Exception {
        write(1, LARGE_MEGABYTES << 20);
        double floor = median(project -> bare(project), project -> {});
        double rclone = median(project -> rclone(project), project -> {});
        double ours = median(project -> project.bring(cloud.blobEndpoint()), project -> {});
        print("one new file of %d MiB".formatted(LARGE_MEGABYTES), ours, rclone, floor);
    }

    private void freshCheckoutAfterRclone(Project project) throws Exception {
        rclone(project);
        project.touchAll(System.currentTimeMillis() - 60_000);
    }

    private static void print(String what, double ours, double rclone, double floor) {
        System.out.printf(
                "%-45s %6.2f s; %s of rclone's time, %.2f of that of bare requests%n",
                what, ours, Double.isNaN(rclone) ? "(no rclone)" : "%.2f".formatted(ours / rclone), ours / floor);
    }

    private double median(Work work, Work before) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createTempDirectory(temporary, "round");
            Project project = new Project(cloud, folder);
            copyTo(project.folder);
            project.storage(cloud.blobEndpoint()).createContainer(project.container, java.util.Map.of());
            before.run(project);
            long start = System.nanoTime();
            work.run(project);
            seconds[round] = (System.nanoTime() - start) / 1e9;
            project.storage(cloud.blobEndpoint()).deleteContainer(project.container);
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private void write(int files, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        Random random = new Random(1);
        for (int i = 0; i < files; i++) {
            random.nextBytes(content);
            Path folder = Files.createDirectories(source.resolve("set%02d".formatted(i / 100)));
            Files.write(folder.resolve("texture%05d.tx".formatted(i)), content);
        }
    }

    private void copyTo(Path target) throws IOException {
        for (Path file : files(source)) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void rclone(Project project, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("rclone", "copy", "--config", "/dev/null", "--transfers", "16", "--checkers", "16"));
        command.addAll(List.of(more));
        command.addAll(List.of(
                "--azureblob-sas-url",
                signed(project).toString(),
                project.folder.toString(),
                ":azureblob:" + project.container));
        Path log = temporary.resolve("rclone.log");
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

    /** Everything is allowed: rclone reads before it writes. */
    private URI signed(Project project) {
        BlobContainerClient container = new BlobServiceClientBuilder()
                .endpoint(cloud.blobEndpoint().toString())
                .credential(new StorageSharedKeyCredential(cloud.storageAccount(), cloud.storageKey()))
                .buildClient()
                .getBlobContainerClient(project.container);
        return URI.create(container.getBlobContainerUrl() + "?"
                + container.generateSas(new BlobServiceSasSignatureValues(
                        OffsetDateTime.now().plusHours(1), BlobContainerSasPermission.parse("racwdl"))));
    }

    /** Nothing but the requests: files as they are, large ones in blocks. */
    private void bare(Project project) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String url = signed(project).toString();
        try (Crew crew = new Crew(16)) {
            for (Path file : files(project.folder)) {
                String name = ProjectNames.of(project.folder, file);
                byte[] all = Files.size(file) > (16 << 20) ? null : Files.readAllBytes(file);
                if (all != null) {
                    crew.add(() -> send(client, url.replace("?", "/" + name + "?"), all));
                } else {
                    blocks(client, url.replace("?", "/" + name + "?"), file, crew);
                }
            }
            crew.await();
        }
    }

    private void blocks(HttpClient client, String url, Path file, Crew crew) throws Exception {
        int size = 8 << 20;
        StringBuilder list = new StringBuilder("<BlockList>");
        try (var in = Files.newInputStream(file)) {
            for (int i = 0; ; i++) {
                byte[] block = in.readNBytes(size);
                if (block.length == 0) {
                    break;
                }
                String id = "%06d".formatted(i) + "AA"; // base64 as it is
                list.append("<Latest>").append(id).append("</Latest>");
                crew.add(() -> send(client, url + "&comp=block&blockid=" + id, block));
            }
        }
        crew.await();
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
