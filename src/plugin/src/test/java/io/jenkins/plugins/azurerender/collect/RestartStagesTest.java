package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.Waiting;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins restarts at each stage of a build: nothing is created, rendered or downloaded twice. */
@Tag("blender")
@ExtendWith(LocalCloudExtension.class)
class RestartStagesTest {

    private static final Predicate<String> NONE = request -> false;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Predicate<String>> hold = new AtomicReference<>(NONE);
    private LocalCloud cloud;
    private String job;

    @BeforeEach
    void writeRenderer(LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        for (int number = 1; number <= 3; number++) {
            CollectFixture.image(folder, number);
        }
        Path program = Files.writeString(folder.resolve("render"), """
                #!/bin/bash
                cd FOLDER
                n=$RENDER_FIRST
                if [ -e fail-$n ]; then mv fail-$n hold-$n; exit 3; fi
                if [ -e hold-$n ]; then until [ -e go ]; do sleep 0.05; done; fi
                cp image$n.png "$RENDER_FILE"
                """.replace("FOLDER", folder.toString()));
        assertTrue(program.toFile().setExecutable(true));
    }

    @Test
    void restartBeforeTheJobExists() throws Throwable {
        hold.set(request -> request.startsWith("PUT ") && request.contains("scene.blend"));
        rendersOnceAfter(0, (proxy, run) -> proxy.awaitHeld());
    }

    @Test
    void restartWhileTasksRun() throws Throwable {
        mark("hold-1");
        rendersOnceAfter(0, (proxy, run) -> await(run, table -> table.count(FrameState.RUNNING) >= 1));
    }

    @Test
    void restartBetweenFrames() throws Throwable {
        mark("hold-2");
        rendersOnceAfter(0, (proxy, run) -> await(run, table -> table.count(FrameState.ARCHIVED) >= 1));
    }

    @Test
    void restartDuringARetry() throws Throwable {
        mark("fail-2");
        rendersOnceAfter(
                1,
                (proxy, run) -> await(run, table -> {
                    FrameRow second = table.row(2).orElseThrow();
                    return second.attempt() == 1 && second.state() == FrameState.RUNNING;
                }));
    }

    /** Jenkins received the abort, but went down before the request to Batch was sent. */
    @Test
    void restartDuringAnAbort() throws Throwable {
        mark("hold-1");
        try (GatedProxy batch = proxy()) {
            sessions.then(jenkins -> {
                WorkflowRun run = start(jenkins, batch, null);
                await(run, table -> table.count(FrameState.RUNNING) >= 1);
                hold.set(request -> request.contains("/terminate"));
                run.doStop();
                batch.awaitHeld();
            });
            hold.set(NONE);
            sessions.then(jenkins -> {
                WorkflowRun run = build(jenkins);
                jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
                Studio.assertNothingRunsOn(run, cloud);
            });
        }
    }

    /**
     * Restarts Jenkins and asserts that each frame is rendered and downloaded once.
     *
     * @param retries of the second frame
     */
    private void rendersOnceAfter(int retries, Moment moment) throws Throwable {
        try (GatedProxy batch = proxy();
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), this::isHeld)) {
            sessions.then(jenkins -> {
                WorkflowRun run = start(jenkins, batch, storage);
                moment.await(storage, run);
            });
            sessions.then(jenkins -> {
                hold.set(NONE);
                mark("go"); // only now, so that threads left from the first session do not see it
                WorkflowRun run = build(jenkins);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                jenkins.assertLogContains("3 frames in the end", run);
                String render = Studio.renders(run).get(0).getJobId();
                assertEquals(1, Studio.renders(run).size());
                assertEquals(1, count("POST /jobs?"), "created jobs");
                assertEquals(3 + retries, Studio.tasks(Studio.batch(cloud), render), "tasks");
                for (int number = 1; number <= 3; number++) {
                    String get = "frames%2Fa_" + number + ".png";
                    assertEquals(
                            number == 2 ? 1 + retries : 1,
                            requests.stream()
                                    .filter(request -> request.startsWith("GET ") && request.contains(get))
                                    .count(),
                            () -> get + ": " + requests);
                }
            });
        }
    }

    private GatedProxy proxy() throws IOException {
        return new GatedProxy(cloud.batchUrl(), this::isHeld);
    }

    private boolean isHeld(String request) {
        requests.add(request);
        return hold.get().test(request);
    }

    private long count(String request) {
        return requests.stream().filter(sent -> sent.startsWith(request)).count();
    }

    private WorkflowRun start(JenkinsRule jenkins, GatedProxy batch, GatedProxy storage) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        studio.addAccount(
                "watched",
                batch.url().toString(),
                "batch-key",
                (storage == null ? cloud.blobEndpoint() : storage.url()).toString(),
                "storage-key");
        WorkflowJob created = studio.jobWithScene(
                """
                azureRenderPool account: 'watched', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit account: 'watched', scene: 'scene.blend', frames: '1-3', output: 'a_#', retries: 0,
                    renderer: custom(command: 'PROGRAM', eachFrame: true)
                }
                def result = azureRenderCollect()
                echo "${result.frames} frames in the end"
                """.replace("PROGRAM", folder.resolve("render").toString()));
        job = created.getFullName();
        return created.scheduleBuild2(0).waitForStart();
    }

    private WorkflowRun build(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    private void mark(String name) throws IOException {
        Files.createFile(folder.resolve(name));
    }

    private static void await(WorkflowRun run, Predicate<FrameTable> condition) {
        Waiting.await("stage of the render").until(() -> {
            assertTrue(run.isBuilding(), "the build ended too early");
            List<RenderRecord> renders = Studio.renders(run);
            return !renders.isEmpty() && condition.test(RenderAction.of(run).frames(renders.get(0)));
        });
    }

    /** Waits for the moment at which Jenkins goes down. */
    private interface Moment {
        void await(GatedProxy storage, WorkflowRun run) throws Exception;
    }
}
