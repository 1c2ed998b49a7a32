package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobState;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.CapSettings;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.AzureException;
import io.jenkins.plugins.azurerender.azure.AzureException.Kind;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.JobStatus;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.jenkins.RenderThreads;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.PipelineBranch;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderControl;
import io.jenkins.plugins.azurerender.record.RenderControl.Action;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Requests to control a render reach Batch once, also if Jenkins is restarted in between, and the frames are complete. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class ControlTest {

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private CollectFixture farm;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        for (int number = 1; number <= 4; number++) {
            CollectFixture.image(folder, number);
        }
        farm = open("1-4");
    }

    private CollectFixture open(String frames) throws Exception {
        CollectFixture opened = CollectFixture.open(jenkins, cloud, frames, 1);
        opened.record.markSubmitted();
        opened.record.markTimeLimit(1, 25);
        RenderAction.of(opened.build).beginCollect(List.of(opened.id), PipelineBranch.NONE, this);
        return opened;
    }

    @Test
    void pausedRenderStartsNoTaskUntilItIsResumed() throws Exception {
        String command = """
                n=${AZ_BATCH_TASK_ID:4:1}; echo x >> DIR/starts; until [ -e DIR/go ]; do sleep 0.05; done; \
                cp DIR/image$n.png a_$n.png""".replace("DIR", folder.toString());
        farm.submit(1, task -> command);
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 1 && starts() == 1);
        request(Action.PAUSE, "", "ann");
        farm.restart(); // before Batch has received it
        farm.runUntil(() -> farm.text().contains("paused by ann"));
        assertTrue(
                farm.text()
                        .contains(
                                "ID: paused by ann; its pool ID keeps 1 node, which costs money while idle; the time limit continues to run"
                                        .replace("ID", farm.id)),
                farm::text);
        await("disabled job").until(() -> job().state() == JobState.DISABLED);
        assertRefused("This render was already paused by ann.", Action.PAUSE, "", "bob");
        Files.createFile(folder.resolve("go"));
        farm.restart();
        farm.runUntil(() -> farm.table().count(FrameState.RUNNING) == 0);
        for (int poll = 0; poll < 5; poll++) {
            assertEquals(RenderCollector.Next.LATER, farm.next());
        }
        assertEquals(1, starts());
        assertFalse(farm.text().contains("outside Jenkins"), farm::text);
        assertEquals(1, farm.calls("Job_Disable"));

        request(Action.RESUME, "", "bob");
        assertRefused("This render was already resumed by bob.", Action.RESUME, "", "ann");
        assertEquals(4, farm.end().get("frames"));
        assertTrue(farm.text().contains(farm.id + ": resumed by bob"), farm::text);
        assertEquals(5, starts(), "the running frame started again");
        assertEquals(1, farm.calls("Job_Enable"));
        assertEquals(1, lines("paused by ann"));
        assertRefused("The render has ended.", Action.PAUSE, "", "ann");
    }

    @Test
    void jobEnabledInAzureIsNotPausedAgain() throws Exception {
        farm.submit(0, task -> "true");
        request(Action.PAUSE, "", "ann");
        farm.batch().disableJob(farm.id); // Jenkins was restarted before it received the answer
        farm.next();
        await("disabled job").until(() -> job().state() == JobState.DISABLED);
        client().jobOperations().enableJob(farm.id);
        await("enabled job").until(() -> job().state() == JobState.ACTIVE);
        farm.runUntil(() -> farm.text().contains(farm.id + ": resumed by someone outside Jenkins"));
        assertEquals(JobState.ACTIVE, job().state());
        assertTrue(farm.record.controls().pause().isEmpty());
    }

    @Test
    void requeuedFramesAreRenderedAgain() throws Exception {
        farm.request = new CollectParameters().retries(0).request();
        // Frame 2 fails, frame 3 hangs, both only once; frame 4 waits for a file.
        String command = """
                n=${AZ_BATCH_TASK_ID:4:1}; echo x >> DIR/starts; \
                if [ $n = 4 ]; then until [ -e DIR/go ]; do sleep 0.05; done; fi; \
                if [ $n = 2 ] && ! [ -e DIR/tried2 ]; then touch DIR/tried2; echo std::bad_alloc; exit 1; fi; \
                if [ $n = 3 ] && ! [ -e DIR/tried3 ]; then touch DIR/tried3; exec sleep 1000; fi; \
                cp DIR/image$n.png a_$n.png""".replace("DIR", folder.toString());
        farm.submit(2, task -> command);
        farm.runUntil(() -> state(1) == FrameState.ARCHIVED
                && state(2) == FrameState.FAILED
                && state(3) == FrameState.RUNNING
                && state(4) == FrameState.RUNNING
                && starts() == 4);
        assertRefused(
                "Frame 1 is archived: only failed and running frames can be requeued.", Action.REQUEUE, "1-2", "ann");
        assertRefused("Frame 9 is not in this render: use frames of 1-4.", Action.REQUEUE, "9", "ann");
        request(Action.REQUEUE, "2-3", "ann");
        assertRefused(
                "Already requested: frames 2-3 requeued by ann. Try again in a moment.", Action.REQUEUE, "3", "bob");
        farm.runUntil(() -> farm.record.controls().all().get(0).isDone());
        Files.createFile(folder.resolve("go"));
        assertEquals(4, farm.end().get("frames"));
        for (int number : List.of(2, 3)) {
            FrameRow frame = farm.table().row(number).orElseThrow();
            assertEquals("f000%s-retry1".formatted(number), frame.task());
            assertEquals(1, frame.attempt());
        }
        assertEquals(6, starts());
        assertEquals(1, lines("frames 2-3 requeued by ann"));
        farm.studio.assertNothingRunsOn(farm.record);
    }

    @Test
    void lastRunningFrameOfAJobThatEndsWithItsLastTaskIsRequeued() throws Exception {
        farm = open("1");
        String command = """
                if ! [ -e DIR/tried ]; then touch DIR/tried; exec sleep 1000; fi; \
                cp DIR/image1.png a_1.png""".replace("DIR", folder.toString());
        farm.submit(1, task -> command);
        farm.batch().endWithLastTask(farm.id); // as that of an auto pool
        farm.runUntil(() -> state(1) == FrameState.RUNNING && Files.exists(folder.resolve("tried")));
        request(Action.REQUEUE, "1", "ann");
        assertEquals(1, farm.end().get("frames"));
        assertEquals("f0001-retry1", farm.table().row(1).orElseThrow().task());
    }

    @Test
    void requeuedFrameOfAnEndedJobHasFailed() throws Exception {
        farm.submit(0, task -> "true");
        FrameRow row = farm.table().row(1).orElseThrow().running("node", 1);
        farm.table().put(List.of(row));
        farm.batch().terminateJob(farm.id, "test");
        RenderControl control = new RenderControl("id", Action.REQUEUE, "1", "ann");
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> requeue(control));
        assertEquals("The render has ended.", x.getMessage());
        assertEquals(FrameState.FAILED, state(1));
        assertEquals(
                "was not rendered: the job was terminated early",
                farm.table().row(1).orElseThrow().problem());
    }

    private String requeue(RenderControl control) throws IOException {
        FrameTasks tasks = new FrameTasks(farm.record.batchTasks(), farm.table());
        return new FrameRetries(farm.record, farm.table(), tasks, 0, new RenderLog(farm.listener))
                .requeue(RenderCloud.open("studio", farm.build), control);
    }

    @Test
    void restartAfterTheNewTaskWasAddedDoesNotRequeueTheFrameAgain() throws Exception {
        farm.submit(0, task -> "true");
        farm.table().put(List.of(farm.table().row(1).orElseThrow().running("node", 1)));
        request(Action.REQUEUE, "1", "ann");
        RenderControl control = farm.record.controls().all().get(0);
        assertEquals("", requeue(control));
        farm.table().put(List.of(farm.table().row(1).orElseThrow().running("node", 2)));
        assertEquals("", requeue(control));
        assertEquals("f0001-retry1", farm.table().row(1).orElseThrow().task());
        assertEquals(5, Studio.tasks(farm.batch(), farm.id));
    }

    @Test
    void renderPausedAfterItsLastTaskEnds() throws Exception {
        farm = open("1");
        farm.submit(1, task -> "cp %s/image1.png a_1.png".formatted(folder));
        farm.runUntil(() -> farm.table().count(FrameState.ARCHIVED) == 1);
        farm.batch().disableJob(farm.id);
        assertEquals(1, farm.end().get("frames"));
        await("end of the job")
                .until(() -> farm.batch().job(farm.id).orElseThrow().ended());
        assertEquals("AllTasksComplete", farm.batch().job(farm.id).orElseThrow().reason());
    }

    @Test
    void requestThatMustWaitDoesNotDelayThePoll() throws Exception {
        farm.submit(0, task -> "true");
        request(Action.PAUSE, "", "ann");
        ControlMonitor monitor = new ControlMonitor(farm.build, farm.record, null, new RenderLog(farm.listener));
        monitor.poll(failing("disableJob", Kind.TRANSIENT), jobOnPool(""));
        assertTrue(farm.record.controls().all().get(0).isRequested());
    }

    @Test
    void errorOfThePoolIsANoteOfThePause() throws Exception {
        farm.submit(0, task -> "true");
        request(Action.PAUSE, "", "ann");
        new JobControl(failing("pool", Kind.REJECTED), farm.build, farm.record).send();
        RenderControl pause = farm.record.controls().pause().orElseThrow();
        assertTrue(pause.isDone());
        assertEquals("its pool could not be resized: No permission", pause.getNote());
    }

    @Test
    void failedResumeOutsideJenkinsIsRequestedOnce() throws Exception {
        farm.submit(0, task -> "true");
        request(Action.PAUSE, "", "ann");
        farm.record.controls().update(farm.record.controls().all().get(0).done(""));
        JobStatus enabled = farm.batch().job(farm.id).orElseThrow();
        for (int poll = 0; poll < 3; poll++) {
            ControlMonitor monitor = new ControlMonitor(farm.build, farm.record, null, new RenderLog(farm.listener));
            monitor.begin();
            monitor.poll(failing("enableJob", Kind.REJECTED), enabled);
        }
        assertEquals(2, farm.record.controls().all().size());
        assertTrue(farm.record.controls().all().get(1).isFailed());
    }

    @Test
    void pauseWaitsUntilTheAutoPoolIsScaledToZero() throws Exception {
        farm.record.continueIn(farm.id, "1-4", null);
        farm.record.markSubmitted();
        request(Action.PAUSE, "", "ann");
        AtomicReference<String> pool = new AtomicReference<>("");
        AtomicBoolean steady = new AtomicBoolean();
        JobControl control = new JobControl(
                fake((method, args) -> switch (method.getName()) {
                    case "job" -> Optional.of(jobOnPool(pool.get()));
                    case "pool" -> Optional.of(twoNodes());
                    case "resizePool" -> steady.get();
                    default -> true;
                }),
                farm.build,
                farm.record);
        assertFalse(control.send(), "Batch has not created the pool");
        pool.set("auto");
        assertFalse(control.send(), "Batch is still resizing the pool");
        assertTrue(farm.record.controls().pause().orElseThrow().isRequested());
        steady.set(true);
        assertTrue(control.send());
        assertEquals(
                "its auto pool is scaled to 0 nodes",
                farm.record.controls().pause().orElseThrow().getNote());
        assertEquals(2, farm.record.getPausedDedicatedNodes());
    }

    @Test
    void stepContinuesWithTheOtherRendersAndThenFails() throws Exception {
        farm.submit(0, task -> "true");
        Throwable end = run(List.of("none", farm.id), new ControlRequest(Action.PRIORITY, "9"))
                .get(1, TimeUnit.MINUTES);
        assertEquals("Render none was skipped, so there is nothing to control.", end.getMessage());
        assertEquals(9, job().priority());
    }

    @Test
    void stepThatRequeuesEndsWithTheCollectStep() throws Exception {
        System.setProperty(ControlExecution.class.getName() + ".collectSeconds", "0");
        try {
            farm.submit(0, task -> "true");
            farm.table().put(List.of(farm.table().row(1).orElseThrow().running("node", 1)));
            CompletableFuture<Throwable> end = run(List.of(farm.id), new ControlRequest(Action.REQUEUE, "1"));
            await("request").until(() -> farm.record.controls().all().size() == 1);
            RenderAction.of(farm.build).endCollect(this);
            assertEquals(
                    "Render %s: The render is no longer collected, so no frame was requeued.".formatted(farm.id),
                    end.get(1, TimeUnit.MINUTES).getMessage());
        } finally {
            System.clearProperty(ControlExecution.class.getName() + ".collectSeconds");
        }
    }

    /** Runs the step; the result is its problem. */
    private CompletableFuture<Throwable> run(List<String> jobs, ControlRequest request) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        new ControlExecution(new BuildContext(farm, end), jobs, request).onResume();
        return end;
    }

    private JobStatus jobOnPool(String pool) {
        return new JobStatus(farm.id, false, false, true, false, "", pool, "", Map.of());
    }

    private static PoolStatus twoNodes() {
        return new PoolStatus(
                "auto",
                false,
                false,
                "Standard_D2s_v3",
                "",
                "",
                1,
                2,
                0,
                null,
                0,
                Duration.ZERO,
                Map.of(),
                List.of(),
                false,
                List.of(),
                PoolSetup.PLAIN,
                Map.of());
    }

    /** A call of the Batch account. */
    private interface BatchCall {
        Object run(Method method, Object[] args) throws Exception;
    }

    /** An error of the Batch account. */
    private static final class Problem extends AzureException {
        private static final long serialVersionUID = 1L;

        Problem(Kind kind) {
            super(kind, "", "No permission.", null);
        }
    }

    /** The account of the render, which rejects calls of one method. */
    private RenderCloud failing(String name, Kind kind) throws IOException {
        return fake((method, args) -> {
            if (method.getName().equals(name)) {
                throw new Problem(kind);
            }
            return method.invoke(farm.batch(), args);
        });
    }

    private RenderCloud fake(BatchCall call) throws IOException {
        RenderCloud opened = RenderCloud.open("studio", farm.build);
        BatchService batch = (BatchService) Proxy.newProxyInstance(
                BatchService.class.getClassLoader(),
                new Class<?>[] {BatchService.class},
                (proxy, method, args) -> call.run(method, args));
        return new RenderCloud(opened.account(), batch, opened.storage(), opened.access());
    }

    /** Runs a step for the build of a render. */
    private static final class BuildContext extends StepContext {

        private static final long serialVersionUID = 1L;

        private final transient CollectFixture farm;
        private final transient CompletableFuture<Throwable> end;

        BuildContext(CollectFixture farm, CompletableFuture<Throwable> end) {
            this.farm = farm;
            this.end = end;
        }

        @Override
        public <T> T get(Class<T> key) {
            return key.cast(key == TaskListener.class ? farm.listener : key == Run.class ? farm.build : null);
        }

        @Override
        public void onSuccess(Object result) {
            end.complete(null);
        }

        @Override
        public void onFailure(Throwable problem) {
            end.complete(problem);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListenableFuture<Void> saveState() {
            return Futures.immediateFuture(null);
        }

        @Override
        public void setResult(Result result) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BodyInvoker newBodyInvoker() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @Test
    void pausedRenderIsTerminatedIfItsBuildEnds() throws Exception {
        farm.submit(0, task -> "true");
        farm.record.markResources();
        request(Action.PAUSE, "", "ann");
        farm.next();
        request(Action.PRIORITY, "7", "bob");
        new UncollectedRenderCleanup().onCompleted(farm.build, farm.listener);
        RenderThreads.awaitIdle();
        String reason = "The build ended without collecting its frames, while the render was paused";
        assertTrue(farm.text().contains("terminating " + farm.id + ": " + reason), farm::text);
        assertEquals(reason, farm.record.getCancellation());
        assertTrue(farm.batch().job(farm.id).orElseThrow().reason().endsWith(reason));
        assertEquals("The build has ended.", farm.record.controls().all().get(1).getNote());
        assertRefused("The build has ended, so its renders can no longer be changed.", Action.RESUME, "", "ann");
    }

    @Test
    void priorityAndTimeLimitAreChanged() throws Exception {
        farm.submit(0, task -> "true");
        assertRefused("The time limit is 1 hour: use 2 to 25.", Action.EXTEND, "26", "ann");
        assertRefused("The time limit is 1 hour: use 2 to 25.", Action.EXTEND, "1", "ann");
        RenderControl extension = request(Action.EXTEND, "25", "ann");
        assertRefused(
                "Already requested: time limit extended to 25 hours by ann. Try again in a moment.",
                Action.EXTEND,
                "3",
                "bob");
        farm.record.request(extension); // the same request, after a restart
        CapSettings cap = new CapSettings();
        cap.setMaxHours(24);
        farm.studio.account().setCaps(List.of(cap));
        JobControl capped = new JobControl(RenderCloud.open("studio", farm.build), farm.build, farm.record);
        assertTrue(capped.send());
        String refusal = farm.record.controls().all().get(0).getNote();
        assertTrue(refusal.startsWith("timeLimitHours is 25"), refusal);
        farm.studio.account().setCaps(List.of());
        request(Action.EXTEND, "25", "ann");
        request(Action.PRIORITY, "-7", "bob");
        JobControl control = new JobControl(RenderCloud.open("studio", farm.build), farm.build, farm.record);
        assertTrue(control.send());
        assertEquals(-7, job().priority());
        assertEquals(
                25, job().constraints().maxWallClockTime().toStandardHours().getHours());
        assertEquals(25, farm.record.getTimeLimitHours());
        assertRefused(
                "The time limit of 25 hours cannot be extended: after it, nodes have no access to storage.",
                Action.EXTEND,
                "26",
                "ann");
        farm.next();
        assertTrue(farm.text().contains(farm.id + ": time limit extended to 25 hours by ann"), farm::text);
        assertTrue(farm.text().contains(farm.id + ": priority set to -7 by bob"), farm::text);

        request(Action.PRIORITY, "8", "bob");
        farm.batch().terminateJob(farm.id, "test");
        assertTrue(control.send());
        RenderControl late = farm.record.controls().all().get(3);
        assertTrue(late.isFailed());
        assertEquals("The render has ended.", late.getNote());
    }

    private RenderControl request(Action action, String value, String user) throws IOException {
        RenderControl control = new RenderControl(UUID.randomUUID().toString(), action, value, user);
        JobControl.request(farm.record, farm.build, control);
        return control;
    }

    private void assertRefused(String message, Action action, String value, String user) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> request(action, value, user));
        assertEquals(message, x.getMessage());
    }

    private FrameState state(int frame) throws IOException {
        return farm.table().row(frame).orElseThrow().state();
    }

    private CloudJob job() throws IOException {
        return client().jobOperations().getJob(farm.id);
    }

    private BatchClient client() {
        return BatchClient.open(
                new BatchSharedKeyCredentials(cloud.batchUrl().toString(), cloud.batchAccount(), cloud.batchKey()));
    }

    private int starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private long lines(String text) {
        return farm.text().lines().filter(line -> line.contains(text)).count();
    }
}
