package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tasks, many nodes, many clients. */
class ScaleTest {
    @Test
    void tenThousandTasksRunOnAThousandNodes() throws Exception {
        try (Local local = new Local()) {
            local.emulator().control().switches().set("instant-tasks", "PT0.01S");
            local.client().poolOperations().createPool(Local.pool("pool", 1000));
            local.job("job", "pool");
            local.addInChunks(
                    "job",
                    IntStream.range(0, 10_000)
                            .mapToObj(i -> Local.task("t" + i, "true"))
                            .toList());
            local.client()
                    .jobOperations()
                    .patchJob("job", new JobPatchParameter().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));
            local.completed("job");
            assertEquals(
                    10_000, local.client().jobOperations().getTaskCounts("job").succeeded());
            assertEquals(
                    10_000,
                    local.emulator().control().ledger().ofKind("task-run").size());
            assertEquals(1000, local.nodes("pool").size());
        }
    }

    @Test
    void twoHundredClientsAreServedAtOnce() throws Exception {
        try (Local local = new Local()) {
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
