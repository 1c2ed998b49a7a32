package io.jenkins.plugins.azurerender.emulator;

import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** An emulator with an official client, and helpers that wait for states. */
final class LocalBatch implements AutoCloseable {
    private final BatchEmulator emulator;
    private final BatchClient client;

    LocalBatch() throws IOException {
        this(BatchEmulator.builder());
    }

    LocalBatch(EmulatorSettings settings) throws IOException {
        emulator = settings.start();
        client = client(emulator.key());
    }

    BatchClient client(String key) {
        return BatchClient.open(new BatchSharedKeyCredentials(emulator.url().toString(), emulator.account(), key));
    }

    BatchEmulator emulator() {
        return emulator;
    }

    BatchClient client() {
        return client;
    }

    static PoolAddParameter pool(String id, int nodes) {
        return new PoolAddParameter()
                .withId(id)
                .withVmSize("standard_d2s_v3")
                .withTargetDedicatedNodes(nodes)
                .withVirtualMachineConfiguration(new VirtualMachineConfiguration()
                        .withNodeAgentSKUId("batch.node.ubuntu 22.04")
                        .withImageReference(new ImageReference()
                                .withPublisher("canonical")
                                .withOffer("0001-com-ubuntu-server-jammy")
                                .withSku("22_04-lts")));
    }

    /** Creates a pool and waits until its nodes are idle. */
    void readyPool(String id, int nodes) throws Exception {
        client.poolOperations().createPool(pool(id, nodes));
        until(() -> nodes(id).size() == nodes
                && nodes(id).stream().allMatch(node -> node.state() == ComputeNodeState.IDLE));
    }

    List<ComputeNode> nodes(String pool) throws IOException {
        return client.computeNodeOperations().listComputeNodes(pool);
    }

    void job(String id, String pool) throws IOException {
        client.jobOperations().createJob(id, new PoolInformation().withPoolId(pool));
    }

    void add(String job, TaskAddParameter task) throws IOException {
        client.taskOperations().createTask(job, task);
    }

    static TaskAddParameter task(String id, String bash) {
        return new TaskAddParameter().withId(id).withCommandLine("/bin/bash -c '" + bash + "'");
    }

    /** Adds tasks 100 at a time, because the client can hang when it splits a list into chunks itself. */
    void addInChunks(String job, List<TaskAddParameter> tasks) throws Exception {
        for (int from = 0; from < tasks.size(); from += 100) {
            client.taskOperations().createTasks(job, tasks.subList(from, Math.min(tasks.size(), from + 100)));
        }
    }

    CloudTask completed(String job, String task) throws Exception {
        until(() -> client.taskOperations().getTask(job, task).state() == TaskState.COMPLETED);
        return client.taskOperations().getTask(job, task);
    }

    CloudJob completed(String job) throws Exception {
        until(() -> client.jobOperations().getJob(job).state() == JobState.COMPLETED);
        return client.jobOperations().getJob(job);
    }

    /** Returns the state of a task, reading only id and state. */
    TaskState state(String job, String task) throws IOException {
        DetailLevel narrow =
                new DetailLevel.Builder().withSelectClause("id,state").build();
        return client.taskOperations().getTask(job, task, narrow, List.of()).state();
    }

    String output(String job, String task, String file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        client.fileOperations().getFileFromTask(job, task, file, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Waits up to a minute for a condition; exceptions of the condition are rethrown. */
    static void until(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(condition);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
