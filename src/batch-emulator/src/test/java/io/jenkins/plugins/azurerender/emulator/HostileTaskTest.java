package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks that try to outlive their job, to exhaust the machine, or to escape from their folder. */
@Tag("cloud")
class HostileTaskTest {
    private LocalBatch local;
    private String number;

    @BeforeEach
    void start() throws Exception {
        local = new LocalBatch();
        local.readyPool("pool", 1);
        local.job("job", "pool");
        number = String.format(Locale.ROOT, "9%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private void add(String id, String bash) throws Exception {
        local.add("job", LocalBatch.task(id, bash));
    }

    /** Returns the number of processes whose command line ends with sleep and the number of this test. */
    private long alive() {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").endsWith("sleep " + number))
                .count();
    }

    private void terminateJobAndCheckProcesses() throws Exception {
        local.client().jobOperations().terminateJob("job", "enough");
        local.completed("job");
        assertEquals(0, alive());
    }

    @Test
    void processesThatIgnoreSignalsEndWithTheirJob() throws Exception {
        add("forks", "trap \"\" TERM HUP INT; for i in {1..150}; do setsid sleep " + number + " & done; wait");
        LocalBatch.until(() -> alive() == 150);
        terminateJobAndCheckProcesses();
    }

    @Test
    void daemonWithoutEnvironmentEndsWithItsJob() throws Exception {
        add("daemon", "env -i setsid sleep " + number + " & env -i setsid sleep " + number + " > /dev/null 2>&1 &");
        assertEquals(0, local.completed("job", "daemon").executionInfo().exitCode());
        LocalBatch.until(() -> alive() == 2);
        terminateJobAndCheckProcesses();
    }

    @Test
    void processThatKeepsForkingIsEnded() throws Exception {
        add(
                "hops",
                "printf \"#!/bin/bash\\nexport HOP=1\\nsleep 0.02\\nsetsid \\$0 sleep " + number
                        + " &\\nsleep 0.05\\n\" > hop; chmod +x hop; ./hop; sleep 1000");
        LocalBatch.until(() -> alive() > 0);
        terminateJobAndCheckProcesses();
        assertTrue(EmulatorProcesses.ofRoot(local.emulator().root()).isEmpty());
    }

    @Test
    void hundredMegabytesOfOutputAreReadByRangeAndAsAWhole() throws Exception {
        add("verbose", "yes 0123456789abcde | head -c 104857600");
        assertEquals(0, local.completed("job", "verbose").executionInfo().exitCode());
        assertEquals(
                104_857_600L,
                local.client()
                        .fileOperations()
                        .getFilePropertiesFromTask("job", "verbose", "stdout.txt")
                        .contentLength());
        String file = "/jobs/job/tasks/verbose/files/stdout.txt";
        RawClient.ApiResponse end = new RawClient(local.emulator()).get(file, "ocp-range", "bytes=104857584-104857599");
        assertEquals(206, end.status());
        assertEquals("0123456789abcde\n", new String(end.response().body()));
        assertEquals(
                416,
                new RawClient(local.emulator())
                        .get(file, "ocp-range", "bytes=104857600-")
                        .status());
        AtomicLong read = new AtomicLong();
        local.client().fileOperations().getFileFromTask("job", "verbose", "stdout.txt", new OutputStream() {
            @Override
            public void write(int one) {
                read.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                read.addAndGet(length);
            }
        });
        assertEquals(104_857_600L, read.get());
    }

    @Test
    void taskExceedingNodeDiskIsEndedAndNextTaskRuns() throws Exception {
        local.emulator().control().switches().set("node-disk", "5000000");
        add("filling", "trap \"\" TERM; while head -c 100000 /dev/zero >> big.$RANDOM; do :; done");
        CloudTask task = local.completed("job", "filling");
        assertEquals("DiskFull", task.executionInfo().failureInfo().code());
        add("next", "true");
        assertEquals(0, local.completed("job", "next").executionInfo().exitCode());
    }

    @Test
    void linkOutOfTaskFolderIsNotFollowed() throws Exception {
        add("link", "ln -s /etc out; ln -s /etc/passwd ../stdout2.txt; ln -s loop loop");
        local.completed("job", "link");
        for (String file : new String[] {"wd/out/passwd", "stdout2.txt", "wd/loop", "../../../../../etc/passwd"}) {
            BatchErrorException error =
                    assertThrows(BatchErrorException.class, () -> local.output("job", "link", file), file);
            assertEquals("FileNotFound", error.body().code());
        }
        assertTrue(local.client().fileOperations().listFilesFromTask("job", "link", true, null).stream()
                .noneMatch(file -> file.name().contains("passwd")));
    }

    @Test
    void invalidVariableNameFailsOnlyItsTask() throws Exception {
        for (String name : new String[] {"A=B", "NUL\0x"}) {
            local.add(
                    "job",
                    LocalBatch.task("odd" + name.length(), "true")
                            .withEnvironmentSettings(List.of(
                                    new EnvironmentSetting().withName(name).withValue("x"))));
            assertEquals(
                    "CommandLaunchFailed",
                    local.completed("job", "odd" + name.length())
                            .executionInfo()
                            .failureInfo()
                            .code());
        }
        add("next", "echo fine");
        assertEquals(0, local.completed("job", "next").executionInfo().exitCode());
    }

    @Test
    void taskDeletingItsOwnFolderDoesNotAffectOthers() throws Exception {
        add("self-deleting", "rm -rf \"$AZ_BATCH_TASK_DIR\" \"$AZ_BATCH_NODE_SHARED_DIR\"");
        local.completed("job", "self-deleting");
        add("next", "echo fine");
        local.completed("job", "next");
        assertEquals("fine\n", local.output("job", "next", "stdout.txt"));
    }

    @Test
    void filesAreListedWhileTaskChangesThem() throws Exception {
        add("busy", "while :; do mkdir -p a/b/c; echo x > a/b/c/d; rm -rf a; done");
        LocalBatch.until(() -> local.state("job", "busy") == TaskState.RUNNING);
        RawClient raw = new RawClient(local.emulator());
        LocalBatch.until(() -> raw.get("/jobs/job/tasks/busy/files").status() == 200);
        for (int i = 0; i < 200; i++) {
            assertEquals(
                    200, raw.get("/jobs/job/tasks/busy/files?recursive=true").status());
        }
    }
}
