package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tasks, nodes and clients. */
class ScaleTest {
    private static final long MAX_BYTES_PER_TASK = 16_000;

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
            long perTask = (usedHeap() - before) / 10_000;
            assertTrue(perTask < MAX_BYTES_PER_TASK, () -> perTask + " bytes per task");
            local.client().jobOperations().deleteJob("job");
            local.client().poolOperations().deletePool("pool");
            LocalBatch.until(() -> !local.client().poolOperations().existsPool("pool"));
            long left = usedHeap() - before;
            assertTrue(left < 10_000 * 1_000, () -> left + " bytes left");
        }
    }

    /** What lives on after collection, in bytes: the least of several looks. */
    private static long usedHeap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 5; look++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Test
    void twoHundredConcurrentClientsAreServed() throws Exception {
        try (LocalBatch local = new LocalBatch()) {
            RawClient first = new RawClient(local.emulator());
            local.job("job", "none");
            ExecutorService clients = Executors.newFixedThreadPool(200);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    String body = "{\"id\":\"t" + i + "\",\"commandLine\":\"x\"}";
                    answers.add(clients.submit(() -> {
                        int worst = first.post("/jobs/job/tasks", body).status();
                        for (int round = 0; round < 5; round++) {
                            worst = Math.max(worst, first.get("/jobs/job/tasks").status());
                        }
                        return worst;
                    }));
                }
                for (Future<Integer> one : answers) {
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
