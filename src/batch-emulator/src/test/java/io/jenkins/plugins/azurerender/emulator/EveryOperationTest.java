package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.*;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.time.DateTime;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls every operation with the official Java client; at the end the ledger shows that none was missed. */
@Tag("unit")
class EveryOperationTest {
    @TempDir
    static Path applications;

    private static LocalBatch local;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(applications.resolve("blender/4.5"));
        local = new LocalBatch(BatchEmulator.builder().applications(applications));
        local.readyPool("pool", 2);
    }

    @AfterAll
    static void verifyThatEveryOperationSucceeded() {
        try {
            Set<String> missing =
                    new TreeSet<>(local.emulator().control().operations().keySet());
            missing.removeAll(local.emulator().control().ledger().ofKind("call").stream()
                    .map(one -> one.detail().split(" "))
                    .filter(detail -> detail[1].startsWith("2"))
                    .map(detail -> detail[0])
                    .collect(Collectors.toSet()));
            assertEquals(Set.of(), missing);
        } finally {
            local.close();
        }
    }

    private static String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(BatchErrorException.class, call).body().code();
    }

    private static JobAddParameter job(String id) {
        return new JobAddParameter().withId(id).withPoolInfo(new PoolInformation().withPoolId("pool"));
    }

    private static void settled(String pool) throws Exception {
        LocalBatch.until(
                () -> local.client().poolOperations().getPool(pool).allocationState() == AllocationState.STEADY);
    }

    @Test
    void poolIsCreatedFoundUpdatedAndDeleted() throws Exception {
        var pools = local.client().poolOperations();
        assertFalse(pools.existsPool("changing"));
        pools.createPool(LocalBatch.pool("changing", 0).withStartTask(new StartTask().withCommandLine("/bin/true")));
        assertTrue(pools.existsPool("changing"));
        assertTrue(pools.listPools().stream().anyMatch(one -> one.id().equals("changing")));
        pools.patchPool(
                "changing",
                new PoolPatchParameter()
                        .withMetadata(
                                List.of(new MetadataItem().withName("owner").withValue("tests"))));
        assertEquals("tests", pools.getPool("changing").metadata().get(0).value());
        assertEquals("/bin/true", pools.getPool("changing").startTask().commandLine());
        pools.updatePoolProperties("changing", null, List.of(), List.of(), List.of());
        assertEquals(null, pools.getPool("changing").startTask());
        DetailLevel figures =
                new DetailLevel.Builder().withExpandClause("stats").build();
        assertTrue(pools.getPool("changing", figures).stats().url().contains("changing"));
        pools.deletePool("changing");
        LocalBatch.until(() -> !pools.existsPool("changing"));
    }

    @Test
    void poolIsResizedStoppedAndReduced() throws Exception {
        var pools = local.client().poolOperations();
        pools.createPool(LocalBatch.pool("sized", 0));
        settled("sized");
        pools.resizePool("sized", 3, 1, Period.minutes(7), ComputeNodeDeallocationOption.TASK_COMPLETION);
        LocalBatch.until(() -> pools.getPool("sized").currentLowPriorityNodes() == 1);
        settled("sized");
        assertEquals(Period.minutes(7), pools.getPool("sized").resizeTimeout());
        assertEquals(4, local.nodes("sized").size());
        pools.removeNodeFromPool("sized", local.nodes("sized").get(0).id());
        LocalBatch.until(() -> local.nodes("sized").size() == 3);
        settled("sized");
        assertEquals(2, pools.getPool("sized").targetDedicatedNodes());
        assertEquals("OperationInvalidForCurrentState", code(() -> pools.stopResizePool("sized")));
        local.job("holding", "sized");
        local.add("holding", LocalBatch.task("long", "sleep 1000"));
        LocalBatch.until(() -> local.state("holding", "long") == TaskState.RUNNING);
        pools.resizePool("sized", 0, 0, null, ComputeNodeDeallocationOption.TASK_COMPLETION);
        assertEquals("PoolBeingResized", code(() -> pools.resizePool("sized", 1, 0)));
        pools.stopResizePool("sized");
        LocalBatch.until(() -> pools.getPool("sized").resizeErrors() != null);
        settled("sized");
        assertEquals(
                "ResizeStopped", pools.getPool("sized").resizeErrors().get(0).code());
        assertEquals(TaskState.RUNNING, local.state("holding", "long"));
        local.client().jobOperations().deleteJob("holding");
    }

    @Test
    void formulaScalesPool() throws Exception {
        var pools = local.client().poolOperations();
        pools.createPool(LocalBatch.pool("scaled", 0));
        settled("scaled");
        assertEquals("OperationNotValidOnPool", code(() -> pools.evaluateAutoScale("scaled", "$a=1;")));
        pools.enableAutoScale("scaled", "$TargetDedicatedNodes = 2;", Period.minutes(6));
        assertEquals("TooManyEnableAutoScaleRequests", code(() -> pools.enableAutoScale("scaled", "$a=1;")));
        LocalBatch.until(() -> pools.getPool("scaled").currentDedicatedNodes() == 2);
        assertEquals("OperationNotValidOnPool", code(() -> pools.resizePool("scaled", 1, 0)));
        AutoScaleRun run = pools.evaluateAutoScale("scaled", "$TargetDedicatedNodes=max(1, 2) + 3;");
        assertTrue(run.results().startsWith("$TargetDedicatedNodes=5;"), run.results());
        assertEquals(
                "AutoScalingFormulaEvaluationError",
                pools.evaluateAutoScale("scaled", "$x = nothing;").error().code());
        assertEquals(Period.minutes(6), pools.getPool("scaled").autoScaleEvaluationInterval());
        pools.disableAutoScale("scaled");
        assertFalse(pools.getPool("scaled").enableAutoScale());
        assertEquals(2, pools.getPool("scaled").targetDedicatedNodes());
    }

    @Test
    void nodeIsDisabledRebootedReimagedAndDeallocated() throws Exception {
        var nodes = local.client().computeNodeOperations();
        local.readyPool("nodes", 1);
        String id = nodes.listComputeNodes("nodes").get(0).id();
        nodes.disableComputeNodeScheduling("nodes", id, DisableComputeNodeSchedulingOption.TERMINATE);
        assertEquals(SchedulingState.DISABLED, nodes.getComputeNode("nodes", id).schedulingState());
        assertEquals(ComputeNodeState.OFFLINE, nodes.getComputeNode("nodes", id).state());
        nodes.enableComputeNodeScheduling("nodes", id);
        assertEquals(ComputeNodeState.IDLE, nodes.getComputeNode("nodes", id).state());
        DateTime firstBoot = nodes.getComputeNode("nodes", id).lastBootTime();
        Path shared = sharedFolder("nodes");
        Files.writeString(shared.resolve("kept"), "");
        nodes.rebootComputeNode("nodes", id, ComputeNodeRebootOption.REQUEUE);
        LocalBatch.until(() -> nodes.getComputeNode("nodes", id).state() == ComputeNodeState.IDLE);
        assertTrue(nodes.getComputeNode("nodes", id).lastBootTime().isAfter(firstBoot));
        assertTrue(Files.exists(shared.resolve("kept")));
        nodes.reimageComputeNode("nodes", id, ComputeNodeReimageOption.TERMINATE);
        LocalBatch.until(() -> nodes.getComputeNode("nodes", id).state() == ComputeNodeState.IDLE);
        assertFalse(Files.exists(shared.resolve("kept")));
        nodes.deallocateComputeNode("nodes", id, ComputeNodeDeallocateOption.REQUEUE);
        LocalBatch.until(() -> nodes.getComputeNode("nodes", id).state() == ComputeNodeState.DEALLOCATED);
        nodes.startComputeNode("nodes", id);
        LocalBatch.until(() -> nodes.getComputeNode("nodes", id).state() == ComputeNodeState.IDLE);
        assertEquals(22, nodes.getComputeNodeRemoteLoginSettings("nodes", id).remoteLoginPort());
    }

    /** Reads the shared folder of the pool's first node from the environment of a task. */
    private static Path sharedFolder(String pool) throws Exception {
        local.client().jobOperations().createJob(job("where").withPoolInfo(new PoolInformation().withPoolId(pool)));
        local.add("where", LocalBatch.task("one", "echo $AZ_BATCH_NODE_SHARED_DIR"));
        local.completed("where", "one");
        return Path.of(local.output("where", "one", "stdout.txt").trim());
    }

    @Test
    void nodeUserIsAddedUpdatedAndDeleted() throws Exception {
        var nodes = local.client().computeNodeOperations();
        String id = nodes.listComputeNodes("pool").get(0).id();
        nodes.addComputeNodeUser(
                "pool", id, new ComputeNodeUser().withName("me").withIsAdmin(true));
        assertEquals(
                "NodeUserExists",
                code(() -> nodes.addComputeNodeUser("pool", id, new ComputeNodeUser().withName("me"))));
        nodes.updateComputeNodeUser("pool", id, "me", "ssh-rsa AAAA");
        nodes.deleteComputeNodeUser("pool", id, "me");
        assertEquals("NodeUserNotFound", code(() -> nodes.deleteComputeNodeUser("pool", id, "me")));
    }

    @Test
    void nodeFilesAreListedReadAndDeleted() throws Exception {
        var files = local.client().fileOperations();
        String id = local.nodes("pool").get(0).id();
        local.client().jobOperations().createJob(job("leaving-files"));
        for (int i = 0; i < 8; i++) {
            local.add("leaving-files", LocalBatch.task("t" + i, "echo hello > \"$AZ_BATCH_NODE_SHARED_DIR/a+b c\""));
        }
        for (int i = 0; i < 8; i++) {
            local.completed("leaving-files", "t" + i);
        }
        String nodeId = local.client()
                .taskOperations()
                .getTask("leaving-files", "t0")
                .nodeInfo()
                .nodeId();
        assertTrue(files.listFilesFromComputeNode("pool", id).stream()
                .anyMatch(file -> file.name().equals("shared") && file.isDirectory()));
        assertTrue(files.listFilesFromComputeNode("pool", nodeId, true, null).stream()
                .anyMatch(file -> file.name().equals("shared/a+b c")));
        assertEquals(
                6,
                files.getFilePropertiesFromComputeNode("pool", nodeId, "shared/a+b c")
                        .contentLength());
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        files.getFileFromComputeNode("pool", nodeId, "shared/a+b c", read);
        assertEquals("hello\n", read.toString());
        files.deleteFileFromComputeNode("pool", nodeId, "shared/a+b c");
        assertEquals(
                "FileNotFound",
                code(() -> files.getFileFromComputeNode("pool", nodeId, "shared/a+b c", new ByteArrayOutputStream())));
    }

    @Test
    void jobIsCreatedUpdatedDisabledAndTerminated() throws Exception {
        var jobs = local.client().jobOperations();
        jobs.createJob(job("life").withPriority(1));
        jobs.patchJob("life", new JobPatchParameter().withPriority(5).withMaxParallelTasks(3));
        assertEquals(5, jobs.getJob("life").priority());
        jobs.updateJob("life", new JobUpdateParameter().withPoolInfo(new PoolInformation().withPoolId("pool")));
        assertEquals(0, jobs.getJob("life").priority());
        assertEquals(-1, jobs.getJob("life").maxParallelTasks());
        jobs.disableJob("life", DisableJobOption.WAIT);
        LocalBatch.until(() -> jobs.getJob("life").state() == JobState.DISABLED);
        jobs.patchJob("life", new JobPatchParameter().withPoolInfo(new PoolInformation().withPoolId("another")));
        jobs.enableJob("life");
        LocalBatch.until(() -> jobs.getJob("life").state() == JobState.ACTIVE);
        assertEquals("another", jobs.getJob("life").executionInfo().poolId());
        assertTrue(jobs.listJobs().stream().anyMatch(one -> one.id().equals("life")));
        assertEquals(0, jobs.getTaskCounts("life").active());
        assertEquals(0, jobs.getTaskSlotCounts("life").active());
        jobs.terminateJob("life", "over");
        assertEquals("over", local.completed("life").executionInfo().terminateReason());
        jobs.deleteJob("life");
        LocalBatch.until(
                () -> jobs.listJobs().stream().noneMatch(one -> one.id().equals("life")));
    }

    @Test
    void preparationAndReleaseTaskStatusIsReturned() throws Exception {
        var jobs = local.client().jobOperations();
        jobs.createJob(job("helped")
                .withJobPreparationTask(new JobPreparationTask().withCommandLine("/bin/true"))
                .withJobReleaseTask(new JobReleaseTask().withCommandLine("/bin/sh -c 'exit 4'")));
        local.add("helped", LocalBatch.task("one", "true"));
        local.completed("helped", "one");
        jobs.terminateJob("helped", "over");
        local.completed("helped");
        var shown = jobs.listPreparationAndReleaseTaskStatus("helped").get(0);
        assertEquals(0, shown.jobPreparationTaskExecutionInfo().exitCode());
        assertEquals(4, shown.jobReleaseTaskExecutionInfo().exitCode());
    }

    @Test
    void scheduleIsCreatedUpdatedDisabledAndTerminated() throws Exception {
        var schedules = local.client().jobScheduleOperations();
        JobSpecification jobs = new JobSpecification().withPoolInfo(new PoolInformation().withPoolId("pool"));
        Schedule hourly = new Schedule().withRecurrenceInterval(Period.hours(1));
        assertFalse(schedules.existsJobSchedule("hourly"));
        schedules.createJobSchedule("hourly", hourly, jobs);
        assertTrue(schedules.existsJobSchedule("hourly"));
        LocalBatch.until(() -> local.client().jobOperations().listJobs("hourly").size() == 1);
        schedules.patchJobSchedule("hourly", new Schedule().withRecurrenceInterval(Period.hours(2)), null);
        assertEquals(
                Period.hours(2), schedules.getJobSchedule("hourly").schedule().recurrenceInterval());
        schedules.updateJobSchedule("hourly", hourly, jobs.withPriority(9));
        assertEquals(9, schedules.getJobSchedule("hourly").jobSpecification().priority());
        schedules.disableJobSchedule("hourly");
        assertEquals(
                JobScheduleState.DISABLED, schedules.getJobSchedule("hourly").state());
        schedules.enableJobSchedule("hourly");
        assertEquals(1, schedules.listJobSchedules().size());
        schedules.terminateJobSchedule("hourly");
        LocalBatch.until(() -> schedules.getJobSchedule("hourly").state() == JobScheduleState.COMPLETED);
        schedules.deleteJobSchedule("hourly");
        LocalBatch.until(() -> !schedules.existsJobSchedule("hourly"));
    }

    @Test
    void taskIsAddedUpdatedTerminatedAndReactivated() throws Exception {
        var tasks = local.client().taskOperations();
        local.client().jobOperations().createJob(job("work"));
        tasks.createTask("work", LocalBatch.task("first", "exit 2"));
        tasks.createTasks("work", List.of(LocalBatch.task("second", "sleep 1000"), LocalBatch.task("third", "true")));
        assertEquals(3, tasks.listTasks("work").size());
        assertEquals(2, local.completed("work", "first").executionInfo().exitCode());
        tasks.updateTask("work", "second", new TaskConstraints().withMaxTaskRetryCount(7));
        assertEquals(7, tasks.getTask("work", "second").constraints().maxTaskRetryCount());
        assertEquals("TaskCompleted", code(() -> tasks.updateTask("work", "first", new TaskConstraints())));
        tasks.terminateTask("work", "second");
        assertEquals(
                "TaskEnded",
                local.completed("work", "second").executionInfo().failureInfo().code());
        tasks.reactivateTask("work", "first");
        local.completed("work", "first");
        assertEquals(List.of(), tasks.listSubtasks("work", "first"));
        tasks.deleteTask("work", "first");
        assertEquals("TaskNotFound", code(() -> tasks.getTask("work", "first")));
    }

    @Test
    void taskFilesAreListedReadAndDeleted() throws Exception {
        var files = local.client().fileOperations();
        local.client().jobOperations().createJob(job("files"));
        local.add("files", LocalBatch.task("one", "mkdir out; printf 12345 > out/f.png"));
        local.completed("files", "one");
        assertEquals(
                Set.of("stdout.txt", "stderr.txt", "wd", "wd/out", "wd/out/f.png"),
                files.listFilesFromTask("files", "one", true, null).stream()
                        .map(NodeFile::name)
                        .collect(Collectors.toSet()));
        FileProperties properties = files.getFilePropertiesFromTask("files", "one", "wd/out/f.png");
        assertEquals(5, properties.contentLength());
        assertEquals("12345", local.output("files", "one", "wd/out/f.png"));
        files.deleteFileFromTask("files", "one", "wd/out", true);
        assertEquals("FileNotFound", code(() -> local.output("files", "one", "wd/out/f.png")));
    }

    @Test
    void accountReturnsImagesNodeCountsAndApplications() throws Exception {
        assertTrue(local.client().accountOperations().listSupportedImages().stream()
                .anyMatch(image -> image.nodeAgentSKUId().equals("batch.node.ubuntu 22.04")));
        PoolNodeCounts counts = local.client().accountOperations().listPoolNodeCounts().stream()
                .filter(one -> one.poolId().equals("pool"))
                .findAny()
                .orElseThrow();
        assertEquals(2, counts.dedicated().total());
        assertEquals(0, counts.lowPriority().total());
        assertEquals(
                "blender",
                local.client().applicationOperations().listApplications().get(0).id());
        assertEquals(
                List.of("4.5"),
                local.client().applicationOperations().getApplication("blender").versions());
    }

    @Test
    void unsupportedOperationFailsWithInvalidUri() throws Exception {
        String id = local.nodes("pool").get(0).id();
        var nodes = local.client().computeNodeOperations();
        List<org.junit.jupiter.api.function.Executable> calls = List.of(
                () -> local.client().poolOperations().listPoolUsageMetrics(null, null),
                () -> nodes.uploadBatchServiceLogs("pool", id, "https://a/b", DateTime.now()),
                () -> local.client().protocolLayer().computeNodeExtensions().list("pool", id));
        for (var call : calls) {
            assertEquals("InvalidUri", code(call));
        }
    }
}
