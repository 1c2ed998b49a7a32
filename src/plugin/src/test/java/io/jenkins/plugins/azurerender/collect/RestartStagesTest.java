package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.GatedProxy;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
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

/** Jenkins goes down at each stage of a build and comes back: nothing is made, rendered or fetched twice. */
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
    void makeARendererThatWaitsForAWord(LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        for (int number = 1; number <= 3; number++) {
            CollectFixture.picture(folder, number);
        }
        Path program = Files.writeString(folder.resolve("render"), """
                #!/bin/bash
                cd FOLDER
                n=$RENDER_FIRST
                if [ -e fail-$n ]; then mv fail-$n hold-$n; exit 3; fi
                if [ -e hold-$n ]; then until [ -e go ]; do sleep 0.05; done; fi
                cp picture$n.png "$RENDER_FILE"
                """.replace("FOLDER", folder.toString()));
        assertTrue(program.toFile().setExecutable(true));
    }

    @Test
    void beforeTheJobExists() throws Throwable {
        hold.set(request -> request.startsWith("PUT ") && request.contains("scene.blend"));
        rendersOnceAfter(0, (proxy, run) -> proxy.awaitHeld());
    }

    @Test
    void whileTasksRun() throws Throwable {
        mark("hold-1");
        rendersOnceAfter(0, (proxy, run) -> await(run, table -> table.count(FrameState.RUNNING) >= 1));
    }

    @Test
    void betweenFrames() throws Throwable {
        mark("hold-2");
        rendersOnceAfter(0, (proxy, run) -> await(run, table -> table.count(FrameState.ARCHIVED) >= 1));
    }

    @Test
    void whileAFrameIsRenderedAgain() throws Throwable {
        mark("fail-2");
        rendersOnceAfter(
                1,
                (proxy, run) -> await(run, table -> {
                    FrameRow second = table.row(2).orElseThrow();
                    return second.attempt() == 1 && second.state() == FrameState.RUNNING;
                }));
    }

    /** The stop was heard, but Batch was not reached before Jenkins went down. */
    @Test
    void whileItIsAborted() throws Throwable {
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

    /** @param again how often the second frame has to be rendered again */
    private void rendersOnceAfter(int again, Moment moment) throws Throwable {
        try (GatedProxy batch = proxy();
                GatedProxy storage = new GatedProxy(cloud.blobEndpoint(), this::isHeld)) {
            sessions.then(jenkins -> {
                WorkflowRun run = start(jenkins, batch, storage);
                moment.await(storage, run);
            });
            sessions.then(jenkins -> {
                hold.set(NONE);
                mark("go"); // not before: what is left of the first session must not see it
                WorkflowRun run = build(jenkins);
                jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
                jenkins.assertLogContains("3 frames in the end", run);
                String render = Studio.renders(run).get(0).getJobId();
                assertEquals(1, Studio.renders(run).size());
                assertEquals(1, count("POST /jobs?"), "jobs made");
                assertEquals(3 + again, Studio.tasks(Studio.batch(cloud), render), "tasks");
                for (int number = 1; number <= 3; number++) {
                    String get = "frames%2Fa_" + number + ".png";
                    assertEquals(
                            number == 2 ? 1 + again : 1,
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
        return requests.stream().filter(one -> one.startsWith(request)).count();
    }

    private WorkflowRun start(JenkinsRule jenkins, GatedProxy batch, GatedProxy storage) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        studio.addAccount(
                "watched",
                batch.url().toString(),
                "batch-key",
                (storage == null ? cloud.blobEndpoint() : storage.url()).toString(),
                "storage-key");
        WorkflowJob made = studio.jobWithScene(
                """
                azureRenderPool account: 'watched', id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 1
                node {
                  azureRenderSubmit account: 'watched', scene: 'scene.blend', frames: '1-3', output: 'a_#', retries: 0,
                    renderer: custom(command: 'PROGRAM', eachFrame: true)
                }
                def result = azureRenderCollect()
                echo "${result.frames} frames in the end"
                """.replace("PROGRAM", folder.resolve("render").toString()));
        job = made.getFullName();
        return made.scheduleBuild2(0).waitForStart();
    }

    private WorkflowRun build(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    private void mark(String name) throws IOException {
        Files.createFile(folder.resolve(name));
    }

    private static void await(WorkflowRun run, Predicate<FrameTable> condition) throws Exception {
        while (Studio.renders(run).isEmpty()
                || !condition.test(
                        RenderAction.of(run).frames(Studio.renders(run).get(0)))) {
            assertTrue(run.isBuilding(), "it ended before");
            Thread.sleep(20);
        }
    }

    /** When Jenkins goes down. */
    private interface Moment {
        void await(GatedProxy storage, WorkflowRun run) throws Exception;
    }
}
