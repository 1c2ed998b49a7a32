package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures uploads of assets against rclone, if it is installed, and against plain requests without comparison, hashing
 * or listing. Run by {@code mvn -Pbench -pl src/plugin -am test}.
 */
@Tag("bench")
@ExtendWith(LocalCloudExtension.class)
class SyncSpeedTest {

    /** Ratio of the time of the plugin to that of plain requests with the same content. */
    private static final double MOST = 3;

    private static final int ROUNDS = 3;
    private static final int SMALL_BYTES = 20 << 10;
    private static final int LARGE_MEGABYTES = 512;

    @TempDir
    Path temporary;

    private LocalCloud cloud;
    private Path source;
    private OtherUploads uploads;

    @BeforeEach
    void open(LocalCloud cloud) throws IOException {
        this.cloud = cloud;
        uploads = new OtherUploads(cloud);
        source = Files.createDirectories(temporary.resolve("source"));
    }

    /** A measured action. */
    private interface Action {
        void run(Project project) throws Exception;
    }

    @Test
    void uploadOfManySmallFiles() throws Exception {
        write(2_000, SMALL_BYTES);
        double floor = median(project -> uploads.plain(project.folder, project.container), project -> {});
        double rclone = median(project -> uploads.rclone(project.folder, project.container), project -> {});
        double plugin = median(project -> project.upload(cloud.blobEndpoint()), project -> {});
        print("2,000 new files of 20 KiB", plugin, rclone, floor);

        floor = median(Project::listing, project -> project.upload(cloud.blobEndpoint()));
        rclone = median(project -> uploads.rclone(project.folder, project.container), this::freshCheckoutAfterRclone);
        double checksum = median(
                project -> uploads.rclone(project.folder, project.container, "--checksum", "--fast-list"),
                this::freshCheckoutAfterRclone);
        plugin = median(project -> project.upload(cloud.blobEndpoint()), project -> {
            project.upload(cloud.blobEndpoint());
            project.touchAll(System.currentTimeMillis() - 60_000);
        });
        print("the same, unchanged, in a fresh checkout", plugin, rclone, floor);
        print("  against rclone --checksum --fast-list", plugin, checksum, floor);
    }

    @Test
    void uploadOfOneLargeFile() throws Exception {
        write(1, LARGE_MEGABYTES << 20);
        double floor = median(project -> uploads.plain(project.folder, project.container), project -> {});
        double rclone = median(project -> uploads.rclone(project.folder, project.container), project -> {});
        double plugin = median(project -> project.upload(cloud.blobEndpoint()), project -> {});
        print("one new file of %d MiB".formatted(LARGE_MEGABYTES), plugin, rclone, floor);
    }

    private void freshCheckoutAfterRclone(Project project) throws Exception {
        uploads.rclone(project.folder, project.container);
        project.touchAll(System.currentTimeMillis() - 60_000);
    }

    private static void print(String label, double plugin, double rclone, double floor) {
        System.out.printf(
                "%-45s %6.2f s; %s of the time of rclone, %.2f of plain requests%n",
                label,
                plugin,
                Double.isNaN(rclone) ? "(no rclone)" : "%.2f".formatted(plugin / rclone),
                plugin / floor);
        assertTrue(plugin < MOST * floor, () -> label + ": %.2f times plain requests".formatted(plugin / floor));
    }

    private double median(Action action, Action before) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createTempDirectory(temporary, "round");
            Project project = new Project(cloud, folder);
            copyTo(project.folder);
            project.storage(cloud.blobEndpoint()).createContainer(project.container, java.util.Map.of());
            before.run(project);
            long start = System.nanoTime();
            action.run(project);
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
        for (Path file : OtherUploads.files(source)) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
