package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Response times with 10,000 tasks and 1,000 nodes: mvn -Pbench -pl src/batch-emulator test. */
@Tag("bench")
class SpeedTest {
    private static final int ROUNDS = 50;

    private static double median(String name, Callable<RawClient.ApiResponse> call) throws Exception {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            RawClient.ApiResponse response = call.call();
            millis[round] = (System.nanoTime() - start) / 1e6;
            assertTrue(response.status() == 200, () -> name + ": " + response.json());
        }
        Arrays.sort(millis);
        double median = millis[ROUNDS / 2];
        System.out.printf("%-50s %8.2f ms (worst of %d: %.2f)%n", name, median, ROUNDS, millis[ROUNDS - 1]);
        return median;
    }

    @Test
    void listsAndCountsRespondInMilliseconds() throws Exception {
        try (LocalBatch local = new LocalBatch()) {
            long start = System.nanoTime();
            ScaleTest.runTenThousandTasks(local);
            System.out.printf("%-50s %8.2f s%n", "adding and running 10,000 tasks", (System.nanoTime() - start) / 1e9);
            RawClient raw = new RawClient(local.emulator());
            double slowest = 0;
            slowest = Math.max(slowest, median("task counts", () -> raw.get("/jobs/job/taskcounts")));
            slowest = Math.max(slowest, median("node counts", () -> raw.get("/nodecounts")));
            slowest = Math.max(slowest, median("job", () -> raw.get("/jobs/job")));
            slowest = Math.max(
                    slowest, median("1000 tasks, id and state", () -> raw.get("/jobs/job/tasks?$select=id,state")));
            slowest = Math.max(
                    slowest,
                    median(
                            "the last of 10,000 tasks by filter",
                            () -> raw.get("/jobs/job/tasks?$select=id&$filter=id%20eq%20%27t9999%27")));
            slowest = Math.max(slowest, median("1000 nodes, all properties", () -> raw.get("/pools/pool/nodes")));
            slowest = Math.max(slowest, median("1000 tasks, all properties", () -> raw.get("/jobs/job/tasks")));
            double max = slowest;
            assertTrue(max < 250, () -> "The slowest took " + max + " ms.");
        }
    }
}
