package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.*;
import java.time.Duration;
import java.util.List;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The behavior of jobs and tasks, tested with the official client; all tests share a pool and use their own jobs. */
@Tag("unit")
class JobBehaviorTest {
    private static LocalBatch local;

    @BeforeAll
    static void start() throws Exception {
        local = new LocalBatch();
        local.client().poolOperations().createPool(LocalBatch.pool("pool", 2).withTaskSlotsPerNode(4));
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static JobAddParameter job(String id) {
        return new JobAddParameter().withId(id).withPoolInfo(new PoolInformation().withPoolId("pool"));
    }

    private static void add(String job, TaskAddParameter... tasks) throws Exception {
        local.client().taskOperations().createTasks(job, List.of(tasks));
    }

    private static String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(BatchErrorException.class, call).body().code();
    }

    private static TaskAddParameter after(TaskAddParameter task, String... ids) {
        return task.withDependsOn(new TaskDependencies().withTaskIds(List.of(ids)));
    }

    @Test
    void dependentTaskWaitsForItsDependencies() throws Exception {
        local.client().jobOperations().createJob(job("deps").withUsesTaskDependencies(true));
        add(
                "deps",
                after(LocalBatch.task("last", "cat $AZ_BATCH_NODE_ROOT_DIR/../order; echo last"), "1", "2"),
                LocalBatch.task(
                        "1",
                        "until test -s $AZ_BATCH_NODE_ROOT_DIR/../order; do sleep 0.05; done; echo one >> $AZ_BATCH_NODE_ROOT_DIR/../order"),
                LocalBatch.task("2", "echo two >> $AZ_BATCH_NODE_ROOT_DIR/../order"),
                LocalBatch.task("ranged", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(1).withEnd(2)))),
                LocalBatch.task("bad", "exit 3"),
                after(LocalBatch.task("never", "true"), "bad"));
        local.completed("deps", "last");
        local.completed("deps", "ranged");
        assertEquals("two\none\nlast\n", local.output("deps", "last", "stdout.txt"));
        local.completed("deps", "bad");
        assertEquals(TaskState.ACTIVE, local.state("deps", "never"));
    }

    @Test
    void exitConditionsControlDependentsAndJob() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("exits")
                        .withUsesTaskDependencies(true)
                        .withOnTaskFailure(OnTaskFailure.PERFORM_EXIT_OPTIONS_JOB_ACTION));
        ExitOptions satisfy = new ExitOptions().withDependencyAction(DependencyAction.SATISFY);
        ExitOptions end = new ExitOptions().withJobAction(JobAction.TERMINATE);
        add(
                "exits",
                LocalBatch.task("soft", "exit 3")
                        .withExitConditions(new ExitConditions()
                                .withExitCodes(List.of(
                                        new ExitCodeMapping().withCode(3).withExitOptions(satisfy)))),
                after(LocalBatch.task("goes-on", "true"), "soft"));
        local.completed("exits", "goes-on");
        add(
                "exits",
                LocalBatch.task("fatal", "exit 77")
                        .withExitConditions(new ExitConditions()
                                .withExitCodeRanges(List.of(new ExitCodeRangeMapping()
                                        .withStart(70)
                                        .withEnd(79)
                                        .withExitOptions(end)))));
        assertEquals("TaskFailed", local.completed("exits").executionInfo().terminateReason());
    }

    @Test
    void maxParallelTasksLimitsTheRunningTasksOfItsJob() throws Exception {
        assertEquals(
                "InvalidPropertyValue",
                code(() -> local.client().jobOperations().createJob(job("none").withMaxParallelTasks(0))));
        local.client().jobOperations().createJob(job("seats").withMaxParallelTasks(2));
        for (int seat = 1; seat <= 4; seat++) {
            add("seats", LocalBatch.task("seat" + seat, "sleep 1000"));
        }
        local.client().jobOperations().createJob(job("unlimited"));
        add("unlimited", LocalBatch.task("one", "true")); // the nodes have free slots
        local.completed("unlimited", "one");
        LocalBatch.until(() -> local.state("seats", "seat2") == TaskState.RUNNING);
        assertEquals(TaskState.RUNNING, local.state("seats", "seat1"));
        assertEquals(TaskState.ACTIVE, local.state("seats", "seat3"));
        assertEquals(TaskState.ACTIVE, local.state("seats", "seat4"));
        local.client().taskOperations().terminateTask("seats", "seat1");
        LocalBatch.until(() -> local.state("seats", "seat3") == TaskState.RUNNING);
        assertEquals(TaskState.ACTIVE, local.state("seats", "seat4"));
        local.client().jobOperations().terminateJob("seats", "enough");
    }

    @Test
    void disabledJobRequeuesTasksAndResumesWhenEnabled() throws Exception {
        local.client().jobOperations().createJob(job("pause"));
        add("pause", LocalBatch.task("one", "test -f $AZ_BATCH_NODE_SHARED_DIR/go || sleep 1000"));
        LocalBatch.until(() -> local.state("pause", "one") == TaskState.RUNNING);
        local.client().jobOperations().disableJob("pause", DisableJobOption.REQUEUE);
        LocalBatch.until(() -> local.client().jobOperations().getJob("pause").state() == JobState.DISABLED);
        local.client().jobOperations().disableJob("pause", DisableJobOption.REQUEUE);
        assertEquals(
                JobState.DISABLED,
                local.client().jobOperations().getJob("pause").state(),
                "repeated request");
        CloudTask task = local.client().taskOperations().getTask("pause", "one");
        assertEquals(TaskState.ACTIVE, task.state());
        assertEquals(1, task.executionInfo().requeueCount());
        createSharedFileOnAllNodes("go");
        local.client().jobOperations().enableJob("pause");
        assertEquals(
                "OperationInvalidForCurrentState",
                code(() -> local.client().jobOperations().enableJob("pause")),
                "a job that is not disabled");
        assertEquals(0, local.completed("pause", "one").executionInfo().exitCode());
    }

    private static void createSharedFileOnAllNodes(String name) throws Exception {
        try (java.util.stream.Stream<java.nio.file.Path> nodes =
                java.nio.file.Files.list(local.emulator().root())) {
            for (java.nio.file.Path node : nodes.toList()) {
                if (java.nio.file.Files.isDirectory(node)) {
                    java.nio.file.Files.writeString(node.resolve("shared").resolve(name), "");
                }
            }
        }
    }

    @Test
    void onlyFailedTaskCanBeReactivated() throws Exception {
        local.client().jobOperations().createJob(job("again"));
        add(
                "again",
                LocalBatch.task("well", "true"),
                LocalBatch.task("badly", "exit 1"),
                LocalBatch.task("long", "sleep 1000"));
        local.completed("again", "well");
        local.completed("again", "badly");
        assertEquals("TaskSucceeded", code(() -> local.client().taskOperations().reactivateTask("again", "well")));
        assertEquals(
                "TaskNotCompleted", code(() -> local.client().taskOperations().reactivateTask("again", "long")));
        local.client().taskOperations().reactivateTask("again", "badly");
        assertEquals(1, local.completed("again", "badly").executionInfo().exitCode());
        LocalBatch.until(() -> local.emulator().control().ledger().ofKind("task-run").stream()
                        .filter(one -> one.subject().equals("jobs/again/tasks/badly"))
                        .count()
                == 2);
        local.client().jobOperations().terminateJob("again", "enough");
        local.completed("again");
        assertEquals("JobCompleted", code(() -> local.client().taskOperations().reactivateTask("again", "badly")));
        assertEquals("JobCompleted", code(() -> addTask("again")));
        assertEquals("JobCompleted", code(() -> local.client().jobOperations().terminateJob("again", "enough")));
    }

    private static void addTask(String job) throws Exception {
        local.add(job, LocalBatch.task("more", "true"));
    }

    @Test
    void terminatedJobEndsRunningTasksAndKeepsActiveTasksActive() throws Exception {
        local.client().jobOperations().createJob(job("cut").withMaxParallelTasks(1));
        add("cut", LocalBatch.task("runs", "sleep 1000"), LocalBatch.task("waits", "true"));
        LocalBatch.until(() -> local.state("cut", "runs") == TaskState.RUNNING);
        local.client().jobOperations().terminateJob("cut", "enough");
        local.completed("cut");
        CloudTask ended = local.client().taskOperations().getTask("cut", "runs");
        assertEquals("TaskEnded", ended.executionInfo().failureInfo().code());
        assertEquals(
                ErrorCategory.USER_ERROR, ended.executionInfo().failureInfo().category());
        assertEquals(TaskState.ACTIVE, local.state("cut", "waits"));
    }

    @Test
    void deletedJobDisappearsAndItsIdCanBeReused() throws Exception {
        local.client().jobOperations().createJob(job("gone"));
        add("gone", LocalBatch.task("runs", "sleep 1000"));
        local.client().jobOperations().deleteJob("gone");
        LocalBatch.until(() -> local.client().jobOperations().listJobs().stream()
                .noneMatch(one -> one.id().equals("gone")));
        assertEquals("JobNotFound", code(() -> local.client().taskOperations().listTasks("gone")));
        local.client().jobOperations().createJob(job("gone"));
    }

    @Test
    void jobIsTerminatedAfterMaxWallClockTime() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("clock").withConstraints(new JobConstraints().withMaxWallClockTime(Period.hours(1))));
        add("clock", LocalBatch.task("runs", "sleep 1000"));
        LocalBatch.until(() -> local.state("clock", "runs") == TaskState.RUNNING);
        local.emulator().control().clock().shift(Duration.ofHours(1));
        assertEquals(
                "MaxWallClockTimeExpiry",
                local.completed("clock").executionInfo().terminateReason());
    }

    @Test
    void emptyJobWithTerminateJobCompletesImmediately() throws Exception {
        local.client().jobOperations().createJob(job("empty").withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));
        assertEquals(
                "AllTasksComplete", local.completed("empty").executionInfo().terminateReason());
    }

    @Test
    void preparationAndReleaseTasksRunOncePerNode() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("prepared")
                        .withJobPreparationTask(new JobPreparationTask().withCommandLine("/bin/bash -c 'echo p > p'"))
                        .withJobReleaseTask(new JobReleaseTask()
                                .withCommandLine("/bin/bash -c 'cat $AZ_BATCH_JOB_PREP_WORKING_DIR/p'")));
        add("prepared", LocalBatch.task("one", "cat $AZ_BATCH_JOB_PREP_WORKING_DIR/p"), LocalBatch.task("two", "true"));
        local.completed("prepared", "one");
        local.completed("prepared", "two");
        local.client().jobOperations().terminateJob("prepared", "enough");
        local.completed("prepared");
        List<JobPreparationAndReleaseTaskExecutionInformation> all =
                local.client().jobOperations().listPreparationAndReleaseTaskStatus("prepared");
        assertFalse(all.isEmpty());
        for (JobPreparationAndReleaseTaskExecutionInformation one : all) {
            assertEquals(0, one.jobPreparationTaskExecutionInfo().exitCode());
            assertEquals(
                    JobReleaseTaskState.COMPLETED,
                    one.jobReleaseTaskExecutionInfo().state());
            assertEquals(0, one.jobReleaseTaskExecutionInfo().exitCode());
        }
    }

    @Test
    void failedPreparationTaskKeepsTasksActive() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("unprepared")
                        .withJobPreparationTask(new JobPreparationTask().withCommandLine("/bin/false")));
        add("unprepared", LocalBatch.task("one", "true"));
        LocalBatch.until(() -> local.client().jobOperations().listPreparationAndReleaseTaskStatus("unprepared").stream()
                        .filter(one -> one.jobPreparationTaskExecutionInfo().result() == TaskExecutionResult.FAILURE)
                        .count()
                == 2);
        LocalBatch.until(() -> local.state("unprepared", "one") == TaskState.ACTIVE);
    }

    @Test
    void retentionTimeDeletesFilesButKeepsTask() throws Exception {
        local.client().jobOperations().createJob(job("kept"));
        add(
                "kept",
                LocalBatch.task("short", "echo here")
                        .withConstraints(new TaskConstraints().withRetentionTime(Period.hours(1))));
        local.completed("kept", "short");
        assertEquals("here\n", local.output("kept", "short", "stdout.txt"));
        local.emulator().control().clock().shift(Duration.ofHours(1));
        LocalBatch.until(() -> {
            try {
                local.output("kept", "short", "stdout.txt");
                return false;
            } catch (BatchErrorException e) {
                return e.body().code().equals("TaskFilesCleanedup");
            }
        });
        assertEquals(TaskState.COMPLETED, local.state("kept", "short"));
    }

    @Test
    void deletedTaskEndsItsProcess() throws Exception {
        local.client().jobOperations().createJob(job("deleted"));
        add("deleted", LocalBatch.task("x", "sleep 4321"));
        LocalBatch.until(
                () -> EmulatorProcesses.ofRoot(local.emulator().root()).stream().anyMatch(one -> one.contains("4321")));
        local.client().taskOperations().deleteTask("deleted", "x");
        assertEquals("TaskNotFound", code(() -> local.client().taskOperations().getTask("deleted", "x")));
        LocalBatch.until(() ->
                EmulatorProcesses.ofRoot(local.emulator().root()).stream().noneMatch(one -> one.contains("4321")));
    }

    @Test
    void completedJobManagerTaskTerminatesJob() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("managed")
                        .withJobManagerTask(
                                new JobManagerTask().withId("manager").withCommandLine("/bin/true")));
        assertEquals("JMComplete", local.completed("managed").executionInfo().terminateReason());
    }

    @Test
    void autoPoolIsDeletedWithItsJob() throws Exception {
        local.client()
                .jobOperations()
                .createJob(new JobAddParameter()
                        .withId("own-pool")
                        .withPoolInfo(new PoolInformation()
                                .withAutoPoolSpecification(new AutoPoolSpecification()
                                        .withAutoPoolIdPrefix("mine")
                                        .withPoolLifetimeOption(PoolLifetimeOption.JOB)
                                        .withPool(new PoolSpecification()
                                                .withVmSize("standard_d2s_v3")
                                                .withTargetDedicatedNodes(1)))));
        add("own-pool", LocalBatch.task("one", "true"));
        String pool = local.completed("own-pool", "one").nodeInfo().poolId();
        assertTrue(pool.startsWith("mine_"), pool);
        local.client().jobOperations().terminateJob("own-pool", "enough");
        local.completed("own-pool");
        LocalBatch.until(() -> !local.client().poolOperations().existsPool(pool));
    }

    @Test
    void scheduleCreatesJob() throws Exception {
        local.client()
                .jobScheduleOperations()
                .createJobSchedule(
                        "nightly",
                        new Schedule().withRecurrenceInterval(Period.hours(24)),
                        new JobSpecification()
                                .withPoolInfo(new PoolInformation().withPoolId("pool"))
                                .withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB)
                                .withJobManagerTask(
                                        new JobManagerTask().withId("manager").withCommandLine("/bin/true")));
        local.completed("nightly:job-1");
        CloudJobSchedule schedule = local.client().jobScheduleOperations().getJobSchedule("nightly");
        assertEquals("nightly:job-1", schedule.executionInfo().recentJob().id());
        local.client().jobScheduleOperations().disableJobSchedule("nightly");
        local.client().jobScheduleOperations().enableJobSchedule("nightly");
        assertEquals(1, local.client().jobOperations().listJobs("nightly").size());
        local.client().jobScheduleOperations().deleteJobSchedule("nightly");
        LocalBatch.until(() -> !local.client().jobScheduleOperations().existsJobSchedule("nightly"));
    }

    @Test
    void filesAreListedAndPathsCannotLeaveTheTaskFolder() throws Exception {
        local.client().jobOperations().createJob(job("files"));
        add("files", LocalBatch.task("one", "mkdir -p a/b; echo x > a/b/c.txt; ln -s /etc/passwd link"));
        local.completed("files", "one");
        List<String> names = local.client().fileOperations().listFilesFromTask("files", "one", true, null).stream()
                .map(NodeFile::name)
                .toList();
        assertTrue(names.containsAll(List.of("stdout.txt", "stderr.txt", "wd", "wd/a/b/c.txt")), names::toString);
        assertEquals("x\n", local.output("files", "one", "wd/a/b/c.txt"));
        assertEquals("FileNotFound", code(() -> local.output("files", "one", "wd/link")));
        assertEquals("FileNotFound", code(() -> local.output("files", "one", "../../../../../../etc/passwd")));
        local.client().fileOperations().deleteFileFromTask("files", "one", "wd/a/b/c.txt");
        assertEquals("FileNotFound", code(() -> local.output("files", "one", "wd/a/b/c.txt")));
    }

    @Test
    void shiftedClockTriggersWallClockLimit() throws Exception {
        try (LocalBatch other = new LocalBatch()) {
            other.readyPool("pool", 1);
            other.job("long", "pool");
            other.client()
                    .taskOperations()
                    .createTask(
                            "long",
                            LocalBatch.task("sleeps", "sleep 1000")
                                    .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.hours(20))));
            LocalBatch.until(() -> other.state("long", "sleeps") == TaskState.RUNNING);
            other.emulator().control().clock().shift(Duration.ofHours(21));
            assertEquals(
                    "TaskEnded",
                    other.completed("long", "sleeps")
                            .executionInfo()
                            .failureInfo()
                            .code());
        }
    }

    @Test
    void nodeFillTypePacksOrSpreadsTasks() throws Exception {
        assertEquals(1, nodesUsed(ComputeNodeFillType.PACK));
        assertEquals(2, nodesUsed(ComputeNodeFillType.SPREAD));
    }

    private static long nodesUsed(ComputeNodeFillType fillType) throws Exception {
        String id = "filled-" + fillType;
        local.client()
                .poolOperations()
                .createPool(LocalBatch.pool(id, 2)
                        .withTaskSlotsPerNode(4)
                        .withTaskSchedulingPolicy(new TaskSchedulingPolicy().withNodeFillType(fillType)));
        LocalBatch.until(() -> local.nodes(id).stream()
                        .filter(node -> node.state() == ComputeNodeState.IDLE)
                        .count()
                == 2);
        local.client().jobOperations().createJob(job(id).withPoolInfo(new PoolInformation().withPoolId(id)));
        add(id, LocalBatch.task("one", "sleep 1000"), LocalBatch.task("two", "sleep 1000"));
        LocalBatch.until(() -> local.client().jobOperations().getTaskCounts(id).running() == 2);
        long used = local.client().taskOperations().listTasks(id).stream()
                .map(task -> task.nodeInfo().nodeId())
                .distinct()
                .count();
        local.client().jobOperations().deleteJob(id);
        return used;
    }

    @Test
    void dependencyRangesMayOverlapAndBeHuge() throws Exception {
        local.client().jobOperations().createJob(job("ranges").withUsesTaskDependencies(true));
        add(
                "ranges",
                LocalBatch.task("after", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(List.of(
                                        new TaskIdRange().withStart(1).withEnd(2),
                                        new TaskIdRange().withStart(2).withEnd(3)))
                                .withTaskIds(List.of("x"))),
                LocalBatch.task("never", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(0).withEnd(Integer.MAX_VALUE)))),
                LocalBatch.task("1", "true"),
                LocalBatch.task("2", "true"),
                LocalBatch.task("03", "true"),
                LocalBatch.task("x", "true"));
        for (String id : new String[] {"1", "2", "03", "x"}) {
            local.completed("ranges", id);
        }
        assertEquals(TaskState.ACTIVE, local.state("ranges", "after"));
        add("ranges", LocalBatch.task("3", "true"));
        local.completed("ranges", "after");
        assertEquals(TaskState.ACTIVE, local.state("ranges", "never"));
        add(
                "ranges",
                LocalBatch.task("late", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(1).withEnd(3)))));
        local.completed("ranges", "late");
    }
}
