package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import com.microsoft.azure.batch.protocol.models.JobState;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.Waiting;
import io.jenkins.plugins.azurerender.azure.batch.BatchException;
import io.jenkins.plugins.azurerender.emulator.faults.Fault;
import io.jenkins.plugins.azurerender.emulator.faults.FaultPlan;
import io.jenkins.plugins.azurerender.emulator.faults.FaultProxy;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests to Azure fail occasionally, for a while, or permanently. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CollectErrorsTest {

    /** Number of random seeds to test, such as {@code -Dseeds=20}. A seed always produces the same faults. */
    private static final int SEEDS = Integer.getInteger("seeds", 2);

    private static final List<Fault> MIX = List.of(
            Fault.THROTTLED,
            Fault.INTERNAL_ERROR,
            Fault.TIMED_OUT,
            Fault.REFUSED,
            Fault.RESET_BEFORE,
            Fault.RESET_AFTER,
            Fault.HALF,
            Fault.HALF_RESET);

    private static final int FRAMES = 40;

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private CollectFixture first;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        for (int number = 1; number <= FRAMES; number++) {
            CollectFixture.image(folder, number);
        }
        first = CollectFixture.open(jenkins, cloud, "1", 1);
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    /** Of the requests 5 % fail, with every fifth seed 20 %. */
    @ParameterizedTest
    @MethodSource("seeds")
    void occasionalFaultsLoseNoFrameAndRepeatNoTask(int seed) throws Exception {
        double rate = seed % 5 == 0 ? 0.2 : 0.05;
        try (FaultProxy batch = proxy(cloud.batchUrl(), new FaultPlan(seed, rate, MIX, null).failing(10));
                FaultProxy storage = proxy(cloud.blobEndpoint(), new FaultPlan(seed, rate, MIX, null).failing(10))) {
            CollectFixture farm = through(
                            through(batch, cloud.batchUrl()), through(storage, cloud.blobEndpoint()), "1-" + FRAMES)
                    .submit(3, task -> copy(task.frames().first()));
            assertEquals(FRAMES, farm.end().get("frames"));
            for (int number = 1; number <= FRAMES; number++) {
                assertArrayEquals(
                        Files.readAllBytes(folder.resolve("image" + number + ".png")),
                        Files.readAllBytes(farm.build.getRootDir().toPath().resolve("archive/a_" + number + ".png")));
            }
            assertEquals(FRAMES, Studio.tasks(farm.batch(), farm.id));
            assertFalse(storage.events().isEmpty(), "no request failed");
        }
    }

    @Test
    void batchOutageIsRetriedUntilItEnds() throws Exception {
        AtomicBoolean outage = new AtomicBoolean();
        try (GatedProxy batch = GatedProxy.losing(cloud.batchUrl(), request -> outage.get())) {
            CollectFixture farm = through(batch.url(), cloud.blobEndpoint(), "1-2")
                    .submit(1, task -> waiting(task.frames().first()));
            farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
            outage.set(true);
            farm.runUntil(() -> farm.text().contains("Retrying."));
            outage.set(false);
            Files.createFile(folder.resolve("go"));
            assertEquals(2, farm.end().get("frames"));
            assertTrue(
                    farm.text()
                                    .lines()
                                    .filter(line -> line.contains("Retrying."))
                                    .count()
                            <= 3,
                    farm::text);
        }
    }

    @Test
    void storageOutageIsRetriedUntilItEnds() throws Exception {
        AtomicBoolean outage = new AtomicBoolean();
        try (GatedProxy storage = GatedProxy.losing(cloud.blobEndpoint(), request -> outage.get())) {
            CollectFixture farm = through(cloud.batchUrl(), storage.url(), "1-2")
                    .submit(1, task -> waiting(task.frames().first()));
            farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
            outage.set(true);
            Files.createFile(folder.resolve("go"));
            farm.runUntil(() -> farm.text().contains("Retrying."));
            outage.set(false);
            assertEquals(2, farm.end().get("frames"));
        }
    }

    @Test
    void rejectedKeyFailsAtOnce() throws Exception {
        try (GatedProxy batch = GatedProxy.refusing(cloud.batchUrl(), request -> true)) {
            CollectFixture farm = through(batch.url(), cloud.blobEndpoint(), "1");
            BatchException x = assertThrows(BatchException.class, farm::end);
            assertTrue(x.refused());
            assertTrue(x.getMessage().contains("key"), x.getMessage());
        }
    }

    @Test
    void disabledJobIsLoggedAndContinuesWhenEnabled() throws Exception {
        CollectFixture farm = first.another(jenkins, "studio", "1-2")
                .submit(0, task -> copy(task.frames().first()));
        farm.next();
        BatchClient client = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        client.jobOperations().disableJob(farm.id, DisableJobOption.REQUEUE);
        farm.runUntil(() -> farm.text().contains(farm.id + " was disabled outside Jenkins"));
        Waiting.await("disabled job")
                .until(() -> client.jobOperations().getJob(farm.id).state() == JobState.DISABLED);
        client.jobOperations().enableJob(farm.id);
        farm.batch().resizePool(farm.id, 1, 0);
        assertEquals(2, farm.end().get("frames"));
    }

    private CollectFixture through(URI batch, URI storage, String frames) throws Exception {
        String account = "through-" + batch.getPort() + "-" + storage.getPort();
        first.studio.addAccount(account, batch.toString(), "batch-key", storage.toString(), "storage-key");
        return first.another(jenkins, account, frames);
    }

    private static FaultProxy proxy(URI service, FaultPlan plan) throws IOException {
        return new FaultProxy(service.resolve("/"), 0, plan, Duration.ofSeconds(1));
    }

    private static URI through(FaultProxy proxy, URI service) {
        return URI.create(proxy.url() + service.getRawPath());
    }

    private String waiting(int number) {
        return (number == 1 ? "" : "until [ -e %s/go ]; do sleep 0.05; done; ".formatted(folder)) + copy(number);
    }

    private String copy(int number) {
        return "cp %s/image%d.png a_%d.png".formatted(folder, number, number);
    }
}
