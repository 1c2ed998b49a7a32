package io.jenkins.plugins.azurerender.emulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many tasks, nodes and clients. */
@Tag("cloud")
class ScaleTest {
    private static final long MAX_BYTES_PER_TASK = 16_000;
    private static final long MAX_BYTES_LEFT_PER_TASK = 1_000;

    /** Creates a job of 10,000 tasks and runs it on a pool of 1,000 nodes. */
    static void runTenThousandTasks(LocalBatch local) throws Exception {
        local.emulator().control().switches().set("instant-tasks", "PT0.01S");
        local.client().poolOperations().createPool(LocalBatch.pool("pool", 1000));
        local.job("job", "pool");
        local.addInChunks(
                "job",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> LocalBatch.task("t" + i, "true"))
                        .toList());
        local.client()
                .jobOperations()
                .patchJob("job", new JobPatchParameter().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));
        local.completed("job");
    }

    @Test
    void tenThousandTasksRunOnAThousandNodes() throws Exception {
        try (LocalBatch local = new LocalBatch()) {
            runTenThousandTasks(local);
            assertEquals(
                    10_000, local.client().jobOperations().getTaskCounts("job").succeeded());
            assertEquals(
                    10_000,
                    local.emulator().control().ledger().ofKind("task-run").size());
            assertEquals(1000, local.nodes("pool").size());
            assertEquals(
                    1000,
                    local.client()
                            .accountOperations()
                            .listPoolNodeCounts()
                            .get(0)
                            .dedicated()
                            .total());
        }
    }

    @Test
    void memoryPerTaskIsBoundedAndFreedWithJob() throws Exception {
        try (LocalBatch local = new LocalBatch(BatchEmulator.builder().ledgerSize(1000))) {
            long before = usedHeap();
            runTenThousandTasks(local);
            assertEquals(
                    10_000, local.client().taskOperations().listTasks("job").size());
            await().until(() -> usedHeap() - before < 10_000 * MAX_BYTES_PER_TASK);
            local.client().jobOperations().deleteJob("job");
            local.client().poolOperations().deletePool("pool");
            LocalBatch.until(() -> !local.client().poolOperations().existsPool("pool"));
            await().until(() -> usedHeap() - before < 10_000 * MAX_BYTES_LEFT_PER_TASK);
        }
    }

    /** Returns the used heap in bytes after a garbage collection. */
    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void twoHundredConcurrentClientsAreServed() throws Exception {
        try (LocalBatch local = new LocalBatch()) {
            RawClient raw = new RawClient(local.emulator());
            local.job("job", "none");
            ExecutorService clients = Executors.newFixedThreadPool(200);
            try {
                List<Future<Integer>> responses = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    String body = "{\"id\":\"t" + i + "\",\"commandLine\":\"x\"}";
                    responses.add(clients.submit(() -> {
                        int worst = raw.post("/jobs/job/tasks", body).status();
                        for (int round = 0; round < 5; round++) {
                            worst = Math.max(worst, raw.get("/jobs/job/tasks").status());
                        }
                        return worst;
                    }));
                }
                for (Future<Integer> one : responses) {
                    assertEquals(201, one.get());
                }
            } finally {
                clients.shutdownNow();
            }
            assertEquals(
                    200, local.client().jobOperations().getTaskCounts("job").active());
        }
    }
}
