package io.jenkins.plugins.azurerender.collect;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.emulator.control.Ledger.Entry;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Measures how soon a frame is visible and how soon an aborted render ends, with the polling interval of production. Run
 * with {@code mvn -Pbench -pl src/plugin -am test}.
 */
@Tag("bench")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class CollectSpeedTest {

    private static final String PERIOD = CollectExecution.class.getName() + ".periodMillis";
    private static final int MEASURED = 30;
    private static final Random RANDOM = new Random(6);

    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;

    @BeforeEach
    void useProductionInterval(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        System.clearProperty(PERIOD);
        CollectFixture.image(folder, 1);
        Path program = Files.writeString(folder.resolve("render"), """
                #!/bin/bash
                n=$RENDER_FIRST
                until [ -e FOLDER/start ]; do sleep 0.2; done
                if ((n > MEASURED)); then until [ -e FOLDER/go ]; do sleep 0.2; done; fi
                sleep $((n % 3)).$((n * 7 % 10))
                cp FOLDER/image1.png "$RENDER_FILE"
                """.replace("FOLDER", folder.toString())
                .replace("MEASURED", String.valueOf(MEASURED)));
        assertTrue(program.toFile().setExecutable(true));
    }

    @AfterEach
    void restoreTestInterval() {
        System.setProperty(PERIOD, "100");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 10_000})
    void frameIsArchivedWithinThreeSecondsAfterItsUpload(int tasks) throws Exception {
        List<Long> waits = new ArrayList<>();
        while (waits.size() < MEASURED) {
            WorkflowRun run = start(tasks, 1);
            jenkins.waitForMessage("1 running", run);
            Files.writeString(folder.resolve("start"), "");
            Map<Integer, Instant> archived = archiveTimes(run, Math.min(tasks, MEASURED));
            for (Entry written : cloud.emulator().control().ledger().ofKind("blob-written")) {
                String render = Studio.renders(run).get(0).getJobId();
                for (Map.Entry<Integer, Instant> frame : archived.entrySet()) {
                    if ((written.subject() + written.detail()).contains(render)
                            && (written.subject() + written.detail()).contains("/a_" + frame.getKey() + ".png")) {
                        waits.add(Duration.between(written.time(), frame.getValue())
                                .toMillis());
                    }
                }
            }
            if (tasks > MEASURED) {
                run.doStop();
            }
            jenkins.waitForCompletion(run);
            Files.delete(folder.resolve("start"));
        }
        waits.sort(null);
        long median = waits.get(waits.size() / 2);
        System.out.printf(
                "frame visible, %d tasks: median %d ms, 95 of 100 within %d ms, longest %d ms, of %d frames%n",
                tasks, median, waits.get(waits.size() * 95 / 100), waits.get(waits.size() - 1), waits.size());
        assertTrue(median <= 3_000, median + " ms");
    }

    @Test
    void abortEndsTheJobWithinTenSeconds() throws Exception {
        List<Long> calls = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            WorkflowRun run = start(200, 2);
            jenkins.waitForMessage("azureRenderCollect", run);
            Thread.sleep(RANDOM.nextInt(6_000));
            Instant stop = Instant.now();
            run.doStop();
            Studio.assertNothingRunsOn(run, cloud);
            ends.add(Duration.between(stop, Instant.now()).toMillis());
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            String render = Studio.renders(run).get(0).getJobId();
            calls.add(cloud.emulator().control().ledger().ofKind("call").stream()
                    .filter(call ->
                            call.subject().contains(render) && call.detail().contains("Job_Terminate"))
                    .map(call -> Duration.between(stop, call.time()).toMillis())
                    .findFirst()
                    .orElseThrow());
        }
        calls.sort(null);
        ends.sort(null);
        System.out.printf(
                "abort: termination requested after %d ms (median) and %d ms (longest), job ended after %d ms and %d ms%n",
                calls.get(5), calls.get(9), ends.get(5), ends.get(9));
        assertTrue(ends.get(9) <= 10_000, ends.get(9) + " ms");
    }

    private WorkflowRun start(int tasks, int nodes) throws Exception {
        return studio.jobWithScene(
                        """
                        azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: NODES
                        node {
                          azureRenderSubmit scene: 'scene.blend', frames: '1-LAST', output: 'a_#', retries: 0,
                            renderer: custom(command: 'PROGRAM', eachFrame: true)
                        }
                        azureRenderCollect()
                        """.replace("PROGRAM", folder.resolve("render").toString())
                                .replace("LAST", String.valueOf(tasks))
                                .replace("NODES", String.valueOf(nodes)))
                .scheduleBuild2(0)
                .waitForStart();
    }

    /** Waits until the first frames are archived; returns when each was. */
    private static Map<Integer, Instant> archiveTimes(WorkflowRun run, int frames) throws Exception {
        await("render").until(() -> !Studio.renders(run).isEmpty());
        FrameTable table = RenderAction.of(run).frames(Studio.renders(run).get(0));
        Map<Integer, Instant> times = new HashMap<>();
        await("archived frames").pollInterval(Duration.ofMillis(10)).until(() -> {
            for (int number = 1; number <= frames; number++) {
                if (!times.containsKey(number)
                        && table.row(number).orElseThrow().state() == FrameState.ARCHIVED) {
                    times.put(number, Instant.now());
                }
            }
            assertTrue(run.isBuilding() || times.size() == frames, "the build ended too early");
            return times.size() == frames;
        });
        return times;
    }
}
