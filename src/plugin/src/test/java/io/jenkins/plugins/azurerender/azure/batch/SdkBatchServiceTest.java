package io.jenkins.plugins.azurerender.azure.batch;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobState;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.security.HostileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class SdkBatchServiceTest {

    private static final Duration RETRY_LIMIT = Duration.ofSeconds(3);
    private static final URI UNUSED_URL = URI.create("http://127.0.0.1:1/account/container?sv=none");

    private BatchService batch;
    private final String id = "t-" + UUID.randomUUID();

    @BeforeEach
    void connect(LocalCloud cloud) {
        batch = new SdkBatchService(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey(), RETRY_LIMIT);
    }

    @Test
    void missingResourcesAreEmpty() throws BatchException {
        assertEquals(Optional.empty(), batch.pool(id));
        assertEquals(Optional.empty(), batch.job(id));
        batch.terminateJob(id, "no such job");
    }

    @Test
    void creatingExistingResourceReturnsFalse() throws BatchException {
        assertTrue(batch.createPool(pool()));
        assertFalse(batch.createPool(pool()));
        assertTrue(batch.createJob(job()));
        assertFalse(batch.createJob(job()));
    }

    @Test
    void poolStatusContainsConfiguration() throws BatchException {
        batch.createPool(pool());
        PoolStatus pool = batch.pool(id).orElseThrow();
        assertEquals("microsoft-dsvm:ubuntu-hpc:2404", pool.image());
        assertEquals(2, pool.taskSlotsPerNode());
        assertEquals(List.of(), pool.errors());
        assertFalse(pool.deleting());
    }

    @Test
    void tasksAreAddedInBatchesAndOnce() throws IOException {
        batch.createPool(pool());
        batch.createJob(job());
        List<TaskRequest> tasks = IntStream.range(0, 250).mapToObj(this::task).toList();
        batch.addTasks(id, tasks.subList(0, 120));
        batch.addTasks(id, tasks);
        assertEquals(250, Studio.tasks(batch, id));
    }

    @Test
    void changedTasksAreReadPageByPage(LocalCloud cloud) throws BatchException {
        batch.createPool(pool());
        batch.createJob(job());
        batch.addTasks(id, IntStream.range(0, 1500).mapToObj(this::task).toList());
        List<Integer> sizes = new ArrayList<>();
        List<TaskStatus> all = new ArrayList<>();
        int before = lists(cloud);
        batch.changedTasks(id, 0, page -> {
            sizes.add(page.size());
            all.addAll(page);
        });
        assertEquals(List.of(1000, 500), sizes);
        assertEquals(2, lists(cloud) - before, "one request per page");
        assertEquals(TaskStatus.State.WAITING, all.get(0).state());
        assertTrue(batch.hasTasksLeft(id));

        long newest = all.stream().mapToLong(TaskStatus::changed).max().orElseThrow();
        List<TaskStatus> changed = new ArrayList<>();
        batch.changedTasks(id, newest + 1, changed::addAll);
        assertEquals(List.of(), changed);

        UncheckedIOException diskFull = new UncheckedIOException(new IOException("disk full"));
        assertSame(
                diskFull,
                assertThrows(
                        UncheckedIOException.class,
                        () -> batch.changedTasks(id, 0, page -> {
                            throw diskFull;
                        })));
    }

    private int lists(LocalCloud cloud) {
        return cloud.emulator()
                .control()
                .ledger()
                .entries(entry -> entry.kind().equals("call")
                        && entry.subject().contains(id)
                        && entry.detail().contains("Task_List"))
                .size();
    }

    @Test
    void jobIsControlledUntilItEnds(LocalCloud cloud) throws Exception {
        batch.createPool(pool());
        batch.createJob(job());
        batch.addTasks(id, List.of(task(1)));
        for (int repeated = 0; repeated < 2; repeated++) {
            assertTrue(batch.disableJob(id));
            assertTrue(batch.job(id).orElseThrow().disabled());
        }
        BatchClient client = BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
        await("end of the disabling")
                .until(() -> client.jobOperations().getJob(id).state() == JobState.DISABLED);
        for (int repeated = 0; repeated < 2; repeated++) {
            assertTrue(batch.enableJob(id));
            assertFalse(batch.job(id).orElseThrow().disabled());
            await("end of the enabling")
                    .until(() -> client.jobOperations().getJob(id).state() == JobState.ACTIVE);
        }
        assertTrue(batch.setPriority(id, -1000));
        assertTrue(batch.setTimeLimit(id, Duration.ofHours(30)));
        CloudJob changed = client.jobOperations().getJob(id);
        assertEquals(-1000, changed.priority());
        assertEquals(
                30, changed.constraints().maxWallClockTime().toStandardHours().getHours());

        batch.terminateTask(id, "f0001");
        batch.terminateTask(id, "f0001");
        batch.terminateTask(id, "none");
        assertFalse(batch.hasTasksLeft(id));
        batch.terminateJob(id, "end");
        batch.terminateTask(id, "f0001");
        assertFalse(batch.disableJob(id));
        assertFalse(batch.enableJob(id));
        assertFalse(batch.setPriority(id, 1));
        assertFalse(batch.setTimeLimit(id, Duration.ofHours(31)));
        assertFalse(batch.disableJob(id + "-none"));
    }

    @Test
    void repeatedRequestWhoseAnswerWasLostSucceeds(LocalCloud cloud) throws Exception {
        batch.createPool(pool());
        batch.createJob(job());
        for (String operation : List.of("/disable?", "/enable?")) {
            AtomicBoolean lost = new AtomicBoolean();
            try (GatedProxy proxy = GatedProxy.losing(
                    cloud.batchUrl(), request -> request.contains(operation) && !lost.getAndSet(true))) {
                BatchService unreliable = new SdkBatchService(
                        proxy.url().toString(), cloud.batchAccount(), cloud.batchKey(), RETRY_LIMIT);
                await(operation).until(() -> {
                    try {
                        return operation.equals("/enable?") ? unreliable.enableJob(id) : unreliable.disableJob(id);
                    } catch (BatchException x) {
                        assertTrue(x.retryable(), x::getMessage);
                        return false;
                    }
                });
                assertTrue(lost.get());
            }
        }
        assertFalse(batch.job(id).orElseThrow().disabled());
    }

    @Test
    void terminatedJobStaysTerminated() throws BatchException {
        batch.createPool(pool());
        batch.createJob(job());
        batch.terminateJob(id, "first reason");
        batch.terminateJob(id, "second reason");
        batch.endWithLastTask(id);
        await("end of the job").until(() -> batch.job(id).orElseThrow().ended());
        assertEquals("first reason", batch.job(id).orElseThrow().reason());
    }

    @Test
    void retryAfterIsHonoredWithinLimit() throws Exception {
        List<Supplier<String>> headers = List.of(
                () -> "2",
                () -> DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(3).atOffset(ZoneOffset.UTC)));
        for (Supplier<String> header : headers) {
            assertEquals(2, requests(header), "one retry after about two of the three seconds");
        }
    }

    @Test
    void callFailsAtOnceIfRetryAfterExceedsLimit() throws Exception {
        for (String header : List.of("3600", "9".repeat(30), "Fri, 31 Dec 9999 23:59:59 GMT")) {
            assertEquals(1, requests(() -> header), header);
        }
    }

    private int requests(Supplier<String> retryAfter) throws Exception {
        try (HostileServer busy = HostileServer.answering(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter.get());
            exchange.sendResponseHeaders(503, -1);
        })) {
            BatchService service = new SdkBatchService(busy.url().toString(), "studio", "a2V5", RETRY_LIMIT);
            BatchException x = assertThrows(BatchException.class, () -> service.pool(id));
            assertTrue(x.retryable(), x::getMessage);
            return busy.received().size();
        }
    }

    @Test
    void interruptEndsWaitAndSetsFlag() throws Exception {
        CountDownLatch requested = new CountDownLatch(1);
        try (HostileServer busy = HostileServer.answering(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "100");
            exchange.sendResponseHeaders(503, -1);
            requested.countDown();
        })) {
            BatchService service = new SdkBatchService(busy.url().toString(), "studio", "a2V5", Duration.ofMinutes(2));
            AtomicBoolean restored = new AtomicBoolean();
            Thread thread = new Thread(() -> {
                assertThrows(BatchException.class, () -> service.pool(id));
                restored.set(Thread.interrupted());
            });
            thread.start();
            requested.await();
            thread.interrupt();
            thread.join(20_000);
            assertTrue(restored.get());
        }
    }

    private PoolRequest pool() {
        PoolImage image = new PoolImage(
                "microsoft-dsvm", "ubuntu-hpc", "2404", "latest", null, "batch.node.ubuntu 24.04", true, true, null);
        return new PoolRequest(
                id, "Standard_D2s_v3", image, 0, 0, null, 2, PoolSetup.PLAIN, Map.of("azurerenderbuild", "test"));
    }

    private JobRequest job() {
        return new JobRequest(
                id,
                "Räume #1",
                id,
                null,
                Duration.ofHours(1),
                0,
                0,
                new Staging(UNUSED_URL, List.of("shots/"), List.of(), "/bin/true", null),
                Map.of(),
                Map.of());
    }

    private TaskRequest task(int number) {
        return new TaskRequest(
                "f%04d".formatted(number),
                "/bin/true",
                Map.of("RENDER_FRAMES", "1"),
                null,
                TaskFiles.to(UNUSED_URL, "frames"),
                new TaskLimits(0, null, Duration.ofHours(1)),
                List.of(),
                false);
    }
}
