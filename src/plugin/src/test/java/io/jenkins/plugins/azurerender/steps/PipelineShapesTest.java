package io.jenkins.plugins.azurerender.steps;

import static io.jenkins.plugins.azurerender.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
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
 * an injected failure succeeds.
 *
 * <p>{@code -Dshapes=2000} tests more of them, {@code -Dshape=17} only that one.
 */
@Tag("cloud")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class PipelineShapesTest {

    private static final int SEEDS = 40;
    private static final int BENCH_SEEDS = 2_000;
    private static final int BUILDS_AT_A_TIME = 6;
    private static final int NODES = 8;
    private static final Pattern BLOCK_POOL = Pattern.compile("withAzureRenderPool\\(id: \"POOL(-p\\d+)");

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private LocalCloud cloud;
    private Studio studio;
    private BatchService batch;
    private ShapeTasks tasks;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        this.cloud = cloud;
        studio = Studio.open(jenkins, cloud);
        batch = studio.batch();
        jenkins.jenkins.setNumExecutors(6 * BUILDS_AT_A_TIME);
        tasks = new ShapeTasks(folder);
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
        int seeds = Integer.getInteger("shapes", SEEDS);
        check(one == null ? LongStream.rangeClosed(1, seeds).boxed().toList() : List.of(one));
    }

    @Test
    @Tag("bench")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void manyShapesKeepTheProperties() throws Exception {
        check(LongStream.rangeClosed(1, BENCH_SEEDS).boxed().toList());
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
        WorkflowRun build = null;
        try {
            WorkflowJob job = studio.job(shape.script().replace("POOL-", "POOL-" + seed + "-"));
            build = job.scheduleBuild2(0).waitForStart();
            tasks.begin(build);
            if (shape.aborts()) {
                WorkflowRun running = build;
                await("abort or end")
                        .until(() -> !running.isBuilding()
                                || JenkinsRule.getLog(running).contains("\n@ABORT\n"));
                Studio.abort(running);
            }
            jenkins.waitForCompletion(build);
            check(shape, seed, build);
            return null;
        } catch (Throwable x) {
            return "Shape %s: %s\n%s\n%s".formatted(seed, x, shape.script(), log(build));
        } finally {
            if (build != null) {
                tasks.end(build);
            }
        }
    }

    private static String log(WorkflowRun build) {
        try {
            return build == null ? "" : JenkinsRule.getLog(build);
        } catch (Exception x) {
            return x.toString();
        }
    }

    private void check(PipelineShape.Generated shape, long seed, WorkflowRun build) throws Exception {
        String log = JenkinsRule.getLog(build);
        Set<String> collected = new ShapeEvents(Studio.renders(build)).check(log);
        if (shape.fails() || shape.aborts()) {
            assertNotEquals(Result.SUCCESS, build.getResult());
        } else {
            assertEquals(Result.SUCCESS, build.getResult());
        }
        for (RenderRecord render : Studio.renders(build)) {
            await("end of job " + render.getJobId()).until(() -> batch.job(render.getJobId())
                    .filter(known -> !known.ended())
                    .isEmpty());
        }
        Matcher pools = BLOCK_POOL.matcher(shape.script());
        while (pools.find()) {
            assertNoNodes(studio.pool + "-" + seed + pools.group(1));
        }
        Set<String> archived = new HashSet<>();
        for (WorkflowRun.Artifact artifact : build.getArtifacts()) {
            if (artifact.relativePath.matches("(s|bad|slow)\\d+.*_\\d\\.png")) {
                archived.add(artifact.relativePath);
                checkFrame(build, artifact.relativePath);
            }
        }
        for (RenderRecord render : Studio.renders(build)) {
            for (int frame : render.plan().frames().frames()) {
                for (String file : render.plan().expectedFiles(frame)) {
                    assertTrue(tasks.count(build, file) <= 1, () -> file + " was rendered more than once");
                    if (collected.contains(render.getJobId())
                            || build.getResult() == Result.SUCCESS && render.isCollected()) {
                        assertTrue(archived.contains(file), () -> file + " is missing");
                    }
                }
            }
        }
    }

    /** The frame is the one that a render of the build with this output has rendered. */
    private void checkFrame(WorkflowRun build, String file) throws Exception {
        assertEquals(1, tasks.count(build, file), () -> "renderings of " + file);
        try (InputStream in = build.getArtifactManager().root().child(file).open()) {
            var image = ImageIO.read(in);
            assertTrue(
                    Studio.renders(build).stream()
                            .filter(render -> render.plan().frames().frames().stream()
                                    .anyMatch(frame ->
                                            render.plan().expectedFiles(frame).contains(file)))
                            .anyMatch(render -> ShapeTasks.isFrame(image, render.getJobId(), file)),
                    () -> file + " is another frame");
        }
    }

    private void assertNoNodes(String prefix) throws Exception {
        for (String suffix : List.of("", "_x", "_y")) {
            await("nodes of " + prefix + suffix).until(() -> batch.pool(prefix + suffix)
                    .map(PoolStatus::targetDedicatedNodes)
                    .orElse(0)
                    .equals(0));
        }
    }
}
