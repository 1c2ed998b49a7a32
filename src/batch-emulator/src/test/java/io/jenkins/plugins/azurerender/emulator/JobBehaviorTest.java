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
import org.junit.jupiter.api.Test;

/** What jobs and tasks do, driven by the official client; one pool, each test its own jobs. */
class JobBehaviorTest {
    private static Local local;

    @BeforeAll
    static void start() throws Exception {
        local = new Local();
        local.client().poolOperations().createPool(Local.pool("pool", 2).withTaskSlotsPerNode(4));
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
    void dependentsWaitForTheirTasks() throws Exception {
        local.client().jobOperations().createJob(job("deps").withUsesTaskDependencies(true));
        add(
                "deps",
                after(Local.task("last", "cat $AZ_BATCH_NODE_ROOT_DIR/../order; echo last"), "1", "2"),
                Local.task("1", "sleep 0.3; echo one >> $AZ_BATCH_NODE_ROOT_DIR/../order"),
                Local.task("2", "echo two >> $AZ_BATCH_NODE_ROOT_DIR/../order"),
                Local.task("ranged", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(1).withEnd(2)))),
                Local.task("bad", "exit 3"),
                after(Local.task("never", "true"), "bad"));
        local.completed("deps", "last");
        local.completed("deps", "ranged");
        assertEquals("two\none\nlast\n", local.output("deps", "last", "stdout.txt"));
        local.completed("deps", "bad");
        assertEquals(TaskState.ACTIVE, local.state("deps", "never"));
    }

    @Test
    void exitConditionsDecideOverDependentsAndJob() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("exits")
                        .withUsesTaskDependencies(true)
                        .withOnTaskFailure(OnTaskFailure.PERFORM_EXIT_OPTIONS_JOB_ACTION));
        ExitOptions satisfy = new ExitOptions().withDependencyAction(DependencyAction.SATISFY);
        ExitOptions end = new ExitOptions().withJobAction(JobAction.TERMINATE);
        add(
                "exits",
                Local.task("soft", "exit 3")
                        .withExitConditions(new ExitConditions()
                                .withExitCodes(List.of(
                                        new ExitCodeMapping().withCode(3).withExitOptions(satisfy)))),
                after(Local.task("goes-on", "true"), "soft"));
        local.completed("exits", "goes-on");
        add(
                "exits",
                Local.task("fatal", "exit 77")
                        .withExitConditions(new ExitConditions()
                                .withExitCodeRanges(List.of(new ExitCodeRangeMapping()
                                        .withStart(70)
                                        .withEnd(79)
                                        .withExitOptions(end)))));
        assertEquals("TaskFailed", local.completed("exits").executionInfo().terminateReason());
    }

    @Test
    void aDisabledJobPutsItsTasksBackAndGoesOnWhenEnabled() throws Exception {
        local.client().jobOperations().createJob(job("pause"));
        add("pause", Local.task("one", "test -f $AZ_BATCH_NODE_SHARED_DIR/go || sleep 1000"));
        Local.until(() -> local.state("pause", "one") == TaskState.RUNNING);
        local.client().jobOperations().disableJob("pause", DisableJobOption.REQUEUE);
        Local.until(() -> local.client().jobOperations().getJob("pause").state() == JobState.DISABLED);
        CloudTask task = local.client().taskOperations().getTask("pause", "one");
        assertEquals(TaskState.ACTIVE, task.state());
        assertEquals(1, task.executionInfo().requeueCount());
        touchOnAllNodes("go");
        local.client().jobOperations().enableJob("pause");
        assertEquals(0, local.completed("pause", "one").executionInfo().exitCode());
    }

    private static void touchOnAllNodes(String name) throws Exception {
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
    void onlyCompletedFailedTasksCanBeReactivated() throws Exception {
        local.client().jobOperations().createJob(job("again"));
        add("again", Local.task("well", "true"), Local.task("badly", "exit 1"), Local.task("long", "sleep 1000"));
        local.completed("again", "well");
        local.completed("again", "badly");
        assertEquals("TaskSucceeded", code(() -> local.client().taskOperations().reactivateTask("again", "well")));
        assertEquals(
                "TaskNotCompleted", code(() -> local.client().taskOperations().reactivateTask("again", "long")));
        local.client().taskOperations().reactivateTask("again", "badly");
        assertEquals(1, local.completed("again", "badly").executionInfo().exitCode());
        Local.until(() -> local.emulator().control().ledger().ofKind("task-run").stream()
                        .filter(one -> one.subject().equals("jobs/again/tasks/badly"))
                        .count()
                == 2);
        local.client().jobOperations().terminateJob("again", "enough");
        local.completed("again");
        assertEquals("JobCompleted", code(() -> local.client().taskOperations().reactivateTask("again", "badly")));
        assertEquals("JobCompleted", code(() -> add1("again")));
        assertEquals("JobCompleted", code(() -> local.client().jobOperations().terminateJob("again", "enough")));
    }

    private static void add1(String job) throws Exception {
        local.add(job, Local.task("more", "true"));
    }

    @Test
    void terminatingAJobEndsRunningTasksAndLeavesActiveOnesActive() throws Exception {
        local.client().jobOperations().createJob(job("cut").withMaxParallelTasks(1));
        add("cut", Local.task("runs", "sleep 1000"), Local.task("waits", "true"));
        Local.until(() -> local.state("cut", "runs") == TaskState.RUNNING);
        local.client().jobOperations().terminateJob("cut", "enough");
        local.completed("cut");
        CloudTask ended = local.client().taskOperations().getTask("cut", "runs");
        assertEquals("TaskEnded", ended.executionInfo().failureInfo().code());
        assertEquals(
                ErrorCategory.USER_ERROR, ended.executionInfo().failureInfo().category());
        assertEquals(TaskState.ACTIVE, local.state("cut", "waits"));
    }

    @Test
    void aDeletedJobIsGoneAndItsIdFreeAgain() throws Exception {
        local.client().jobOperations().createJob(job("gone"));
        add("gone", Local.task("runs", "sleep 1000"));
        local.client().jobOperations().deleteJob("gone");
        Local.until(() -> local.client().jobOperations().listJobs().stream()
                .noneMatch(one -> one.id().equals("gone")));
        assertEquals("JobNotFound", code(() -> local.client().taskOperations().listTasks("gone")));
        local.client().jobOperations().createJob(job("gone"));
    }

    @Test
    void theJobsWallClockEndsIt() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("clock").withConstraints(new JobConstraints().withMaxWallClockTime(Period.seconds(1))));
        add("clock", Local.task("runs", "sleep 1000"));
        assertEquals(
                "MaxWallClockTimeExpiry",
                local.completed("clock").executionInfo().terminateReason());
    }

    @Test
    void aJobWithoutTasksThatEndsWithItsLastTaskEndsAtOnce() throws Exception {
        local.client().jobOperations().createJob(job("empty").withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));
        assertEquals(
                "AllTasksComplete", local.completed("empty").executionInfo().terminateReason());
    }

    @Test
    void preparationAndReleaseRunOnceOnEachNodeUsed() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("prepared")
                        .withJobPreparationTask(new JobPreparationTask().withCommandLine("/bin/bash -c 'echo p > p'"))
                        .withJobReleaseTask(new JobReleaseTask()
                                .withCommandLine("/bin/bash -c 'cat $AZ_BATCH_JOB_PREP_WORKING_DIR/p'")));
        add("prepared", Local.task("one", "cat $AZ_BATCH_JOB_PREP_WORKING_DIR/p"), Local.task("two", "true"));
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
    void aFailedPreparationKeepsTheTasksActive() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("unprepared")
                        .withJobPreparationTask(new JobPreparationTask().withCommandLine("/bin/false")));
        add("unprepared", Local.task("one", "true"));
        Local.until(() -> local.client().jobOperations().listPreparationAndReleaseTaskStatus("unprepared").stream()
                        .filter(one -> one.jobPreparationTaskExecutionInfo().result() == TaskExecutionResult.FAILURE)
                        .count()
                == 2);
        Local.until(() -> local.state("unprepared", "one") == TaskState.ACTIVE);
    }

    @Test
    void retentionTakesTheFilesNotTheTask() throws Exception {
        local.client().jobOperations().createJob(job("kept"));
        add(
                "kept",
                Local.task("short", "echo here")
                        .withConstraints(new TaskConstraints().withRetentionTime(Period.seconds(1))));
        local.completed("kept", "short");
        Local.until(() -> {
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
    void deletingATaskEndsItsProcess() throws Exception {
        local.client().jobOperations().createJob(job("deleted"));
        add("deleted", Local.task("x", "sleep 4321"));
        Local.until(() -> Processes.ofRoot(local.emulator().root()).stream().anyMatch(one -> one.contains("4321")));
        local.client().taskOperations().deleteTask("deleted", "x");
        assertEquals("TaskNotFound", code(() -> local.client().taskOperations().getTask("deleted", "x")));
        Local.until(() -> Processes.ofRoot(local.emulator().root()).stream().noneMatch(one -> one.contains("4321")));
    }

    @Test
    void aJobManagerTaskEndsItsJob() throws Exception {
        local.client()
                .jobOperations()
                .createJob(job("managed")
                        .withJobManagerTask(new JobManagerTask().withId("boss").withCommandLine("/bin/true")));
        assertEquals("JMComplete", local.completed("managed").executionInfo().terminateReason());
    }

    @Test
    void anAutoPoolLivesWithItsJob() throws Exception {
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
        add("own-pool", Local.task("one", "true"));
        String pool = local.completed("own-pool", "one").nodeInfo().poolId();
        assertTrue(pool.startsWith("mine_"), pool);
        local.client().jobOperations().terminateJob("own-pool", "enough");
        local.completed("own-pool");
        Local.until(() -> !local.client().poolOperations().existsPool(pool));
    }

    @Test
    void aScheduleMakesJobs() throws Exception {
        local.client()
                .jobScheduleOperations()
                .createJobSchedule(
                        "nightly",
                        new Schedule().withRecurrenceInterval(Period.hours(24)),
                        new JobSpecification()
                                .withPoolInfo(new PoolInformation().withPoolId("pool"))
                                .withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB)
                                .withJobManagerTask(
                                        new JobManagerTask().withId("boss").withCommandLine("/bin/true")));
        local.completed("nightly:job-1");
        CloudJobSchedule schedule = local.client().jobScheduleOperations().getJobSchedule("nightly");
        assertEquals("nightly:job-1", schedule.executionInfo().recentJob().id());
        local.client().jobScheduleOperations().disableJobSchedule("nightly");
        local.client().jobScheduleOperations().enableJobSchedule("nightly");
        assertEquals(1, local.client().jobOperations().listJobs("nightly").size());
        local.client().jobScheduleOperations().deleteJobSchedule("nightly");
        Local.until(() -> !local.client().jobScheduleOperations().existsJobSchedule("nightly"));
    }

    @Test
    void filesAreListedAndNamesCannotLeadOut() throws Exception {
        local.client().jobOperations().createJob(job("files"));
        add("files", Local.task("one", "mkdir -p a/b; echo x > a/b/c.txt; ln -s /etc/passwd link"));
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
    void spansOfDaysPassWithTheClock() throws Exception {
        try (Local other = new Local()) {
            other.readyPool("pool", 1);
            other.job("long", "pool");
            other.client()
                    .taskOperations()
                    .createTask(
                            "long",
                            Local.task("sleeps", "sleep 1000")
                                    .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.hours(20))));
            Local.until(() -> other.state("long", "sleeps") == TaskState.RUNNING);
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
    void aPoolPacksItsTasksOrSpreadsThem() throws Exception {
        assertEquals(1, nodesUsed(ComputeNodeFillType.PACK));
        assertEquals(2, nodesUsed(ComputeNodeFillType.SPREAD));
    }

    private static long nodesUsed(ComputeNodeFillType way) throws Exception {
        String id = "filled-" + way;
        local.client()
                .poolOperations()
                .createPool(Local.pool(id, 2)
                        .withTaskSlotsPerNode(4)
                        .withTaskSchedulingPolicy(new TaskSchedulingPolicy().withNodeFillType(way)));
        Local.until(() -> local.nodes(id).stream()
                        .filter(node -> node.state() == ComputeNodeState.IDLE)
                        .count()
                == 2);
        local.client().jobOperations().createJob(job(id).withPoolInfo(new PoolInformation().withPoolId(id)));
        add(id, Local.task("one", "sleep 1000"), Local.task("two", "sleep 1000"));
        Local.until(() -> local.client().jobOperations().getTaskCounts(id).running() == 2);
        long used = local.client().taskOperations().listTasks(id).stream()
                .map(task -> task.nodeInfo().nodeId())
                .distinct()
                .count();
        local.client().jobOperations().deleteJob(id);
        return used;
    }

    @Test
    void rangesOfIdsOverlapAndMayBeHuge() throws Exception {
        local.client().jobOperations().createJob(job("ranges").withUsesTaskDependencies(true));
        add(
                "ranges",
                Local.task("after", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(List.of(
                                        new TaskIdRange().withStart(1).withEnd(2),
                                        new TaskIdRange().withStart(2).withEnd(3)))
                                .withTaskIds(List.of("x"))),
                Local.task("never", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(0).withEnd(Integer.MAX_VALUE)))),
                Local.task("1", "true"),
                Local.task("2", "true"),
                Local.task("03", "true"),
                Local.task("x", "true"));
        for (String id : new String[] {"1", "2", "03", "x"}) {
            local.completed("ranges", id);
        }
        assertEquals(TaskState.ACTIVE, local.state("ranges", "after"));
        add("ranges", Local.task("3", "true"));
        local.completed("ranges", "after");
        assertEquals(TaskState.ACTIVE, local.state("ranges", "never"));
        add(
                "ranges",
                Local.task("late", "true")
                        .withDependsOn(new TaskDependencies()
                                .withTaskIdRanges(
                                        List.of(new TaskIdRange().withStart(1).withEnd(3)))));
        local.completed("ranges", "late");
    }
}
