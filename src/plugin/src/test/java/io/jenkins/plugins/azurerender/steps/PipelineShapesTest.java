package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Random nestings of blocks around submit and collect. After each build: no frame was replaced, each collect returned its own
 * frames, SUCCESS means that all frames are there, nothing is left running, and nothing was rendered twice. A build without
 * an injected failure succeeds. A second build of some jobs is restarted at the stage of its collect step, or renders the
 * missing frames.
 *
 * <p>{@code -Dshapes.from=100 -Dshapes=200} tests those from 100 to 200, {@code -Dshape=17} only that one.
 */
@Tag("cloud")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PipelineShapesTest {

    private static final int SEEDS = 25;
    private static final int BENCH_SEEDS = 2_000;
    private static final int BUILDS_AT_A_TIME = 6;
    private static final int NODES = 8;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private LocalCloud cloud;
    private Studio studio;
    private ShapeTasks tasks;
    private ShapeProperties properties;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        jenkins.jenkins.setNumExecutors(12 * BUILDS_AT_A_TIME);
        tasks = new ShapeTasks(folder);
        properties = new ShapeProperties(cloud, tasks);
        cloud.emulator().control().switches().runTasksWith(tasks);
        studio.run(
                studio.job("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: " + NODES),
                Result.SUCCESS);
    }

    @AfterEach
    void close() {
        cloud.emulator().control().switches().runTasksWith(null);
    }

    @Test
    void shapesKeepTheProperties() throws Exception {
        Long one = Long.getLong("shape");
        check(one == null ? seeds(SEEDS) : List.of(one));
    }

    @Test
    @Tag("bench")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void manyShapesKeepTheProperties() throws Exception {
        check(seeds(BENCH_SEEDS));
    }

    private static List<Long> seeds(int last) {
        return LongStream.rangeClosed(Long.getLong("shapes.from", 1), Integer.getInteger("shapes", last))
                .boxed()
                .toList();
    }

    private void check(List<Long> seeds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BUILDS_AT_A_TIME);
        List<String> failures = new ArrayList<>();
        try {
            List<Future<String>> results = seeds.stream()
                    .map(seed -> threads.submit(() -> problem(seed)))
                    .toList();
            for (Future<String> result : results) {
                if (result.get() != null) {
                    failures.add(result.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + " shapes failed\n" + String.join("\n", failures));
    }

    /** Builds a shape and checks the properties; returns the problem with its Jenkinsfile and log, or null. */
    private String problem(long seed) {
        PipelineShape.Generated shape = PipelineShape.of(seed);
        WorkflowJob job = null;
        try {
            job = studio.job(shape.script().replace("POOL-", "POOL-" + seed + "-"));
            WorkflowRun build = build(job);
            if (shape.aborts()) {
                await("abort or end")
                        .until(() ->
                                !build.isBuilding() || JenkinsRule.getLog(build).contains("\n@ABORT\n"));
                Studio.abort(build);
            }
            awaitEnd(build);
            properties.check(shape, studio.pool + "-" + seed, build);
            if (seed % 4 == 0) {
                restartAtCollect(build);
            } else if (seed % 4 == 1) {
                renderMissingFrames(build);
            }
            return null;
        } catch (Throwable x) {
            return "Shape %s: %s\n%s\n%s".formatted(seed, x, shape.script(), log(job));
        } finally {
            if (job != null) {
                tasks.end(job);
            }
        }
    }

    private WorkflowRun build(WorkflowJob job, Action... actions) throws Exception {
        WorkflowRun build = job.scheduleBuild2(0, actions).waitForStart();
        tasks.begin(build);
        return build;
    }

    private static void awaitEnd(WorkflowRun build) {
        await("end of the build").atMost(LIMIT).until(() -> !build.isBuilding());
    }

    private static String log(WorkflowJob job) {
        StringBuilder text = new StringBuilder();
        try {
            for (WorkflowRun build :
                    job == null ? List.<WorkflowRun>of() : job.getBuildsAsMap().values()) {
                text.append(JenkinsRule.getLog(build)).append('\n');
            }
        } catch (Exception x) {
            text.append(x);
        }
        return text.toString();
    }

    /**
     * A build that begins at the stage of its collect step has all frames that the first build rendered, unless that one has
     * all frames of the render, and renders none.
     */
    private void restartAtCollect(WorkflowRun first) throws Exception {
        List<RenderRecord> renders =
                Studio.renders(first).stream().filter(RenderRecord::isSubmitted).toList();
        if (renders.isEmpty()) {
            return;
        }
        WorkflowJob job = first.getParent();
        job.setDefinition(new CpsFlowDefinition("azureRenderCollect retries: 0, onIncomplete: 'unstable'", true));
        WorkflowRun build = build(job, new CauseAction(new RestartDeclarativePipelineCause(first, "Frames")));
        awaitEnd(build);
        if (first.getResult() == Result.SUCCESS) {
            assertEquals(Result.SUCCESS, build.getResult());
        }
        Set<String> before = ShapeProperties.frames(first);
        Set<String> after = ShapeProperties.frames(build);
        for (RenderRecord render : renders) {
            for (String file : ShapeProperties.files(render)) {
                assertTrue(tasks.count(job, file) <= 1, () -> file + " was rendered more than once");
                if (first.getResult() == Result.SUCCESS) {
                    assertTrue(before.contains(file) || after.contains(file), () -> file + " is missing");
                }
                if (before.contains(file) && !render.isComplete()) {
                    assertTrue(after.contains(file), () -> file + " is missing in the restarted build");
                }
                if (after.contains(file)) {
                    properties.checkFrame(build, file);
                }
            }
        }
        studio.assertNothingRunsOn(build);
    }

    /** A build that renders the failed frames of each render has the frames that the first build has not. */
    private void renderMissingFrames(WorkflowRun first) throws Exception {
        List<RenderRecord> renders = Studio.renders(first);
        Set<String> before = ShapeProperties.frames(first);
        if (renders.stream().allMatch(render -> before.containsAll(ShapeProperties.files(render)))) {
            return;
        }
        WorkflowJob job = first.getParent();
        StringBuilder script = new StringBuilder("azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3'\n");
        Map<String, Integer> rendered = new HashMap<>();
        for (RenderRecord render : renders) {
            ShapeProperties.files(render).forEach(file -> rendered.put(file, tasks.count(job, file)));
            String name = render.getSettings().getName();
            script.append("""
                    node {
                      writeFile file: 'scene.dat', text: 'scene'
                      azureRenderSubmit scene: 'scene.dat', frames: 'failed', output: '%s', renderer: custom(command: 'render')%s
                    }
                    """.formatted(render.getOutput(), name == null ? "" : ", name: '" + name + "'"));
        }
        script.append("azureRenderCollect()\n");
        job.setDefinition(new CpsFlowDefinition(script.toString().replace("POOL", studio.pool), true));
        WorkflowRun build = build(job);
        awaitEnd(build);
        assertEquals(Result.SUCCESS, build.getResult());
        Set<String> after = ShapeProperties.frames(build);
        for (RenderRecord render : renders) {
            for (String file : ShapeProperties.files(render)) {
                boolean missing = !before.contains(file);
                assertEquals(missing, after.contains(file), () -> file + " in the second build");
                assertEquals(rendered.get(file) + (missing ? 1 : 0), tasks.count(job, file), file);
                if (missing) {
                    ShapeProperties.checkImage(build, file);
                }
            }
        }
        studio.assertNothingRunsOn(build);
    }
}
