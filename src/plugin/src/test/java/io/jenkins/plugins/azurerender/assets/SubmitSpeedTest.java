package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Measures a build that submits 2,000 frames with 2,000 new files, against rclone plus plain requests for the tasks,
 * and against plain requests for everything. Run by {@code mvn -Pbench -pl src/plugin -am test}.
 */
@Tag("bench")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class SubmitSpeedTest {

    /** Ratio of the time of the plugin to that of plain requests with the same content. */
    private static final double MOST = 3;

    private static final int ROUNDS = 3;
    private static final int COUNT = 2_000;
    private static final int BYTES = 20 << 10;
    private static final int TASKS_PER_REQUEST = 100;

    @TempDir
    Path folder;

    private interface Action {
        void run() throws Exception;
    }

    @Test
    void submittingFramesAndFiles(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        OtherUploads uploads = new OtherUploads(cloud);
        write();
        studio.run(studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'"), Result.SUCCESS);
        double floor = median(() -> {
            uploads.plain(folder, container(studio));
            tasks(cloud, studio.pool);
        });
        double rclone = median(() -> {
            uploads.rclone(folder, container(studio));
            tasks(cloud, studio.pool);
        });
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            WorkflowJob job = studio.job("""
                    node { azureRenderSubmit scene: 'shot/a.abc', frames: '1-%d', output: 's_####', pool: 'POOL', renderer: custom(command: 'true') }
                    """.formatted(COUNT));
            studio.put(job, folder, "shot");
            long start = System.nanoTime();
            studio.run(job, Result.SUCCESS);
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        double plugin = seconds[ROUNDS / 2];
        System.out.printf(
                "%-45s %6.2f s; %.2f of rclone plus plain tasks, %.2f of plain requests for everything%n",
                "a build that submits 2,000 frames and files", plugin, plugin / rclone, plugin / floor);
        assertTrue(plugin < MOST * floor, () -> "%.2f times plain requests".formatted(plugin / floor));
    }

    private void write() throws Exception {
        byte[] content = new byte[BYTES];
        Random random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            random.nextBytes(content);
            Path set = Files.createDirectories(folder.resolve("set%02d".formatted(i / 100)));
            Files.write(set.resolve("texture%05d.tx".formatted(i)), content);
        }
        Files.writeString(folder.resolve("a.abc"), "scene");
    }

    private static String container(Studio studio) throws Exception {
        String name = "p-" + UUID.randomUUID();
        studio.storage().createContainer(name, Map.of());
        return name;
    }

    /** Creates a job with the same number of tasks, 100 per request, and nothing else. */
    private static void tasks(LocalCloud cloud, String pool) throws Exception {
        BatchClient batch = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        String job = "plain-" + UUID.randomUUID();
        batch.jobOperations().createJob(job, new PoolInformation().withPoolId(pool));
        for (int from = 0; from < COUNT; from += TASKS_PER_REQUEST) {
            List<TaskAddParameter> tasks = new ArrayList<>();
            for (int i = from; i < from + TASKS_PER_REQUEST; i++) {
                tasks.add(new TaskAddParameter().withId("f" + i).withCommandLine("/bin/true"));
            }
            batch.protocolLayer().tasks().addCollection(job, tasks);
        }
    }

    private static double median(Action action) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            action.run();
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }
}
