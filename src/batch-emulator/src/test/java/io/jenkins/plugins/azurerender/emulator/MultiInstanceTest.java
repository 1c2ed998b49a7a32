package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.MultiInstanceSettings;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.SubtaskInformation;
import com.microsoft.azure.batch.protocol.models.SubtaskState;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that run on several nodes at once. */
@Tag("unit")
class MultiInstanceTest {
    private BlobServer blobs;
    private LocalBatch local;

    @BeforeEach
    void start() throws Exception {
        blobs = new BlobServer();
        local = new LocalBatch();
        local.client().poolOperations().createPool(LocalBatch.pool("pool", 3).withEnableInterNodeCommunication(true));
        local.job("job", "pool");
    }

    @AfterEach
    void stop() {
        local.close();
        blobs.close();
    }

    private static TaskAddParameter task(String coordination, String application) {
        return LocalBatch.task("all", application)
                .withMultiInstanceSettings(new MultiInstanceSettings()
                        .withNumberOfInstances(3)
                        .withCoordinationCommandLine("/bin/bash -c '" + coordination + "'"));
    }

    private CloudTask completed(TaskAddParameter task) throws Exception {
        local.add("job", task);
        return local.completed("job", task.id());
    }

    @Test
    void coordinationRunsOnEveryNodeAndPrimaryRunsCommand() throws Exception {
        blobs.put("common/hosts.txt", "shared");
        TaskAddParameter wanted = task(
                "cat $AZ_BATCH_TASK_SHARED_DIR/hosts.txt; echo $AZ_BATCH_IS_CURRENT_NODE_MASTER",
                "echo $AZ_BATCH_NODE_LIST; echo $AZ_BATCH_HOST_LIST; echo $AZ_BATCH_MASTER_NODE; echo $CCP_NODES");
        wanted.multiInstanceSettings()
                .withCommonResourceFiles(
                        List.of(new ResourceFile().withStorageContainerUrl(blobs.container("common"))));
        CloudTask task = completed(wanted);
        assertEquals(0, task.executionInfo().exitCode());
        String[] printed = local.output("job", "all", "stdout.txt").split("\n");
        List<String> addresses = List.of(printed[0].split(";"));
        assertEquals(
                local.nodes("pool").stream().map(ComputeNode::ipAddress).collect(Collectors.toSet()),
                Set.copyOf(addresses));
        assertEquals(String.join(",", addresses), printed[1]);
        assertEquals(addresses.get(0) + ":6000", printed[2]);
        assertEquals("3 " + String.join(" 1 ", addresses) + " 1", printed[3]);
        assertEquals("sharedtrue\n", local.output("job", "all", "coordination-stdout.txt"));
        List<SubtaskInformation> others = local.client().taskOperations().listSubtasks("job", "all");
        assertEquals(List.of(1, 2), others.stream().map(SubtaskInformation::id).toList());
        for (SubtaskInformation one : others) {
            assertEquals(SubtaskState.COMPLETED, one.state());
            assertEquals(0, one.exitCode());
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            local.client()
                    .fileOperations()
                    .getFileFromComputeNode(
                            "pool", one.nodeInfo().nodeId(), one.nodeInfo().taskRootDirectory() + "/stdout.txt", out);
            assertEquals("sharedfalse\n", out.toString());
        }
        LocalBatch.until(() -> local.nodes("pool").stream().allMatch(node -> node.state() == ComputeNodeState.IDLE));
    }

    @Test
    void failedCoordinationFailsTaskBeforeItsCommand() throws Exception {
        CloudTask task = completed(task("$AZ_BATCH_IS_CURRENT_NODE_MASTER", "echo ran"));
        assertNull(task.executionInfo().exitCode());
        assertEquals("FailureExitCode", task.executionInfo().failureInfo().code());
    }

    @Test
    void processesOfCoordinationEndWithTask() throws Exception {
        local.add("job", task("setsid sleep 9753 > /dev/null 2>&1 &", "echo started; sleep 1000"));
        LocalBatch.until(() ->
                sleepers() == 3 && local.output("job", "all", "stdout.txt").equals("started\n"));
        local.client().taskOperations().terminateTask("job", "all");
        local.completed("job", "all");
        LocalBatch.until(() -> sleepers() == 0);
    }

    private long sleepers() throws Exception {
        return EmulatorProcesses.ofRoot(local.emulator().root()).stream()
                .filter(one -> one.startsWith("sleep 9753"))
                .count();
    }

    @Test
    void taskCanBeTerminatedDuringCoordination() throws Exception {
        local.add("job", task("sleep 1000", "true"));
        LocalBatch.until(() -> EmulatorProcesses.ofRoot(local.emulator().root()).stream()
                        .filter(one -> one.startsWith("sleep 1000"))
                        .count()
                == 3);
        local.client().jobOperations().terminateJob("job", "enough");
        local.completed("job");
        assertEquals(
                "TaskEnded",
                local.completed("job", "all").executionInfo().failureInfo().code());
        assertTrue(EmulatorProcesses.ofRoot(local.emulator().root()).isEmpty());
    }

    @Test
    void taskStaysActiveWithoutInterNodeCommunication() throws Exception {
        local.readyPool("silent", 3);
        local.job("waiting", "silent");
        local.add("waiting", task("true", "true"));
        local.add("waiting", LocalBatch.task("after", "true"));
        local.completed("waiting", "after");
        assertEquals(TaskState.ACTIVE, local.state("waiting", "all"));
    }
}
