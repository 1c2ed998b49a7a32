package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.Waiting;
import io.jenkins.plugins.azurerender.azure.batch.TaskCounts;
import io.jenkins.plugins.azurerender.jenkins.Peers;
import io.jenkins.plugins.azurerender.jenkins.RenderExecutors;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.Failure;
import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests, log lines and threads that polling needs, and stale answers of Batch. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PollingTest {

    @TempDir
    Path folder;

    @Test
    void pollOfAnUnchangedJobIsTwoRequests(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-300", 1).submit(0, task -> "true");
        farm.next();
        farm.next();
        long[] before = {farm.calls("Job_Get"), farm.calls("Job_GetTaskCounts"), farm.calls("Task_List")};
        for (int polls = 0; polls < 10; polls++) {
            farm.next();
        }
        assertEquals(10, farm.calls("Job_Get") - before[0]);
        assertEquals(10, farm.calls("Job_GetTaskCounts") - before[1]);
        assertEquals(0, farm.calls("Task_List") - before[2]);
    }

    @Test
    void tenThousandTasksAreReadOnceInPagesOfAThousand(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-10000", 1).submit(0, task -> "true");
        farm.next();
        assertEquals(10, farm.calls("Task_List"));
        farm.next();
        farm.next();
        assertEquals(10, farm.calls("Task_List"), "nothing changed");
    }

    @Test
    void tenThousandTasksNeedFewLogLines(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-10000", 1);
        RenderProgress progress =
                new RenderProgress(new RenderLog(farm.listener, 120), farm.table(), "archived", () -> "");
        for (int done = 0; done <= 10_000; done++) {
            progress.report(
                    new TaskCounts(10_000 - done, done % 7 == 0 ? 0 : 1, done, 0)); // rendering starts and stalls
        }
        List<FrameRow> bad = farm.table().rows().stream()
                .map(row -> row.failed(
                        FrameState.FAILED,
                        new Failure(FailureClass.values()[row.number() % FailureClass.values().length], "is missing")))
                .toList();
        new FailureReport(farm.record.plan(), farm.table(), new RenderLog(farm.listener)).report(bad, "", "");
        assertTrue(farm.text().lines().count() <= 200, farm::text);
        int classes = FailureClass.values().length;
        long unlicensed = farm.table().rows().stream()
                .filter(row -> row.number() % classes == FailureClass.LICENSE.ordinal())
                .count();
        assertTrue(farm.text().contains(unlicensed + " frames: license"), farm::text);
    }

    @Test
    void savedExecutionIsSmall() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new CollectExecution(null, List.of("jenkins-0123456789ab-1-1"), CollectFixture.request()));
        }
        assertTrue(bytes.size() < 4_096, bytes.size() + " bytes");
    }

    @Test
    void fiftyPolledBuildsNeedAtMostFourThreads(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        List<CollectFixture> farms = new ArrayList<>();
        CollectFixture first = CollectFixture.open(jenkins, cloud, "1-2", 1).submit(0, task -> "true");
        farms.add(first);
        while (farms.size() < 50) {
            farms.add(first.another(jenkins, "studio", "1-2").submit(0, task -> "true"));
        }
        long before = pollThreads();
        long most = 0;
        for (int round = 0; round < 3; round++) {
            List<Future<?>> polls = new ArrayList<>();
            for (CollectFixture farm : farms) {
                polls.add(RenderExecutors.get()
                        .poll(
                                Peers.of("studio"),
                                () -> {
                                    try {
                                        farm.next();
                                    } catch (Exception x) {
                                        throw new IllegalStateException(x);
                                    }
                                },
                                x -> {}));
            }
            for (Future<?> poll : polls) {
                poll.get();
                most = Math.max(most, pollThreads());
            }
        }
        assertTrue(most - before <= 4, before + " threads before, " + most + " at most");
    }

    /** Number of polling threads and threads of the SDKs. */
    private static long pollThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Azure Render ")
                        || name.startsWith("Ok")
                        || name.startsWith("Rx")
                        || name.startsWith("HttpClient"))
                .count();
    }

    @Test
    void outdatedCountsDoNotEndTheRender(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture.image(folder, 2);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-2", 1);
        cloud.emulator().control().switches().set("counts-lag", "PT3S");
        try {
            farm.submit(1, task -> "sleep 0.5; " + copy(task.frames().first()));
            assertEquals(2, farm.end().get("frames"));
        } finally {
            cloud.emulator().control().switches().set("counts-lag", null);
        }
    }

    @Test
    void endWithoutChangedTasksIsDetected(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        cloud.emulator().control().switches().set("missing-events", "true");
        try {
            farm.submit(1, task -> copy(1));
            farm.batch().endWithLastTask(farm.id);
            assertEquals(1, farm.end().get("frames"));
        } finally {
            cloud.emulator().control().switches().set("missing-events", null);
        }
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void stalledRenderIsTerminatedWithAReason(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1).submit(0, task -> "true");
        StallLimit stall = new StallLimit(java.time.Duration.ofNanos(1), farm.record, farm.table());
        farm.batch().disableJob(farm.id);
        stall.check(
                farm.batch(),
                farm.batch().job(farm.id).orElseThrow(),
                farm.batch().taskCounts(farm.id)); // a paused render does not stall
        Waiting.await("enabled job").ignoreExceptions().until(() -> farm.batch().enableJob(farm.id));
        AbortException x = assertThrows(
                AbortException.class,
                () -> stall.check(
                        farm.batch(),
                        farm.batch().job(farm.id).orElseThrow(),
                        farm.batch().taskCounts(farm.id)));
        assertTrue(
                x.getMessage().contains("so the job was terminated: no node runs the 1 waiting tasks, pool " + farm.id),
                x.getMessage());
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void failedPreparationOnAllNodesTerminatesTheRender(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1-3", 1);
        farm.preparation = "/bin/false";
        farm.submit(2, task -> "true");
        AbortException x = assertThrows(AbortException.class, farm::end);
        assertTrue(
                x.getMessage()
                        .startsWith("No node of pool %s can render %s, so the job was terminated: node "
                                .formatted(farm.id, farm.id)),
                x.getMessage());
        assertTrue(x.getMessage().contains(" could not download the assets ("), x.getMessage());
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void failedPreparationWaitsForNewNodes(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        // Preparation fails on the first node only.
        Path first = folder.resolve("first");
        farm.preparation = "/bin/bash -c '[ -e %1$s ] || { touch %1$s; exit 1; }'".formatted(first);
        farm.submit(1, task -> copy(1));
        farm.runUntil(() -> farm.text().contains("could not download the assets"));
        farm.batch().resizePool(farm.id, 2, 0);
        assertEquals(1, farm.end().get("frames"));
    }

    @Test
    void failedUploadOfAFrameIsRenderedAgain(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        CollectFixture.image(folder, 1);
        CollectFixture farm = CollectFixture.open(jenkins, cloud, "1", 1);
        farm.outputLife = java.time.Duration.ofSeconds(-60); // the SAS URL has expired
        farm.submit(1, task -> copy(1));
        assertEquals(1, farm.end().get("frames"));
        assertEquals(
                FailureClass.UPLOAD, farm.table().problem("f0001").orElseThrow().failure());
        assertTrue(farm.table().problem("f0001").orElseThrow().code().startsWith("FileUpload"));
        assertFalse(farm.table().row(1).orElseThrow().attempt() == 0);
    }

    private String copy(int number) {
        return "cp %s/image%d.png a_%d.png".formatted(folder, number, number);
    }
}
