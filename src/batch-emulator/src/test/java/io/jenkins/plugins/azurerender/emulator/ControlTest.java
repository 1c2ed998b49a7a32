package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.StartTask;
import com.microsoft.azure.batch.protocol.models.TaskState;
import io.jenkins.plugins.azurerender.emulator.control.Control;
import io.jenkins.plugins.azurerender.emulator.control.ControlEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fault switches, preemption, start tasks and restarts. */
@Tag("unit")
class ControlTest {
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
    void preemptedNodeReturnsAndItsTaskRerunsWithoutCountingARetry() throws Exception {
        local.readyPool("pool", 1);
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "echo >> /proc/self/fd/1; sleep 1000"));
        LocalBatch.until(() -> local.state("job", "one") == TaskState.RUNNING);
        String node = local.nodes("pool").get(0).id();
        control.preempt(node, Duration.ofMillis(300));
        assertEquals(ComputeNodeState.PREEMPTED, local.nodes("pool").get(0).state());
        LocalBatch.until(() -> control.ledger().ofKind("task-run").size() == 1);
        LocalBatch.until(() -> local.state("job", "one") == TaskState.RUNNING);
        assertEquals(node, local.nodes("pool").get(0).id());
        var execution = local.client().taskOperations().getTask("job", "one").executionInfo();
        assertEquals(0, execution.retryCount());
        assertEquals(0, execution.requeueCount());
    }

    @Test
    void unusableNodeReportsErrorAndRecoversAfterReboot() throws Exception {
        local.readyPool("pool", 1);
        String node = local.nodes("pool").get(0).id();
        control.becomeUnusable(node);
        assertEquals(ComputeNodeState.UNUSABLE, local.nodes("pool").get(0).state());
        assertEquals(1, local.nodes("pool").get(0).errors().size());
        local.client()
                .computeNodeOperations()
                .rebootComputeNode(
                        "pool", node, com.microsoft.azure.batch.protocol.models.ComputeNodeRebootOption.REQUEUE);
        LocalBatch.until(() -> local.nodes("pool").get(0).state() == ComputeNodeState.IDLE);
        assertThrows(IllegalArgumentException.class, () -> control.becomeUnusable("no-such-node"));
    }

    @Test
    void startTasksFailSwitchLeadsToStartTaskFailed() throws Exception {
        control.switches().set("start-tasks-fail", "true");
        local.client()
                .poolOperations()
                .createPool(LocalBatch.pool("pool", 1)
                        .withStartTask(
                                new StartTask().withCommandLine("/bin/true").withWaitForSuccess(true)));
        LocalBatch.until(() -> local.nodes("pool").size() == 1
                && local.nodes("pool").get(0).state() == ComputeNodeState.START_TASK_FAILED);
        assertEquals(1, local.nodes("pool").get(0).startTaskInfo().exitCode());
    }

    @Test
    void startTaskRunsBeforeNodeBecomesIdle() throws Exception {
        local.client()
                .poolOperations()
                .createPool(LocalBatch.pool("pool", 1)
                        .withStartTask(new StartTask()
                                .withCommandLine("/bin/bash -c 'echo ready > $AZ_BATCH_NODE_SHARED_DIR/ready'")
                                .withWaitForSuccess(true)));
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "cat $AZ_BATCH_NODE_SHARED_DIR/ready"));
        local.completed("job", "one");
        assertEquals("ready\n", local.output("job", "one", "stdout.txt"));
    }

    @Test
    void diskFullSwitchFailsTaskAndTruncatesFile() throws Exception {
        local.readyPool("pool", 1);
        control.switches().set("disk-full", "pool");
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "head -c 1000 /dev/zero > frame.png"));
        assertEquals(
                "DiskFull",
                local.completed("job", "one").executionInfo().failureInfo().code());
        assertEquals(500, local.output("job", "one", "wd/frame.png").length());
    }

    @Test
    void taskExceedingNodeDiskIsEnded() throws Exception {
        local.readyPool("pool", 1);
        control.switches().set("node-disk", "1000000");
        local.job("job", "pool");
        local.add("job", LocalBatch.task("one", "yes > much; sleep 1000"));
        assertEquals(
                "DiskFull",
                local.completed("job", "one").executionInfo().failureInfo().code());
    }

    @Test
    void resizeErrorAndQuotasReturnServiceCodes() throws Exception {
        control.switches().set("resize-error", "AccountCoreQuotaReached");
        local.client().poolOperations().createPool(LocalBatch.pool("pool", 3));
        LocalBatch.until(
                () -> local.client().poolOperations().getPool("pool").allocationState() == AllocationState.STEADY);
        assertEquals(
                "AccountCoreQuotaReached",
                local.client()
                        .poolOperations()
                        .getPool("pool")
                        .resizeErrors()
                        .get(0)
                        .code());
        control.switches().set("pool-quota", "1");
        BatchErrorException error = assertThrows(
                BatchErrorException.class,
                () -> local.client().poolOperations().createPool(LocalBatch.pool("more", 1)));
        assertEquals("PoolQuotaReached", error.body().code());
        control.switches().set("job-quota", "0");
        error = assertThrows(BatchErrorException.class, () -> local.job("job", "pool"));
        assertEquals("ActiveJobAndScheduleQuotaReached", error.body().code());
    }

    @Test
    void throttledCallReturnsRetryAfter() throws Exception {
        control.switches().set("throttle", "429");
        control.switches().set("retry-after", "7");
        assertEquals("7", raw.get("/jobs").header("Retry-After"));
        assertEquals("TooManyRequests", raw.get("/jobs").code());
        control.switches().set("throttle", "503");
        assertEquals(503, raw.get("/jobs").status());
        control.switches().clear();
        assertEquals(200, raw.get("/jobs").status());
    }

    @Test
    void lostResponseIsStillProcessed() throws Exception {
        control.switches().set("lost-responses", "Job_Add");
        assertThrows(
                IOException.class, () -> raw.post("/jobs", "{\"id\":\"lost\",\"poolInfo\":{\"poolId\":\"pool\"}}"));
        assertEquals(200, raw.get("/jobs/lost").status());
    }

    @Test
    void countsLagDelaysTaskCounts() throws Exception {
        local.job("job", "none");
        control.switches().set("counts-lag", "PT1H");
        assertEquals(0, local.client().jobOperations().getTaskCounts("job").active());
        local.add("job", LocalBatch.task("one", "true"));
        assertEquals(0, local.client().jobOperations().getTaskCounts("job").active());
        control.clock().shift(Duration.ofHours(2));
        assertEquals(1, local.client().jobOperations().getTaskCounts("job").active());
    }

    @Test
    void clockSkewOver15MinutesRejectsSignatures() throws Exception {
        control.switches().set("clock-skew", "PT20M");
        assertEquals(403, raw.get("/jobs").status());
        control.switches().set("clock-skew", "-PT10M");
        assertEquals(200, raw.get("/jobs").status());
    }

    @Test
    void restartKeepsOrDiscardsState() throws Exception {
        local.job("job", "none");
        control.restart(Duration.ofMillis(50), true);
        assertEquals(200, raw.get("/jobs/job").status());
        control.restart(Duration.ZERO, false);
        assertEquals("JobNotFound", raw.get("/jobs/job").code());
    }

    @Test
    void controlApiIsAvailableOverHttp() throws Exception {
        ControlEndpoint endpoint = local.emulator().openControl(0);
        URI url = endpoint.url();
        String authorization = "Bearer " + endpoint.bearerToken();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.BodyPublisher bad = HttpRequest.BodyPublishers.ofString("{\"no-such-switch\":\"1\"}");
        HttpRequest.BodyPublisher good = HttpRequest.BodyPublishers.ofString("{\"job-quota\":\"0\"}");
        HttpResponse<String> error = client.send(
                HttpRequest.newBuilder(url.resolve("/switches"))
                        .PUT(bad)
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(400, error.statusCode());
        client.send(
                HttpRequest.newBuilder(url.resolve("/switches"))
                        .PUT(good)
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThrows(BatchErrorException.class, () -> local.job("job", "none"));
        String ledger = client.send(
                        HttpRequest.newBuilder(url.resolve("/ledger?kind=call"))
                                .header("Authorization", authorization)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertTrue(ledger.contains("Job_Add 409"), ledger);
        HttpRequest.BodyPublisher shift = HttpRequest.BodyPublishers.ofString("{\"shift\":\"PT5H\"}");
        client.send(
                HttpRequest.newBuilder(url.resolve("/clock"))
                        .POST(shift)
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(control.clock().now().isAfter(java.time.Instant.now().plusSeconds(4 * 3600)));
    }

    /** What a web page can send, also under a name that resolves to this machine (DNS rebinding). */
    @Test
    void controlApiRefusesRequestsOfWebPages() throws Exception {
        ControlEndpoint endpoint = local.emulator().openControl(0);
        int port = endpoint.url().getPort();
        String token = "Authorization: Bearer " + endpoint.bearerToken();
        String here = "Host: 127.0.0.1:" + port;
        assertEquals(401, status(port, here));
        assertEquals(401, status(port, here, "Authorization: Bearer wrong"));
        assertEquals(401, status(port, here, "Authorization: " + endpoint.bearerToken()));
        assertEquals(403, status(port, here, token, "Origin: http://attacker.example"));
        assertEquals(403, status(port, here, token, "Origin: null"));
        assertEquals(403, status(port, "Host: attacker.example:" + port, token));
        assertEquals(403, status(port, "Host: 127.0.0.1.attacker.example:" + port, token));
        assertEquals(403, status(port, "Host: 127.0.0.1", token));
        assertTrue(control.switches().all().isEmpty(), "no request was carried out");
        assertEquals(200, status(port, here, token));
        assertEquals("0", control.switches().get("job-quota"));
        assertEquals(200, status(port, "Host: localhost:" + port, token));
    }

    private static int status(int port, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String body = "{\"job-quota\":\"0\"}";
            String request = "PUT /switches HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(60_000);
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(response.split(" ")[1]);
        }
    }
}
