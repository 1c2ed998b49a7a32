package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskState;
import io.jenkins.plugins.azurerender.emulator.control.Control;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Switches that are changed while the service is used, and the service clock. */
@Tag("unit")
class SwitchesTest {
    private static final String JOB = "{\"id\":\"%s\",\"poolInfo\":{\"poolId\":\"none\"}}";
    private LocalBatch local;
    private Control control;
    private RawClient raw;

    @BeforeEach
    void start() throws Exception {
        local = new LocalBatch();
        control = local.emulator().control();
        raw = new RawClient(local.emulator());
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void missedCompletionIsDetectedWhenJobIsPatched() throws Exception {
        control.switches().set("missing-events", "true");
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "true"));
        local.client()
                .jobOperations()
                .patchJob("job", new JobPatchParameter().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));
        local.readyPool("pool", 1);
        local.completed("job", "one");
        local.job("other", "pool");
        local.add("other", LocalBatch.task("one", "true"));
        local.completed("other", "one");
        assertEquals(
                JobState.ACTIVE, local.client().jobOperations().getJob("job").state());
        local.client().jobOperations().patchJob("job", new JobPatchParameter().withPriority(1));
        assertEquals("AllTasksComplete", local.completed("job").executionInfo().terminateReason());
    }

    @Test
    void throttleEveryThrottlesEveryNthCall() throws Exception {
        control.switches().set("throttle-every", "3");
        control.switches().set("throttle", "503");
        List<Integer> responses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            responses.add(raw.get("/jobs").status());
        }
        assertEquals(List.of(200, 200, 503, 200, 200, 503, 200, 200, 503), responses);
        assertNull(raw.get("/jobs").header("Retry-After"));
    }

    @Test
    void lostResponsesEveryDropsEveryNthResponseAfterProcessing() throws Exception {
        control.switches().set("lost-responses", "Job_Add");
        control.switches().set("lost-responses-every", "2");
        assertEquals(201, raw.post("/jobs", String.format(JOB, "one")).status());
        assertThrows(IOException.class, () -> raw.post("/jobs", String.format(JOB, "two")));
        assertEquals(201, raw.post("/jobs", String.format(JOB, "three")).status());
        assertEquals(200, raw.get("/jobs/two").status());
        control.switches().set("lost-responses", "*");
        control.switches().set("lost-responses-every", null);
        assertThrows(IOException.class, () -> raw.get("/jobs"));
    }

    @Test
    void slowResponsesExceedClientTimeout() throws Exception {
        control.switches().set("slow-responses", "PT1H");
        assertThrows(HttpTimeoutException.class, () -> raw.timeout(Duration.ofMillis(300))
                .get("/jobs"));
        control.switches().set("slow-responses", "PT0.05S");
        assertEquals(200, raw.timeout(Duration.ofSeconds(60)).get("/jobs").status());
    }

    @Test
    void slowResizeEndsWhenItIsStopped() throws Exception {
        control.switches().set("slow-resizes", "PT1H");
        local.readyPool("pool", 1);
        assertEquals(AllocationState.RESIZING, allocation());
        local.client().poolOperations().stopResizePool("pool");
        LocalBatch.until(() -> allocation() == AllocationState.STEADY);
    }

    private AllocationState allocation() throws IOException {
        return local.client().poolOperations().getPool("pool").allocationState();
    }

    @Test
    void acceleratedClockTriggersTimers() throws Exception {
        local.client()
                .jobOperations()
                .createJob(new JobAddParameter()
                        .withId("job")
                        .withPoolInfo(new PoolInformation().withPoolId("none"))
                        .withConstraints(new JobConstraints().withMaxWallClockTime(Period.hours(10))));
        Instant before = control.clock().now();
        control.clock().speed(100_000);
        assertEquals(
                "MaxWallClockTimeExpiry", local.completed("job").executionInfo().terminateReason());
        control.clock().speed(1);
        assertTrue(control.clock().now().isAfter(before.plus(Duration.ofHours(10))));
        assertTrue(Instant.now().isBefore(before.plus(Duration.ofHours(10))));
        assertEquals(200, raw.get("/jobs").status());
        assertThrows(IllegalArgumentException.class, () -> control.clock().speed(0));
    }

    @Test
    void distantDueTimesDoNotBlockTimers() throws Exception {
        String schedule = "{\"id\":\"s\",\"schedule\":{\"doNotRunUntil\":\"9999-12-31T23:59:59Z\","
                + "\"recurrenceInterval\":\"PT9223372036854775807S\"},"
                + "\"jobSpecification\":{\"poolInfo\":{\"poolId\":\"pool\"}}}";
        assertEquals(201, raw.post("/jobschedules", schedule).status());
        String job = "{\"id\":\"j\",\"constraints\":{\"maxWallClockTime\":\"PT9223372036854775807S\"},"
                + "\"poolInfo\":{\"poolId\":\"pool\"}}";
        assertEquals(201, raw.post("/jobs", job).status());
        local.readyPool("pool", 1);
        String task = "{\"id\":\"t\",\"commandLine\":\"/bin/true\",\"constraints\":"
                + "{\"maxWallClockTime\":\"P1000000000D\",\"retentionTime\":\"P1000000000D\"}}";
        assertEquals(201, raw.post("/jobs/j/tasks", task).status());
        assertEquals(0, local.completed("j", "t").executionInfo().exitCode());
    }

    @Test
    void instantTasksSucceedWithoutProcess() throws Exception {
        control.switches().set("instant-tasks", "PT5H");
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "exit 9"));
        LocalBatch.until(() -> local.state("job", "one") == TaskState.RUNNING);
        control.clock().shift(Duration.ofHours(5));
        assertEquals(0, local.completed("job", "one").executionInfo().exitCode());
        BatchErrorException error =
                assertThrows(BatchErrorException.class, () -> local.output("job", "one", "stdout.txt"));
        assertEquals("TaskFilesUnavailable", error.body().code());
    }

    @Test
    void nodeWithRetainedDataLeavesAfterRetentionTime() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("one", "echo kept")
                        .withConstraints(new TaskConstraints().withRetentionTime(Period.hours(1))));
        local.completed("job", "one");
        String body = "{\"targetDedicatedNodes\":0,\"nodeDeallocationOption\":\"retaineddata\"}";
        assertEquals(202, raw.post("/pools/pool/resize", body).status());
        assertEquals("kept\n", local.output("job", "one", "stdout.txt"));
        assertEquals(1, local.nodes("pool").size());
        control.clock().shift(Duration.ofMinutes(61));
        LocalBatch.until(() -> local.nodes("pool").isEmpty());
        BatchErrorException error =
                assertThrows(BatchErrorException.class, () -> local.output("job", "one", "stdout.txt"));
        assertEquals("TaskFilesCleanedup", error.body().code());
    }

    @Test
    void invalidSwitchNameOrValueIsRejected() {
        var switches = control.switches();
        assertThrows(IllegalArgumentException.class, () -> switches.set("no-such-switch", "1"));
        assertThrows(IllegalArgumentException.class, () -> switches.set("pool-quota", "many"));
        assertThrows(IllegalArgumentException.class, () -> switches.set("throttle", "418"));
        assertThrows(IllegalArgumentException.class, () -> switches.set("slow-responses", "soon"));
        assertThrows(IllegalArgumentException.class, () -> switches.set("missing-events", "perhaps"));
        assertThrows(IllegalArgumentException.class, () -> switches.set("lost-responses-every", "0"));
        assertFalse(switches.isOn("missing-events"));
        assertEquals(java.util.Map.of(), switches.all());
    }
}
