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
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.render.PostRenderTask;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The properties of builds of a {@link PipelineShape}: no frame was replaced, each collect returned its own frames, SUCCESS
 * means that all frames are there, nothing is left running, and nothing was rendered twice. A build without an injected
 * failure succeeds.
 */
final class ShapeProperties {

    private static final Pattern BLOCK_POOL = Pattern.compile("withAzureRenderPool\\(id: \"POOL(-p\\d+)");
    private static final String FRAME = "(s|bad|slow|flaky)\\d+.*_\\d\\.png";

    private final LocalCloud cloud;
    private final BatchService batch;
    private final ShapeTasks tasks;

    ShapeProperties(LocalCloud cloud, ShapeTasks tasks) {
        this.cloud = cloud;
        this.batch = Studio.batch(cloud);
        this.tasks = tasks;
    }

    /**
     * Checks a build that has ended.
     *
     * @param pools prefix of the names of the pools of its blocks
     */
    void check(PipelineShape.Generated shape, String pools, WorkflowRun build) throws Exception {
        String log = JenkinsRule.getLog(build);
        Set<String> collected = new ShapeEvents(Studio.renders(build)).check(log);
        if (shape.fails() || shape.aborts()) {
            assertNotEquals(Result.SUCCESS, build.getResult());
        } else {
            assertEquals(Result.SUCCESS, build.getResult());
        }
        Studio.assertNothingRunsOn(build, cloud);
        for (RenderRecord render : Studio.renders(build)) {
            if (render.hasAutoPool() && render.getPool() != null) {
                await("end of pool " + render.getPool())
                        .until(() -> batch.pool(render.getPool()).isEmpty());
            }
        }
        Matcher names = BLOCK_POOL.matcher(shape.script());
        while (names.find()) {
            assertNoNodes(pools + names.group(1));
        }
        Set<String> archived = frames(build);
        for (String file : archived) {
            checkFrame(build, file);
        }
        for (RenderRecord render : Studio.renders(build)) {
            Set<String> files = files(render);
            boolean complete = collected.contains(render.getJobId())
                    || build.getResult() == Result.SUCCESS && render.isCollected();
            if (complete) {
                assertTrue(archived.containsAll(files), () -> "frames of " + render.getOutput() + " are missing");
            }
            PostRenderTask after = render.plan().after();
            if (after != null && PipelineShape.Kind.of(render.getOutput()) == PipelineShape.Kind.GOOD) {
                files.addAll(after.files());
            }
            for (String file : files) {
                int count = tasks.count(build.getParent(), file);
                assertTrue(count <= 1, () -> file + " was rendered more than once");
                if (complete) {
                    assertEquals(1, count, () -> file + " was not rendered");
                    assertTrue(build.getArtifactManager().root().child(file).exists(), () -> file + " is missing");
                }
            }
        }
    }

    /** The frame was rendered once, by a render of the build with this output. */
    void checkFrame(WorkflowRun build, String file) throws Exception {
        assertEquals(1, tasks.count(build.getParent(), file), () -> "renderings of " + file);
        checkImage(build, file);
    }

    /** A render of the build with this output has rendered the frame. */
    static void checkImage(WorkflowRun build, String file) throws Exception {
        try (InputStream in = build.getArtifactManager().root().child(file).open()) {
            var image = ImageIO.read(in);
            assertTrue(
                    Studio.renders(build).stream()
                            .filter(render -> files(render).contains(file))
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

    /** The names of all frames of a render. */
    static Set<String> files(RenderRecord render) {
        return render.plan().frames().frames().stream()
                .flatMap(frame -> render.plan().expectedFiles(frame).stream())
                .collect(Collectors.toSet());
    }

    /** The names of the frames that a build has archived. */
    static Set<String> frames(WorkflowRun build) {
        return build.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .filter(path -> path.matches(FRAME))
                .collect(Collectors.toSet());
    }
}
