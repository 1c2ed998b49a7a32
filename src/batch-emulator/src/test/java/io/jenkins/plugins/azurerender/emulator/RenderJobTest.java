package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.JobPreparationTask;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The behavior of render jobs, tested with the official client. */
@Tag("unit")
class RenderJobTest {
    private LocalBatch local;
    private BlobServer blobs;

    @BeforeEach
    void start() throws Exception {
        local = new LocalBatch();
        blobs = new BlobServer();
        local.readyPool("pool", 2);
    }

    @AfterEach
    void stop() {
        local.close();
        blobs.close();
    }

    private OutputFile output(String pattern, String path, OutputFileUploadCondition condition) {
        return output(pattern, path, condition, blobs.container("frames"));
    }

    private static OutputFile output(String pattern, String path, OutputFileUploadCondition condition, String url) {
        return new OutputFile()
                .withFilePattern(pattern)
                .withDestination(new OutputFileDestination()
                        .withContainer(new OutputFileBlobContainerDestination()
                                .withContainerUrl(url)
                                .withPath(path)))
                .withUploadOptions(new OutputFileUploadOptions().withUploadCondition(condition));
    }

    @Test
    void assetsAreDownloadedOncePerNodeAndFramesAreUploaded() throws Exception {
        blobs.put("assets/shot/scene.txt", "scene");
        blobs.put("assets/shot/textures/wood.txt", "wood");
        blobs.put("assets/other/not-wanted.txt", "no");
        JobPreparationTask preparation = new JobPreparationTask()
                .withCommandLine("/bin/bash -c 'cat shot/scene.txt shot/textures/wood.txt; ls; echo >> count'")
                .withResourceFiles(List.of(new ResourceFile()
                        .withStorageContainerUrl(blobs.container("assets"))
                        .withBlobPrefix("shot/")));
        local.client()
                .jobOperations()
                .createJob(new JobAddParameter()
                        .withId("render")
                        .withPoolInfo(new PoolInformation().withPoolId("pool"))
                        .withJobPreparationTask(preparation));
        List<TaskAddParameter> tasks = IntStream.rangeClosed(1, 6)
                .mapToObj(frame -> new TaskAddParameter()
                        .withId("frame-" + frame)
                        .withCommandLine("/bin/bash -c 'mkdir out; "
                                + "cat \"$AZ_BATCH_JOB_PREP_WORKING_DIR\"/shot/scene.txt > \"out/f_$FRAME.png\"; "
                                + "wc -l < \"$AZ_BATCH_JOB_PREP_WORKING_DIR/count\"'")
                        .withEnvironmentSettings(List.of(
                                new EnvironmentSetting().withName("FRAME").withValue("000" + frame)))
                        .withOutputFiles(List.of(
                                output("**/*.png", "shot", OutputFileUploadCondition.TASK_SUCCESS),
                                output("../std*.txt", "logs/" + frame, OutputFileUploadCondition.TASK_COMPLETION),
                                output("**/*", "never", OutputFileUploadCondition.TASK_FAILURE))))
                .toList();
        local.client().taskOperations().createTasks("render", tasks);
        local.client()
                .jobOperations()
                .patchJob("render", new JobPatchParameter().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));

        assertEquals(
                "AllTasksComplete", local.completed("render").executionInfo().terminateReason());
        for (int frame = 1; frame <= 6; frame++) {
            assertEquals("scene", blobs.text("frames/shot/out/f_000" + frame + ".png"));
            assertEquals("1\n", blobs.text("frames/logs/" + frame + "/stdout.txt"));
        }
        assertTrue(blobs.blobs().keySet().stream().noneMatch(name -> name.startsWith("frames/never")));
        assertEquals(6, local.client().jobOperations().getTaskCounts("render").succeeded());
    }

    @Test
    void taskHasFoldersAndVariablesOfNode() throws Exception {
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task(
                        "look",
                        "pwd; echo $AZ_BATCH_TASK_WORKING_DIR; env | sort | grep ^AZ_BATCH_; "
                                + "echo loud >&2; touch $AZ_BATCH_NODE_SHARED_DIR/seen"));
        CloudTask task = local.completed("job", "look");

        assertEquals(0, task.executionInfo().exitCode());
        assertEquals(TaskExecutionResult.SUCCESS, task.executionInfo().result());
        String printed = local.output("job", "look", "stdout.txt");
        String[] lines = printed.split("\n");
        assertEquals(lines[0], lines[1]);
        assertTrue(lines[0].endsWith("workitems/job/job-1/look/wd"), lines[0]);
        for (String name : List.of(
                "AZ_BATCH_ACCOUNT_NAME=localbatch",
                "AZ_BATCH_JOB_ID=job",
                "AZ_BATCH_TASK_ID=look",
                "AZ_BATCH_POOL_ID=pool",
                "AZ_BATCH_NODE_ID=" + task.nodeInfo().nodeId(),
                "AZ_BATCH_NODE_IS_DEDICATED=true")) {
            assertTrue(printed.contains(name + "\n"), name);
        }
        assertEquals("loud\n", local.output("job", "look", "stderr.txt"));
        assertEquals("workitems/job/job-1/look", task.nodeInfo().taskRootDirectory());
    }

    @Test
    void commandLineIsNotInterpretedByShell() throws Exception {
        local.job("job", "pool");
        local.add(
                "job", new TaskAddParameter().withId("plain").withCommandLine("/bin/echo $HOME && \"a b\" 'c  d' > x"));
        local.completed("job", "plain");
        assertEquals("$HOME && a b c  d > x\n", local.output("job", "plain", "stdout.txt"));
    }

    @Test
    void failingCommandIsRetriedUpToMaxTaskRetryCount() throws Exception {
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("bad", "echo x >> $AZ_BATCH_NODE_SHARED_DIR/tries; exit 7")
                        .withConstraints(new TaskConstraints().withMaxTaskRetryCount(2)));
        CloudTask task = local.completed("job", "bad");
        assertEquals(7, task.executionInfo().exitCode());
        assertEquals(2, task.executionInfo().retryCount());
        assertEquals("FailureExitCode", task.executionInfo().failureInfo().code());
        assertEquals(3, local.emulator().control().ledger().ofKind("task-run").size());
    }

    @Test
    void missingProgramFailsWithCommandProgramNotFound() throws Exception {
        local.job("job", "pool");
        local.add("job", new TaskAddParameter().withId("none").withCommandLine("no-such-program -b"));
        CloudTask task = local.completed("job", "none");
        assertEquals(
                "CommandProgramNotFound", task.executionInfo().failureInfo().code());
    }

    @Test
    void deniedUploadFailsTaskAfterSuccessfulCommand() throws Exception {
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("denied", "echo > a.png")
                        .withOutputFiles(List.of(output(
                                "*.png",
                                "x",
                                OutputFileUploadCondition.TASK_SUCCESS,
                                blobs.container("frames").replace("good", "expired")))));
        CloudTask task = local.completed("job", "denied");
        assertEquals(0, task.executionInfo().exitCode());
        assertEquals(TaskExecutionResult.FAILURE, task.executionInfo().result());
        assertEquals(
                "FileUploadAccessDenied", task.executionInfo().failureInfo().code());
    }

    @Test
    void missingResourceFileFailsTaskBeforeItsCommand() throws Exception {
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("missing", "echo ran")
                        .withResourceFiles(List.of(new ResourceFile()
                                .withHttpUrl(blobs.container("assets").replace("?", "/nothing.bin?"))
                                .withFilePath("nothing.bin"))));
        CloudTask task = local.completed("job", "missing");
        assertEquals("BlobNotFound", task.executionInfo().failureInfo().code());
        assertEquals(null, task.executionInfo().exitCode());
    }

    @Test
    void maxWallClockTimeEndsTaskAndItsProcesses() throws Exception {
        local.job("job", "pool");
        local.add(
                "job",
                LocalBatch.task("slow", "setsid sleep 1000 & trap \"\" TERM; sleep 1000; sleep 1000")
                        .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.hours(1))));
        LocalBatch.until(() -> EmulatorProcesses.ofRoot(local.emulator().root()).size() >= 2);
        local.emulator().control().clock().shift(Duration.ofHours(1));
        CloudTask task = local.completed("job", "slow");
        assertEquals("TaskEnded", task.executionInfo().failureInfo().code());
        LocalBatch.until(() -> EmulatorProcesses.ofRoot(local.emulator().root()).isEmpty());
    }

    @Test
    void terminatedJobEndsItsProcesses() throws Exception {
        local.job("job", "pool");
        local.add("job", LocalBatch.task("long", "sleep 1000 & sleep 1000"));
        LocalBatch.until(() -> EmulatorProcesses.ofRoot(local.emulator().root()).size() >= 2);
        local.client().jobOperations().terminateJob("job", "enough");
        assertEquals("enough", local.completed("job").executionInfo().terminateReason());
        assertTrue(EmulatorProcesses.ofRoot(local.emulator().root()).isEmpty());
    }

    @Test
    void closeLeavesNoProcessAndNoFolder() throws Exception {
        local.job("job", "pool");
        local.add("job", LocalBatch.task("long", "setsid sleep 1000 & sleep 1000"));
        LocalBatch.until(() -> EmulatorProcesses.ofRoot(local.emulator().root()).size() >= 2);
        local.emulator().close();
        assertTrue(EmulatorProcesses.ofRoot(local.emulator().root()).isEmpty());
        assertFalse(Files.exists(local.emulator().root()));
    }

    @Test
    void wrongKeyIsRejected() {
        String other = Base64.getEncoder().encodeToString(new byte[64]);
        BatchErrorException error = assertThrows(
                BatchErrorException.class,
                () -> local.client(other).poolOperations().listPools());
        assertEquals("AuthenticationFailed", error.body().code());
    }
}
